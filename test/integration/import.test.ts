import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { added, importExpenses, listed, listedAll, summed } from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';

describe('importExpenses', () => {
  const test = useLocalStack();
  const row = { date: '2024-01-09', amount: 2.25, category: 'Food' };

  async function imported(user: TestUser, expenses: readonly Record<string, unknown>[]) {
    const { data, errors } = await user.graphql(importExpenses, { input: { expenses } });
    expect(errors).toBeUndefined();
    return data?.['importExpenses'] as unknown as { userId: string; items: ShownExpense[] }; // selected
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
    expect((await summed(user, 1999)).currencies).toMatchObject([{ total: 2.25, count: 1 }]);
  });

  it('adds each expense once, however often the batch is sent, and also at the same time', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 5 }, () => ({ ...row, id: randomUUID() }));

    const [first, second] = await Promise.all([imported(user, rows), imported(user, rows)]);
    const third = await imported(user, rows);

    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect((await listed(user)).items).toHaveLength(5);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 11.25, count: 5 }]);
  });

  it('adds only what is missing when a part is stored already', async () => {
    const user = await test.newUser();
    const before = await added(user, { ...row, id: randomUUID() });
    const rows = [{ ...row, id: randomUUID() }, { ...row, id: before.id }, row];

    const { items } = await imported(user, rows);

    expect(items[1]).toEqual(before);
    expect((await listed(user)).items).toHaveLength(3);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 6.75, count: 3 }]);
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
    expect((await summed(user, 2024)).currencies).toMatchObject([{ total: 2.25, count: 1 }]);
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
