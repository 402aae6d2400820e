import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { ID, SUB, useHandlers, validationError } from '../support/handlers.ts';

const OTHER = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';

describe.each([
  ['updateExpenses', false, (ids: string[]) => ({ input: { ids, payee: 'Cafe' } })],
  ['deleteExpenses', false, (ids: string[]) => ({ ids })],
  ['restoreExpenses', true, (ids: string[]) => ({ ids })],
] as const)('Mutation.%s', (name, takesDeleted, args) => {
  const { request, response } = useHandlers(`Mutation.${name}`);

  it('tells its steps whose expenses it is about, which, and what is to become of them', async () => {
    const { stash } = await request({ args: args([ID.toUpperCase(), OTHER]) });

    expect(stash).toMatchObject({ userId: SUB, ids: [ID, OTHER], takesDeleted });
    expect((stash as { patch?: unknown }).patch).toEqual(
      name === 'updateExpenses' ? { ids: [ID.toUpperCase(), OTHER], payee: 'Cafe' } : undefined,
    );
  });

  it('refuses an id that is there twice', async () => {
    const { error } = await request({ args: args([ID, ID]) });

    expect(error).toMatchObject(
      validationError('ids', 'must have each id once: the one at index 1 is also at index 0'),
    );
  });

  it('shows the expenses, and whose they are', async () => {
    const { result } = await response({
      args: args([ID]),
      stash: { userId: SUB, items: [expenseItem()], outcome: 'written' },
    });

    expect(result).toEqual({
      userId: SUB,
      owner: { userId: SUB, isSetByServer: true },
      items: [SHOWN_EXPENSE],
    });
  });

  it.each(['refused', 'contended', 'read'])(
    'ends with an error when the last attempt was %s',
    async (outcome) => {
      const { error, invalidations } = await response({
        args: args([ID]),
        stash: { userId: SUB, items: [expenseItem()], outcome },
      });

      expect(['Conflict', 'Throttled']).toContain(error?.errorType);
      expect(invalidations).toEqual([]);
    },
  );
});

describe('Mutation.renameCategory', () => {
  const { request, response } = useHandlers('Mutation.renameCategory');
  const args = { from: 'Food', to: 'Meals' };

  it('tells its steps what to move, and where to start', async () => {
    const { stash } = await request({ args });

    expect(stash).toEqual({
      userId: SUB,
      patch: { category: 'Meals' },
      fieldIfFull: 'to',
      side: null,
      rest: {
        index: 'byCategory',
        sortKey: 'categoryKey',
        prefix: 'Food#',
        low: 'Food#0000-01-01',
        high: 'Food#9999-12-31#~',
      },
      stored: [],
      items: [],
    });
  });

  it('goes on behind the last expense that the step before has seen to', async () => {
    const last = expenseItem()['categoryKey'] ?? '';
    const { stash } = await request({ args });
    const step = { ...stash, items: [expenseItem()], stored: [expenseItem()], more: true, last };

    const { result } = await response({ args, stash: { ...step, outcome: 'written' } });
    const { nextToken, ...shown } = result as { nextToken: string };
    const next = await request({ args: { ...args, nextToken } });

    expect(shown).toEqual({
      ...{ userId: SUB, owner: { userId: SUB, isSetByServer: true } },
      ...{ from: 'Food', to: 'Meals', side: null, moved: 1, more: true },
    });
    expect(next.stash['rest']).toMatchObject({ low: `${last as string}~`, high: 'Food#9999-12-31#~' });
  });

  it('has no token at the end', async () => {
    const { stash } = await request({ args });
    const step = { ...stash, items: [expenseItem()], stored: [expenseItem()], more: false, last: 'Food#x' };

    const { result, invalidations } = await response({ args, stash: { ...step, outcome: 'written' } });

    expect(result).toMatchObject({ moved: 1, more: false, nextToken: null });
    expect(invalidations).toMatchObject([{ subscriptionField: 'onCategoryRenamed' }]);
  });

  it('has moved nothing when nothing was read', async () => {
    const { stash } = await request({ args });

    const { result } = await response({ args, stash: { ...stash, more: false, outcome: 'read' } });

    expect(result).toMatchObject({ moved: 0, more: false });
  });

  it.each(['refused', 'contended'])('ends with an error when the last attempt was %s', async (outcome) => {
    const { stash } = await request({ args });

    const { error } = await response({ args, stash: { ...stash, stored: [expenseItem()], outcome } });

    expect(['Conflict', 'Throttled']).toContain(error?.errorType);
  });
});

describe.each(['onExpensesUpdated', 'onExpensesDeleted', 'onExpensesRestored', 'onCategoryRenamed'])(
  'Subscription.%s',
  (field) => {
    const { request, response } = useHandlers(`Subscription.${field}`);

    it("hears of the caller's own changes only, and asks no data source", async () => {
      const { result, subscriptionFilter } = await response({});

      expect((await request({})).result).toEqual({ payload: null });
      expect(result).toBeNull();
      expect(subscriptionFilter).toEqual({
        filterGroup: [
          {
            filters: [
              { fieldName: 'owner.userId', operator: 'eq', value: SUB },
              { fieldName: 'owner.isSetByServer', operator: 'eq', value: true },
            ],
          },
        ],
      });
    });
  },
);
