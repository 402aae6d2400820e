import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { added, listedAll } from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';

const test = useLocalStack();
const state: { user?: TestUser; expense?: ShownExpense } = {};

beforeAll(async () => {
  state.user = await test.newUser();
  state.expense = await added(state.user);
});

function ids(count: number): string {
  return JSON.stringify(Array.from({ length: count }, () => randomUUID()));
}

const TWICE = '["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3F2504E0-4F89-41D3-9A0C-0305E82C3301"]';
const long = 'x'.repeat(101);

const SUMMARIES: [string, string, string][] = [
  ['from after to', 'to', 'summary(from: "2024-02-01", to: "2024-01-31") { from }'],
  ['more than 366 days', 'to', 'summary(from: "2024-01-01", to: "2025-01-01") { from }'],
  ['from without to', 'to', 'summary(from: "2024-01-01") { from }'],
  ['to without from', 'from', 'summary(to: "2024-01-01") { from }'],
  ['year with from', 'from', 'summary(year: 2024, from: "2024-01-01") { from }'],
  ['year with from and to', 'from', 'summary(year: 2024, from: "2024-01-01", to: "2024-01-02") { from }'],
  ['month without year', 'month', 'summary(month: 1) { from }'],
  ['no period', 'year', 'summary { from }'],
];
const LISTS: [string, string, string][] = [
  ['payee with category', 'payee', 'expenses(payee: "Cafe", category: "Food") { nextToken }'],
  ['year with from', 'from', 'expenses(year: 2024, from: "2024-01-01") { nextToken }'],
  ['from after to', 'to', 'expenses(from: "2024-02-01", to: "2024-01-31") { nextToken }'],
  ['budgets of a year alone', 'month', 'budgets(year: 2024) { month }'],
  ['budgets of a month alone', 'month', 'budgets(month: 1) { month }'],
];
const batches: [string, string, string][] = [
  ['34 ids to update', 'ids', `updateExpenses(input: { ids: ${ids(34)}, notes: "n" }) { userId }`],
  ['no ids to update', 'ids', 'updateExpenses(input: { ids: [], notes: "n" }) { userId }'],
  ['an id twice to update', 'ids', `updateExpenses(input: { ids: ${TWICE}, notes: "n" }) { userId }`],
  ['nothing to update', 'input', `updateExpenses(input: { ids: ${ids(1)} }) { userId }`],
  ['51 ids to delete', 'ids', `deleteExpenses(ids: ${ids(51)}) { userId }`],
  ['an id twice to delete', 'ids', `deleteExpenses(ids: ${TWICE}) { userId }`],
  ['51 ids to restore', 'ids', `restoreExpenses(ids: ${ids(51)}) { userId }`],
  ['an id twice to restore', 'ids', `restoreExpenses(ids: ${TWICE}) { userId }`],
];
const renames: [string, string, string][] = [
  ['a renaming to the same name', 'to', 'renameCategory(from: "Food", to: "Food") { moved }'],
  ['a renaming to a name with #', 'to', 'renameCategory(from: "Food", to: "A#B") { moved }'],
  ['a renaming to no name', 'to', 'renameCategory(from: "Food", to: "") { moved }'],
  ['a renaming to a name with space', 'to', 'renameCategory(from: "Food", to: " Food") { moved }'],
  ['a renaming to a long name', 'to', `renameCategory(from: "Food", to: "${long}") { moved }`],
  ['a renaming of what cannot be', 'from', 'renameCategory(from: "A#B", to: "Food") { moved }'],
];
const BUDGETS: [string, string, string][] = [
  ['a budget of 0', 'amount', 'setBudget(input: { currency: "USD", amount: 0 }) { version }'],
  ['a budget below 0', 'amount', 'setBudget(input: { currency: "USD", amount: -1 }) { version }'],
  ['a budget in no currency', 'currency', 'setBudget(input: { amount: 5 }) { version }'],
  ['a budget in none that is', 'currency', 'setBudget(input: { currency: "ZZZ", amount: 5 }) { version }'],
  [
    'a budget for a category that cannot be',
    'category',
    'setBudget(input: { currency: "USD", category: "A#B", amount: 5 }) { version }',
  ],
  ['the removal of a budget in no currency', 'currency', 'removeBudget(category: "Food") { version }'],
  ['an erasure without the confirmation', 'confirmation', 'eraseMyData { erased }'],
  ['an erasure with another', 'confirmation', 'eraseMyData(confirmation: "yes") { erased }'],
];

describe('a query', () => {
  it.each([...SUMMARIES, ...LISTS])('with %s ends with a ValidationError for %s', async (_, field, text) => {
    expect(await state.user?.graphql(`{ ${text} }`)).toMatchObject({
      errors: [{ errorType: 'ValidationError', errorInfo: { field } }],
    });
  });
});

describe('a mutation', () => {
  it.each([...batches, ...renames, ...BUDGETS])(
    'for %s ends with a ValidationError for %s, and changes nothing',
    async (_, field, text) => {
      const { user, expense } = state;

      expect(await user?.graphql(`mutation { ${text} }`)).toMatchObject({
        errors: [{ errorType: 'ValidationError', errorInfo: { field } }],
      });
      expect(user && (await listedAll(user))).toEqual([expense]);
    },
  );

  it('for an import of an unknown kind names the expense and the field', async () => {
    const row = '{ date: "2024-01-09", amount: 1, category: "Food", kind: "GIFT" }';

    expect(
      await state.user?.graphql(`mutation { importExpenses(input: { expenses: [${row}] }) { userId } }`),
    ).toMatchObject({
      errors: [{ errorType: 'ValidationError', errorInfo: { errors: [{ index: 0, field: 'kind' }] } }],
    });
  });

  it('for one expense of an unknown kind is refused by AppSync itself, which knows the kinds by the schema', async () => {
    const input = '{ date: "2024-01-09", amount: 1, category: "Food", kind: GIFT }';

    const answer = await state.user?.graphql(`mutation { addExpense(input: ${input}) { id } }`);

    expect(answer?.data).toBeNull();
    expect(answer?.errors?.[0]?.message).toContain("is not a valid 'ExpenseKind'");
  });
});
