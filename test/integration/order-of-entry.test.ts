import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  imported,
  listedAll,
  restoreExpense,
  updateExpense,
} from '../support/operations.ts';

describe('expenses of one day', () => {
  const test = useLocalStack();

  /** The notes of the listed expenses, in their order. */
  async function order(user: TestUser, filters: Record<string, unknown> = {}): Promise<unknown[]> {
    return (await listedAll(user, { ...filters, limit: 3 })).map(({ notes }) => notes);
  }

  it('are listed in the order in which they were entered: the last one first, like the days', async () => {
    const user = await test.newUser();
    for (const notes of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      await added(user, { notes, payee: 'Shop' });
    }
    const newestFirst = ['8', '7', '6', '5', '4', '3', '2', '1'];

    expect(await order(user)).toEqual(newestFirst);
    expect(await order(user, { category: 'Food' })).toEqual(newestFirst);
    expect(await order(user, { payee: 'Shop', year: 2024, month: 1 })).toEqual(newestFirst);
    expect(await order(user, { order: 'ASC' })).toEqual([...newestFirst].reverse());
  });

  it('keep the order of the rows of an import', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 50 }, (_, index) => ({
      ...{ date: '2024-01-09', amount: 1, category: 'Food', notes: String(index) },
    }));

    await imported(user, rows);

    expect(await order(user, { order: 'ASC' })).toEqual(rows.map(({ notes }) => notes));
  });

  it('keep their places when they are changed, moved there and back, deleted and restored', async () => {
    const user = await test.newUser();
    const [first, second] = [await added(user, { notes: '1' }), await added(user, { notes: '2' })];
    await added(user, { notes: '3' });

    await user.graphql(updateExpense, { input: { id: first.id, amount: 5 } });
    await user.graphql(updateExpense, { input: { id: second.id, date: '2024-01-10' } });
    await user.graphql(updateExpense, { input: { id: second.id, date: '2024-01-09' } });
    await user.graphql(deleteExpense, { id: first.id });
    await user.graphql(restoreExpense, { id: first.id });

    expect(await order(user)).toEqual(['3', '2', '1']);
  });
});
