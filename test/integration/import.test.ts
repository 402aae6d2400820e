import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  importExpenses,
  listed,
  listedAll,
  summed,
  updateExpense,
} from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';

describe('importExpenses', () => {
  const test = useLocalStack();
  const row = { date: '2024-01-09', amount: 2.25, category: 'Food' };

  async function imported(user: TestUser, expenses: readonly Record<string, unknown>[]) {
    const { data, errors } = await user.graphql(importExpenses, { input: { expenses } });
    expect(errors).toBeUndefined();
    return data?.['importExpenses'] as unknown as {
      userId: string;
      items: ShownExpense[];
      outcomes: { outcome: string }[];
    }; // selected
  }

  it('adds 50 expenses of 50 months in one transaction, and counts each', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 50 }, (_, index) => ({
      ...row,
      date: `${1980 + index}-0${(index % 9) + 1}-15`,
    }));
    test.calls.length = 0;

    const { userId, items } = await imported(user, rows);

    expect(test.calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    expect(userId).toBe(user.sub);
    expect(items.map(({ date }) => date)).toEqual(rows.map(({ date }) => date));
    expect(await listedAll(user, { order: 'ASC' })).toEqual(items);
    expect((await summed(user, 1999)).currencies).toMatchObject([{ spent: 2.25, expenseCount: 1 }]);
  });

  it('counts 50 refunds of one category that have as little in common as they can', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 50 }, (_, index) => ({
      ...{ ...row, kind: 'REFUND', date: `2024-01-${String((index % 31) + 1).padStart(2, '0')}` },
      subcategory: `${index}${'€'.repeat(98)}`,
      paymentMethod: `${index}${'€'.repeat(98)}`,
    }));

    await imported(user, rows);

    const { currencies } = await summed(user, 2024, 1);
    expect(currencies).toMatchObject([{ spent: -112.5, refunded: 112.5, refundCount: 50 }]);
    expect(currencies[0]?.categories[0]?.subcategories).toHaveLength(50);
    expect(currencies[0]?.paymentMethods).toHaveLength(50);
  });

  it('adds each expense once, however often the batch is sent, and also at the same time', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 5 }, () => ({ ...row, id: randomUUID() }));

    const [first, second] = await Promise.all([imported(user, rows), imported(user, rows)]);
    const third = await imported(user, rows);

    expect({ ...second, outcomes: [] }).toEqual({ ...first, outcomes: [] });
    expect({ ...third, outcomes: [] }).toEqual({ ...first, outcomes: [] });
    const all = (outcome: string) => rows.map(() => outcome);
    const outcomes = [first, second, third].map((one) => one.outcomes.map(({ outcome }) => outcome));
    expect(outcomes).toEqual(expect.arrayContaining([all('ADDED'), all('SAME')]));
    expect(outcomes.flat().filter((outcome) => outcome === 'ADDED')).toHaveLength(5);
    expect(outcomes[2]).toEqual(all('SAME'));
    expect((await listed(user)).items).toHaveLength(5);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 11.25, expenseCount: 5 }]);
  });

  it('adds only what is missing when a part is stored already', async () => {
    const user = await test.newUser();
    const before = await added(user, { ...row, id: randomUUID() });
    const rows = [{ ...row, id: randomUUID() }, { ...row, id: before.id }, row];

    const { items } = await imported(user, rows);

    expect(items[1]).toEqual(before);
    expect((await listed(user)).items).toHaveLength(3);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 6.75, expenseCount: 3 }]);
  });

  it('adds nothing when an id was used for another expense, and names its index', async () => {
    const user = await test.newUser();
    const { id } = await added(user, row);

    const { errors } = await user.graphql(importExpenses, {
      input: { expenses: [row, { ...row, id, amount: 3 }] },
    });

    expect(errors?.[0]).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { field: 'id', errors: [{ index: 1, field: 'id' }] },
    });
    expect((await listed(user)).items).toHaveLength(1);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 2.25, expenseCount: 1 }]);
  });

  it('names every fault of every row at once, also what is missing or no day of the calendar', async () => {
    const user = await test.newUser();
    const { category, ...noCategory } = row;

    const { data, errors } = await user.graphql(importExpenses, {
      input: {
        expenses: [
          { ...row, date: '2023-02-30' },
          row,
          noCategory,
          null,
          { category, amount: 0, currency: 'XAU', description: '\ud83d' },
          { ...row, date: '2024-01-09+02:00', category: `${category}\u200b` },
        ],
      },
    });

    expect(data).toEqual({ importExpenses: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['importExpenses'], errorType: 'ValidationError' });
    expect((errors?.[0]?.errorInfo as { errors: { index: number; field: string }[] }).errors).toMatchObject([
      { index: 0, field: 'date', reason: 'must be a day of the calendar: 2023-02 has the days 01 to 28' },
      { index: 2, field: 'category', reason: 'is required' },
      { index: 3, field: 'expenses', reason: 'must be an expense, not null' },
      { index: 4, field: 'date', reason: 'is required' },
      { index: 4, field: 'currency' },
      { index: 4, field: 'amount', reason: 'must be greater than 0' },
      { index: 4, field: 'description' },
      { index: 5, field: 'date', reason: 'must be a date without a time zone, YYYY-MM-DD' },
      { index: 5, field: 'category', reason: 'must not begin or end with an invisible character' },
    ]);
    expect((await listed(user)).items).toEqual([]);
  });

  it('takes rows written into the document, and refuses a null among them', async () => {
    const user = await test.newUser();
    const document = (rows: string) =>
      `mutation { importExpenses(input: { expenses: [${rows}] }) { userId items { amount } } }`;

    const whole = await user.graphql(document('{ date: "2024-01-09", amount: 2, category: "Food" }'));
    const half = await user.graphql(document('{ date: "2024-01-09", amount: 2 }, null'));

    expect(whole.data).toMatchObject({ importExpenses: { items: [{ amount: 2 }] } });
    expect(half.errors).toMatchObject([
      {
        errorInfo: {
          errors: [
            { index: 0, field: 'category' },
            { index: 1, field: 'expenses' },
          ],
        },
      },
    ]);
  });

  it('tells apart, row by row, what was changed, what was deleted and what another expense has', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 4 }, () => ({ ...row, id: randomUUID() }));
    await imported(user, rows);
    await user.graphql(updateExpense, { input: { id: rows[1]?.id, amount: 3 } });
    await user.graphql(deleteExpense, { id: rows[2]?.id });

    const { errors } = await user.graphql(importExpenses, {
      input: { expenses: rows.map((one, index) => (index === 3 ? { ...one, category: 'Rent' } : one)) },
    });

    expect(errors?.[0]).toMatchObject({ errorType: 'Conflict' });
    expect(errors?.[0]?.errorInfo).toEqual({
      field: 'id',
      reason: 'CHANGED',
      currentVersion: 2,
      errors: [
        { index: 1, field: 'id', reason: 'CHANGED', currentVersion: 2 },
        { index: 2, field: 'id', reason: 'DELETED', currentVersion: 2 },
        { index: 3, field: 'id', reason: 'ID_TAKEN', currentVersion: 1 },
      ],
      same: [0],
    });
  });

  it('adds nothing when one expense is invalid', async () => {
    const user = await test.newUser();

    const { errors } = await user.graphql(importExpenses, {
      input: { expenses: [row, { ...row, amount: -1 }, { ...row, category: 'a#b' }] },
    });

    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      errorType: 'ValidationError',
      errorInfo: {
        errors: [
          { index: 1, field: 'amount', reason: 'must be greater than 0' },
          { index: 2, field: 'category', reason: 'must not contain #' },
        ],
      },
    });
    expect((await listed(user)).items).toEqual([]);
  });
});
