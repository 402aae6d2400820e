import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { endThirtyDays } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import {
  added,
  addExpense,
  changedSince,
  deleteExpense,
  importExpenses,
  listed,
  restoreExpense,
  summed,
  updateExpense,
} from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';

describe('restoreExpense', () => {
  const test = useLocalStack();

  it('brings a deleted expense back into every list and total', async () => {
    const user = await test.newUser();
    const expense = await added(user);
    await user.graphql(deleteExpense, { id: expense.id });
    expect((await summed(user, 2024)).currencies).toEqual([]);

    const { data } = await user.graphql(restoreExpense, { id: expense.id });

    const restored = data?.['restoreExpense'] as unknown as ShownExpense; // selected
    expect(restored).toEqual({ ...expense, version: 3, updatedAt: restored['updatedAt'] });
    expect((await listed(user)).items).toEqual([restored]);
    expect((await listed(user, { category: 'Food' })).items).toEqual([restored]);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 2.25, expenseCount: 1 }]);
  });

  it('counts it once, however often and from how many devices it is sent', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    await user.graphql(deleteExpense, { id });

    const answers = await Promise.all([1, 2, 3].map(() => user.graphql(restoreExpense, { id })));

    expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 2.25, expenseCount: 1 }]);
  });

  it("ends with NotFound for an expense that never was, and for somebody else's", async () => {
    const [owner, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    const { id } = await added(owner);
    await owner.graphql(deleteExpense, { id });

    for (const wanted of [id, randomUUID()]) {
      const { errors } = await stranger.graphql(restoreExpense, { id: wanted });
      expect(errors?.[0]?.errorType).toBe('NotFound');
    }
  });

  it('is needed to get a deleted expense back: adding it again under its id ends with Conflict', async () => {
    const user = await test.newUser();
    const input = { id: randomUUID(), date: '2024-01-09', amount: 2.25, category: 'Food' };
    await added(user, input);
    await user.graphql(deleteExpense, { id: input.id });

    const { errors } = await user.graphql(addExpense, { input });

    expect(errors?.[0]).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { field: 'id', reason: 'DELETED', currentVersion: 2 },
    });
  });
});

describe('an expense that was deleted more than 30 days ago, and that DynamoDB has not dropped yet', () => {
  const test = useLocalStack();
  const row = { date: '2024-01-09', amount: 2.25, category: 'Food' };

  /** Somebody with an expense like that, and its id. */
  async function expired() {
    const user = await test.newUser();
    const { id } = await added(user, row);
    await user.graphql(deleteExpense, { id });
    await endThirtyDays(test.stack, user.sub, id);
    return { user, id };
  }

  it('cannot be restored', async () => {
    const { user, id } = await expired();

    const { errors } = await user.graphql(restoreExpense, { id });

    expect(errors?.[0]?.errorType).toBe('NotFound');
  });

  it('leaves its id free, so that it can be added again', async () => {
    const { user, id } = await expired();

    const again = await added(user, { ...row, id, notes: 'again' });

    expect(again).toMatchObject({ id, version: 1, deletedAt: null });
    expect((await listed(user)).items).toEqual([again]);
    expect((await changedSince(user)).items).toEqual([again]);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 2.25, expenseCount: 1 }]);
  });

  it('leaves its id free for an import, also beside expenses that are stored already', async () => {
    const { user, id } = await expired();
    const stored = await added(user, { ...row, id: randomUUID() });

    const { data, errors } = await user.graphql(importExpenses, {
      input: {
        expenses: [
          { ...row, id },
          { ...row, id: stored.id },
        ],
      },
    });

    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ importExpenses: { items: [{ id, version: 1 }, stored] } });
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 4.5, expenseCount: 2 }]);
  });
});

describe('changes', () => {
  const test = useLocalStack();

  it('tells what was added, changed and deleted, in that order, and ends', async () => {
    const user = await test.newUser();
    const [first, second, third] = [await added(user), await added(user), await added(user)];
    await user.graphql(updateExpense, { input: { id: first.id, notes: 'x' } });
    await user.graphql(deleteExpense, { id: second.id });

    const one = await changedSince(user, undefined, 2);
    const two = await changedSince(user, one.cursor, 2);
    const all = [...one.items, ...two.items];

    expect(all.map(({ id }) => id)).toEqual([third.id, first.id, second.id]);
    expect(all.map(({ deletedAt }) => deletedAt !== null)).toEqual([false, false, true]);
    expect([one.hasMore, two.hasMore]).toEqual([true, false]);
  });

  it('tells the changes of the last minute again, and then ends again', async () => {
    const user = await test.newUser();
    const expense = await added(user);
    const before = await changedSince(user);

    const again = await changedSince(user, before.cursor);

    expect(again.items).toEqual([expense]);
    expect(again.hasMore).toBe(false);
  });
});
