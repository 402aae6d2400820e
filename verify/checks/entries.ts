import type { Target } from '../target.ts';

/** The fields of an expense that checks look at. */
export interface Entry {
  readonly id: string;
  readonly version: number;
  readonly amount: number;
  readonly notes: string | null;
}

export const ENTRY = 'id version amount notes owner { userId isSetByServer }';

/**
 * Adds an expense.
 *
 * @throws {Error} with the API's words when it is refused
 */
export async function addEntry({ graphql, category }: Target, fields: object = {}): Promise<Entry> {
  const input = { date: '2024-01-09', amount: 2.25, category, ...fields };
  const { data, errors } = await graphql(
    `mutation ($input: AddExpenseInput!) { addExpense(input: $input) { ${ENTRY} } }`,
    { input },
  );
  if (data?.['addExpense'] === undefined || data['addExpense'] === null) {
    throw new Error(`an expense cannot be added: ${errors.map(({ message }) => message).join('; ')}`);
  }
  return data['addExpense'] as Entry; // What was selected.
}

/** Deletes all that checks have added; deleted expenses stay in the trash for 30 days. */
export async function deleteEntries({ graphql, category }: Target): Promise<void> {
  for (;;) {
    const { data } = await graphql(
      'query ($category: String!) { expenses(category: $category, limit: 50) { items { id } } }',
      { category },
    );
    const items = (data?.['expenses'] as { items: { id: string }[] } | null | undefined)?.items ?? []; // selected
    if (items.length === 0) {
      return;
    }
    await graphql('mutation ($ids: [ID!]!) { deleteExpenses(ids: $ids) { items { id } } }', {
      ids: items.map(({ id }) => id),
    });
  }
}
