import { print } from 'graphql';
import { expect } from 'vitest';
import { ListCategoriesDocument, ListPayeesDocument } from '../../../operations/generated/documents.ts';
import { budgetsOf } from '../budgets.ts';
import { expectExactMonths, expectExactPeriod } from '../expected-summaries.ts';
import type { TestUser } from '../local-stack.ts';
import type { OfflineApp } from '../offline-app.ts';
import { changedSince, getExpense, listedAll, listedDeleted } from '../operations.ts';
import type { ShownExpense } from '../operations.ts';
import { CATEGORIES, PAYEES } from '../random-content.ts';
import { expectedBudgets, expectedCategories, expectedPayees } from './expected-uses.ts';
import type { ListFilter, ReadStep } from './read-steps.ts';
import type { UserModel } from './user-model.ts';

/** Who reads: a user, what they must find, and an app of theirs that keeps what `changes` told it. */
interface Reader {
  readonly user: TestUser;
  readonly model: UserModel;
  readonly app: OfflineApp;
  /** The ids of expenses that there may be. */
  readonly ids: readonly string[];
}

/** Reads something and compares it with what the user must have. */
export async function expectRead({ user, model, app, ids }: Reader, read: ReadStep): Promise<void> {
  switch (read.kind) {
    case 'list': {
      const { filter, order, limit } = read;
      const found = model.live().filter((expense) => isIn(expense, filter));
      expect(await listedAll(user, { ...filter, order, limit })).toEqual(
        order === 'ASC' ? found : found.reverse(),
      );
      return;
    }
    case 'every list':
      expect(await everyList(user)).toEqual(
        filters.map((filter) =>
          model
            .live()
            .filter((expense) => isIn(expense, filter))
            .reverse(),
        ),
      );
      return;
    case 'deleted':
      expect(await allDeleted(user, read.limit)).toEqual(model.deleted());
      return;
    case 'summary':
      await expectExactMonths(user, model.live(), read.year, read.month);
      return;
    case 'period':
      await expectExactPeriod(user, model.live(), read.from, read.to);
      return;
    case 'budgets': {
      const { year, month } = read;
      expect(await budgetsOf(user, year, month)).toEqual({
        year,
        month,
        monthGone: 1,
        budgets: expectedBudgets(model, year, month),
      });
      return;
    }
    case 'changes':
      expect(await allChanges(user, read.limit)).toEqual(model.changed());
      await app.catchUp(read.limit);
      expect(app.all()).toEqual([...model.expenses.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
      return;
    case 'single':
      expect(await eachOf(user, ids)).toEqual(
        ids.map((id) => {
          const stored = model.expenses.get(id);
          return stored?.deletedAt === null ? stored : null;
        }),
      );
      return;
    case 'uses':
      expect(await used(user)).toEqual([expectedCategories(model), expectedPayees(model)]);
  }
}

function isIn({ date, category, payee }: ShownExpense, filter: ListFilter): boolean {
  const { year, month, from = '0000-00-00', to = '9999-99-99' } = filter;
  return (
    (filter.category === undefined || filter.category === category) &&
    (filter.payee === undefined || filter.payee === payee) &&
    (year === undefined || year === Number(date.slice(0, 4))) &&
    (month === undefined || month === Number(date.slice(5, 7))) &&
    date >= from &&
    date <= to
  );
}

/** All expenses, those of each category, and those of each payee. */
const filters: readonly ListFilter[] = [
  {},
  ...CATEGORIES.map((category) => ({ category })),
  ...PAYEES.map((payee) => ({ payee })),
];

/** The lists of all filters, asked for by one request. */
async function everyList(user: TestUser): Promise<unknown[]> {
  const lists = filters.map((filter) => {
    const args = Object.entries({ ...filter, limit: 200 });
    const shown = args.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ');
    return `expenses(${shown}) { items { ...ExpenseFields } }`;
  });
  // All of a list are on its first page.
  return (await askedTogether(user, lists)).map((list) => (list as { items: unknown }).items);
}

/** What `expense` has of each id, asked for by one request. */
function eachOf(user: TestUser, ids: readonly string[]): Promise<unknown[]> {
  return askedTogether(
    user,
    ids.map((id) => `expense(id: "${id}") { ...ExpenseFields }`),
  );
}

/** What fields of a query give that select expenses. */
async function askedTogether(user: TestUser, fields: readonly string[]): Promise<unknown[]> {
  const fragment = getExpense.slice(getExpense.indexOf('fragment ExpenseFields'));
  const named = fields.map((field, index) => `f${index}: ${field}`);
  const { data, errors } = await user.graphql(`query Together { ${named.join(' ')} } ${fragment}`);
  expect(errors).toBeUndefined();
  return fields.map((_, index) => data?.[`f${index}`]);
}

/** All that `changes` has, from the beginning. */
export async function allChanges(user: TestUser, limit = 200): Promise<ShownExpense[]> {
  const items: ShownExpense[] = [];
  let cursor: string | undefined;
  let hasMore = true;
  while (hasMore) {
    const page = await changedSince(user, cursor, limit);
    items.push(...page.items);
    cursor = page.cursor;
    hasMore = page.hasMore;
  }
  return items;
}

async function allDeleted(user: TestUser, limit: number): Promise<ShownExpense[]> {
  const items: ShownExpense[] = [];
  let nextToken: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listedDeleted>> = await listedDeleted(user, { limit, nextToken });
    items.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return items;
}

/** The categories and payees in use. */
async function used(user: TestUser): Promise<unknown[]> {
  const answers = [
    await user.graphql(print(ListCategoriesDocument)),
    await user.graphql(print(ListPayeesDocument)),
  ];
  return answers.map(({ data, errors }) => {
    expect(errors).toBeUndefined();
    return data?.['categories'] ?? data?.['payees'];
  });
}
