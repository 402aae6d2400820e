import { beforeAll, describe, expect, it } from 'vitest';
import { fillTableWithNotes } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { added, changedSince, deleteExpense, listed, updateExpense } from '../support/operations.ts';

/** The notes of an expense that is as large as it can be: 15 KB. */
const longNotes = '€'.repeat(5_000);

describe('pages', () => {
  const test = useLocalStack();

  /** The ids of a list's pages, from the first to the one without a token. */
  async function pagesOf(user: TestUser, args: Record<string, unknown>): Promise<string[][]> {
    const pages: string[][] = [];
    let nextToken: string | null = null;
    do {
      const page = await listed(user, { ...args, nextToken });
      pages.push(page.items.map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== null);
    return pages;
  }

  /** The ids of the pages of `changes`, until there is no more. */
  async function changePagesOf(user: TestUser, limit: number): Promise<string[][]> {
    const pages: string[][] = [];
    for (let since: string | undefined, hasMore = true; hasMore;) {
      const page = await changedSince(user, since, limit);
      pages.push(page.items.map(({ id }) => id));
      since = page.cursor;
      hasMore = page.hasMore;
    }
    return pages;
  }

  /** The sizes of pages that are all full but the last, which is never empty unless it is the only one. */
  function fullPages(count: number, limit: number): number[] {
    const sizes = Array.from({ length: Math.ceil(count / limit) }, (_, index) =>
      Math.min(limit, count - index * limit),
    );
    return count === 0 ? [0] : sizes;
  }

  describe('of twelve expenses', () => {
    const state: { user?: TestUser } = {};
    const dates = ['2023-12-31', '2024-01-01', '2024-01-01', '2024-01-31', '2024-02-01', '2025-01-01'];

    function owner(): TestUser {
      if (state.user === undefined) {
        throw new Error('The expenses are added before the first test, not before');
      }
      return state.user;
    }

    beforeAll(async () => {
      const user = await test.newUser();
      for (const date of dates) {
        await added(user, { date, category: 'Food' });
        await added(user, { date, category: 'Transport' });
      }
      state.user = user;
    });

    it.each([
      [{}, 12],
      [{ year: 2024 }, 8],
      [{ year: 2024, month: 1 }, 6],
      [{ year: 2022 }, 0],
      [{ from: '2024-01-01' }, 10],
      [{ to: '2024-01-01' }, 6],
      [{ from: '2024-01-01', to: '2024-01-01' }, 4],
      [{ category: 'Food' }, 6],
      [{ category: 'Food', year: 2024 }, 4],
      [{ category: 'Food', year: 2024, month: 1 }, 3],
      [{ category: 'Food', from: '2024-01-31', to: '2025-01-01' }, 3],
      [{ category: 'Rent' }, 0],
    ])(
      'have a token exactly when something follows, in any order and of any size: %j',
      async (filter, count) => {
        for (const order of ['ASC', 'DESC']) {
          for (let limit = 1; limit <= count + 1; limit += 1) {
            test.calls.length = 0;
            const pages = await pagesOf(owner(), { ...filter, order, limit });

            const sizes = pages.map((ids) => ids.length);
            expect({ order, limit, sizes }).toEqual({ order, limit, sizes: fullPages(count, limit) });
            expect(new Set(pages.flat()).size).toBe(count);
            const read = test.calls.map(({ scannedCount }) => scannedCount);
            expect(read).toEqual(sizes.map((size, index) => (index < sizes.length - 1 ? size + 1 : size)));
          }
        }
      },
    );

    it('of changes have more exactly when something follows', async () => {
      for (let limit = 1; limit <= 13; limit += 1) {
        const pages = await changePagesOf(owner(), limit);

        const sizes = pages.map((ids) => ids.length);
        expect({ limit, sizes }).toEqual({ limit, sizes: fullPages(12, limit) });
        expect(new Set(pages.flat()).size).toBe(12);
      }
    });
  });

  it('of nothing are one page without a token', async () => {
    const user = await test.newUser();

    expect(await pagesOf(user, {})).toEqual([[]]);
    expect(await changePagesOf(user, 1)).toEqual([[]]);
  });

  it('that DynamoDB ends at 1 MB are exact, too, and never empty', async () => {
    const user = await test.newUser();
    await fillTableWithNotes(test.stack, user.sub, 201, longNotes);

    for (const order of ['ASC', 'DESC']) {
      const pages = await pagesOf(user, { order, limit: 200 });
      expect(pages.slice(0, -1).every((ids) => ids.length > 50)).toBe(true);
      expect(pages.at(-1)).not.toEqual([]);
      expect(new Set(pages.flat()).size).toBe(201);
      expect(pages.flat()).toHaveLength(201);
    }
    const changes = await changePagesOf(user, 200);
    expect(changes.every((ids) => ids.length > 0)).toBe(true);
    expect(new Set(changes.flat()).size).toBe(201);
    expect(changes.flat()).toHaveLength(201);
  });

  it('are exact when the list ends where the 1 MB end', async () => {
    const user = await test.newUser();
    await fillTableWithNotes(test.stack, user.sub, 80, longNotes);
    const items = (await listed(user, { limit: 200 })).items;
    expect(items.length).toBeLessThan(80);

    // Lists of every length about the border, which each engine draws a little elsewhere.
    for (let count = items.length - 3; count <= items.length + 5; count += 1) {
      const from = new Date(Date.UTC(2023, 11, 32 - count)).toISOString().slice(0, 10);
      const pages = await pagesOf(user, { from, limit: 200 });

      expect(pages.every((ids) => ids.length > 0)).toBe(true);
      expect({ count, found: new Set(pages.flat()).size }).toEqual({ count, found: count });
      expect(pages.flat()).toHaveLength(count);
    }
  });

  describe.each(['ASC', 'DESC'])('in order %s', (order) => {
    /** Expenses of five days in the list's order, and the token behind the first two. */
    async function begun() {
      const user = await test.newUser();
      const days = ['01', '03', '05', '07', '09'];
      const ids = [];
      for (const day of order === 'ASC' ? days : days.reverse()) {
        ids.push((await added(user, { date: `2024-01-${day}` })).id);
      }
      const { nextToken } = await listed(user, { order, limit: 2 });
      return { user, ids, nextToken };
    }

    it('go on where they stopped when the last expense was deleted meanwhile', async () => {
      const { user, ids, nextToken } = await begun();
      await user.graphql(deleteExpense, { id: ids[1] });

      const rest = await listed(user, { order, limit: 3, nextToken });

      expect(rest.items.map(({ id }) => id)).toEqual(ids.slice(2));
      expect(rest.nextToken).toBeNull();
    });

    it('go on where they stopped when the witness was deleted meanwhile', async () => {
      const { user, ids, nextToken } = await begun();
      await user.graphql(deleteExpense, { id: ids[2] });

      const rest = await listed(user, { order, limit: 3, nextToken });

      expect(rest.items.map(({ id }) => id)).toEqual(ids.slice(3));
    });

    it('show what was added meanwhile behind where they stopped, and nothing before it', async () => {
      const { user, ids, nextToken } = await begun();
      const [before, behind] = order === 'ASC' ? ['02', '04'] : ['08', '06'];
      await added(user, { date: `2024-01-${before}` });
      const { id } = await added(user, { date: `2024-01-${behind}` });

      const rest = await listed(user, { order, nextToken });

      expect(rest.items.map((expense) => expense.id)).toEqual([id, ...ids.slice(2)]);
    });
  });

  it('of changes go on behind the last one, which was changed meanwhile and comes again', async () => {
    const user = await test.newUser();
    const ids = [(await added(user)).id, (await added(user)).id, (await added(user)).id];
    const first = await changedSince(user, undefined, 2);
    await user.graphql(updateExpense, { input: { id: ids[1], notes: 'x' } });

    const second = await changedSince(user, first.cursor, 2);

    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(second.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(second.hasMore).toBe(false);
  });
});
