import type { TestUser } from './local-stack.ts';

/** Every field of an expense. */
export const allFields = `id userId owner { userId isSetByServer } date year month amount currency category subcategory description notes paymentMethod
  location version createdAt updatedAt deletedAt`;

/** An expense as the API shows it, as far as tests compare it. */
export interface ShownExpense {
  readonly id: string;
  readonly userId: string;
  readonly date: string;
  readonly amount: number;
  readonly category: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export const addExpense = `mutation Add($input: AddExpenseInput!) { addExpense(input: $input) { ${allFields} } }`;
export const updateExpense = `mutation Update($input: UpdateExpenseInput!) { updateExpense(input: $input) { ${allFields} } }`;
export const deleteExpense = `mutation Delete($id: ID!, $expectedVersion: Int) {
  deleteExpense(id: $id, expectedVersion: $expectedVersion) { ${allFields} }
}`;
export const getExpense = `query Get($id: ID!) { expense(id: $id) { ${allFields} } }`;
export const listExpenses = `query List($year: Int, $month: Int, $category: String, $from: AWSDate, $to: AWSDate,
    $order: SortOrder, $limit: Int, $nextToken: String) {
  expenses(year: $year, month: $month, category: $category, from: $from, to: $to, order: $order, limit: $limit,
    nextToken: $nextToken) { items { ${allFields} } nextToken }
}`;

export const importExpenses = `mutation Import($input: ImportExpensesInput!) {
  importExpenses(input: $input) { userId owner { userId isSetByServer } items { ${allFields} } }
}`;
export const restoreExpense = `mutation Restore($id: ID!) { restoreExpense(id: $id) { ${allFields} } }`;
export const getChanges = `query Changes($since: String, $limit: Int) {
  changes(since: $since, limit: $limit) { items { ${allFields} } cursor hasMore }
}`;
export const getSummary = `query Summary($year: Int!, $month: Int) {
  summary(year: $year, month: $month) {
    year month currencies { currency total count categories { category total count share } months { month total count } }
  }
}`;

/** Adds an expense and answers with it; fails when it was refused. */
export async function added(user: TestUser, input: Record<string, unknown> = {}): Promise<ShownExpense> {
  const answer = await user.graphql(addExpense, {
    input: { date: '2024-01-09', amount: 2.25, category: 'Food', ...input },
  });
  if (!answer.data || answer.errors) {
    throw new Error(`addExpense was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['addExpense'] as unknown as ShownExpense; // selected above
}

/** One page of expenses; fails when it was refused. */
export async function listed(
  user: TestUser,
  filters: Record<string, unknown> = {},
): Promise<{ items: ShownExpense[]; nextToken: string | null }> {
  const answer = await user.graphql(listExpenses, filters);
  if (!answer.data || answer.errors) {
    throw new Error(`expenses was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['expenses'] as unknown as { items: ShownExpense[]; nextToken: string | null }; // selected above
}

/** All pages of expenses, in order. */
export async function listedAll(
  user: TestUser,
  filters: Record<string, unknown> = {},
): Promise<ShownExpense[]> {
  const items: ShownExpense[] = [];
  let nextToken: string | null = null;
  do {
    const page = await listed(user, { ...filters, nextToken });
    items.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return items;
}

/** A summary as the API shows it. */
export interface ShownSummary {
  readonly currencies: readonly {
    readonly currency: string;
    readonly total: number;
    readonly count: number;
    readonly categories: readonly { category: string; total: number; count: number; share: number }[];
    readonly months: readonly { month: number; total: number; count: number }[];
  }[];
}

/** What was spent in a year or month; fails when it was refused. */
export async function summed(user: TestUser, year: number, month?: number): Promise<ShownSummary> {
  const answer = await user.graphql(getSummary, { year, month });
  if (!answer.data || answer.errors) {
    throw new Error(`summary was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['summary'] as unknown as ShownSummary; // selected above
}

/** One page of changes; fails when it was refused. */
export async function changedSince(
  user: TestUser,
  since?: string,
  limit?: number,
): Promise<{ items: ShownExpense[]; cursor: string; hasMore: boolean }> {
  const answer = await user.graphql(getChanges, { since, limit });
  if (!answer.data || answer.errors) {
    throw new Error(`changes was refused: ${JSON.stringify(answer.errors)}`);
  }
  return answer.data['changes'] as unknown as Awaited<ReturnType<typeof changedSince>>; // selected above
}
