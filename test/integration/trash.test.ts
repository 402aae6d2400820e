import { describe, expect, it } from 'vitest';
import { endThirtyDays } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  listDeletedExpenses,
  listed,
  listedDeleted,
  restoreExpense,
} from '../support/operations.ts';

describe('deletedExpenses', () => {
  const test = useLocalStack();

  /** Somebody who has deleted expenses of these dates, in this order; and their ids, the last one first. */
  async function deletedOf(dates: readonly string[]): Promise<{ user: TestUser; ids: string[] }> {
    const user = await test.newUser();
    const ids: string[] = [];
    for (const date of dates) {
      const { id } = await added(user, { date });
      ids.unshift(id);
    }
    for (const id of [...ids].reverse()) {
      await user.graphql(deleteExpense, { id });
    }
    return { user, ids };
  }

  it('lists what was deleted, the last one first, with the moment until when each can be restored', async () => {
    const { user, ids } = await deletedOf(['2024-03-01', '2030-01-01', '0001-01-01']);
    const { id } = await added(user);

    const { items, nextToken } = await listedDeleted(user);

    expect(items.map((item) => item.id)).toEqual(ids);
    expect(nextToken).toBeNull();
    for (const { deletedAt, restorableUntil, version } of items) {
      const days = (Date.parse(String(restorableUntil)) - Date.parse(String(deletedAt))) / 86_400_000;
      expect(days).toBeCloseTo(30, 3);
      expect(version).toBe(2);
    }
    expect((await listed(user)).items).toMatchObject([{ id, deletedAt: null, restorableUntil: null }]);
  });

  it('has no longer what was restored, and has it first when it is deleted again', async () => {
    const { user, ids } = await deletedOf(['2024-01-01', '2024-01-02', '2024-01-03']);
    const oldest = ids[2] ?? '';

    await user.graphql(restoreExpense, { id: oldest });
    expect((await listedDeleted(user)).items.map(({ id }) => id)).toEqual(ids.slice(0, 2));

    await user.graphql(deleteExpense, { id: oldest });
    expect((await listedDeleted(user)).items.map(({ id }) => id)).toEqual([oldest, ...ids.slice(0, 2)]);
  });

  it('shows each once, on pages of any size, and a token exactly when something follows', async () => {
    const { user, ids } = await deletedOf(['01', '02', '03', '04', '05'].map((day) => `2024-01-${day}`));

    for (let limit = 1; limit <= 6; limit += 1) {
      const pages: string[][] = [];
      let nextToken: string | null = null;
      do {
        const page = await listedDeleted(user, { limit, nextToken });
        pages.push(page.items.map(({ id }) => id));
        nextToken = page.nextToken;
      } while (nextToken !== null);

      expect(pages.flat()).toEqual(ids);
      expect(pages).toHaveLength(Math.ceil(5 / limit));
    }
  });

  it('goes on where it stopped when the last one and the next one were restored meanwhile', async () => {
    const { user, ids } = await deletedOf(['01', '02', '03', '04', '05'].map((day) => `2024-01-${day}`));
    const { nextToken } = await listedDeleted(user, { limit: 2 });
    await user.graphql(restoreExpense, { id: ids[1] });
    await user.graphql(restoreExpense, { id: ids[2] });

    const { items } = await listedDeleted(user, { limit: 2, nextToken });

    expect(items.map(({ id }) => id)).toEqual(ids.slice(3));
  });

  it('leaves out what can no longer be restored, whether or not DynamoDB has dropped it', async () => {
    const { user, ids } = await deletedOf(['2024-01-01', '2024-01-02']);
    await endThirtyDays(test.stack, user.sub, ids[0] ?? '');

    expect((await listedDeleted(user)).items.map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it('is nothing that a category could name', async () => {
    const { user } = await deletedOf(['2024-01-01']);

    for (const category of ['#deleted', '#deleted#', '#']) {
      const { errors } = await user.graphql(
        'query Of($category: String) { expenses(category: $category) { items { id } } }',
        { category },
      );
      expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'category' } }]);
    }
    expect((await listed(user, { category: 'Food' })).items).toEqual([]);
  });

  it("shows nothing of somebody else's, and refuses somebody else's token", async () => {
    const { user, ids } = await deletedOf(['2024-01-01', '2024-01-02']);
    const stranger = await test.newUser();
    const { nextToken } = await listedDeleted(user, { limit: 1 });

    expect((await listedDeleted(stranger)).items).toEqual([]);
    const { errors } = await stranger.graphql(listDeletedExpenses, { nextToken });
    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'nextToken' } }]);
    expect((await listedDeleted(user, { nextToken })).items.map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it.each([0, 201])('refuses a limit of %i', async (limit) => {
    const user = await test.newUser();

    const { errors } = await user.graphql(listDeletedExpenses, { limit });

    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'limit' } }]);
  });
});
