import { randomUUID } from 'node:crypto';
import type { Check } from '../check.ts';
import type { Answer, Target } from '../target.ts';
import { addEntry, ENTRY } from './entries.ts';

const AT_ONCE = 20;
const BATCH = 50;

/** What the runtime makes of the code of the resolvers, and DynamoDB of their transactions. */
export const resolverChecks: readonly Check[] = [
  {
    name: 'An early return ends a field with its value, without an error',
    assumed: { data: { expense: null }, errors: [] },
    advice:
      'Every operation that returns early fails: do not go live. Look at runtime.earlyReturn in resolvers/ first.',
    see: ({ graphql }) => graphql('{ expense(id: "no-uuid") { id } }'),
  },
  {
    name: 'A mutation that goes through its whole pipeline has no error afterwards',
    assumed: { version: 1, errors: [] },
    advice:
      'Mutations may answer errors although they have written: do not go live. Look at the log of the API.',
    async see({ graphql, category }) {
      const input = { date: '2024-01-09', amount: 2.25, category };
      const { data, errors } = await graphql(
        `mutation ($input: AddExpenseInput!) { addExpense(input: $input) { ${ENTRY} } }`,
        { input },
      );
      return { version: (data?.['addExpense'] as { version: unknown } | null | undefined)?.version, errors };
    },
  },
  {
    name: 'The same id added twice is the same expense, added once',
    assumed: { same: true, versions: [1, 1] },
    advice: 'What the condition of a transaction tells differs: look at resolvers/functions for addExpense.',
    async see(target) {
      const id = randomUUID();
      const [first, second] = [await addEntry(target, { id }), await addEntry(target, { id })];
      return { same: first.id === second.id, versions: [first.version, second.version] };
    },
  },
  {
    name: 'A version from the table equals a version from the caller',
    assumed: { taken: 2, refused: ['Conflict', { reason: 'CHANGED', currentVersion: 2 }] },
    advice: 'Numbers from DynamoDB compare unequal: add + 0 where the resolvers compare versions.',
    async see(target) {
      const { id } = await addEntry(target);
      const update = (amount: number) =>
        target.graphql(
          `mutation ($input: UpdateExpenseInput!) { updateExpense(input: $input) { ${ENTRY} } }`,
          { input: { id, amount, expectedVersion: 1 } },
        );
      const [taken, refused] = [await update(3), await update(4)];
      return {
        taken: (taken.data?.['updateExpense'] as { version: unknown } | null | undefined)?.version,
        refused: [refused.errors[0]?.errorType, refused.errors[0]?.errorInfo],
      };
    },
  },
  {
    name: 'Fifty expenses with long texts are imported at once, by loops within loops',
    rows: ['Loops of more than 1,000 rounds'],
    assumed: { count: BATCH, errors: [] },
    advice:
      'A loop ends too early: imports lose rows. Make the batches smaller in resolvers/shared, and say so in schema.graphql.',
    async see({ graphql, category }) {
      const expenses = Array.from({ length: BATCH }, () => ({
        date: '2024-01-09',
        amount: 1.01,
        category,
        notes: 'n'.repeat(1_000),
      }));
      const { data, errors } = await graphql(
        'mutation ($input: ImportExpensesInput!) { importExpenses(input: $input) { items { id } owner { userId isSetByServer } } }',
        { input: { expenses } },
      );
      return {
        count: (data?.['importExpenses'] as { items: unknown[] } | null | undefined)?.items.length,
        errors,
      };
    },
  },
  {
    name: 'The sum of a category is exact after all that',
    assumed: true,
    advice: 'Run npm run rebuild-ledger for this user, and do not go live before its cause is known.',
    async see(target) {
      const before = await spentIn(target);
      await addEntry(target, { amount: 0.1 });
      await addEntry(target, { amount: 0.2 });
      return Math.round((await spentIn(target)) * 100) - Math.round(before * 100) === 30;
    },
  },
  {
    name: 'Twenty changes of one expense at once succeed or say that they may be sent again',
    rows: ['The `ctx.error.type` of a cancelled transaction', 'The type of a reason is'],
    assumed: { others: [] },
    advice:
      'Cancelled transactions are told of in other words than the resolvers look for: correct resolvers/shared/errors.ts.',
    async see(target) {
      const { id } = await addEntry(target);
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) =>
          target.graphql(
            `mutation ($input: UpdateExpenseInput!) { updateExpense(input: $input) { ${ENTRY} } }`,
            { input: { id, amount: index + 1 } },
          ),
        ),
      );
      const kinds = answers.map(kindOf).filter((kind) => kind !== 'done' && kind !== 'Throttled');
      return { others: [...new Set(kinds)] };
    },
  },
];

async function spentIn({ graphql, category }: Target): Promise<number> {
  const { data } = await graphql(
    '{ summary(year: 2024, month: 1) { currencies { categories { category total } } } }',
  );
  const summary = data?.['summary'] as {
    currencies: { categories: { category: string; total: number }[] }[];
  } | null; // selected
  return (summary?.currencies ?? [])
    .flatMap(({ categories }) => categories)
    .filter((row) => row.category === category)
    .reduce((sum, { total }) => sum + total, 0);
}

function kindOf({ errors: [error] }: Answer): string {
  return error === undefined ? 'done' : (error.errorType ?? error.message);
}
