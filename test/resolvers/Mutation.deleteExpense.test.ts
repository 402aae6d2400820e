import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { ID, SUB, useHandlers } from '../support/handlers.ts';

describe('Mutation.deleteExpense', () => {
  const { request, response } = useHandlers('Mutation.deleteExpense');

  it('tells its steps whose expense it is about, and which', async () => {
    const { stash } = await request({ args: { id: ID.toUpperCase() } });

    expect(stash).toEqual({ userId: SUB, id: ID });
  });

  it('ends with NotFound for an id that no expense can have', async () => {
    const { error } = await request({ args: { id: 'x' } });

    expect(error?.errorType).toBe('NotFound');
  });

  it('shows the expense as it was, and when it was deleted', async () => {
    const item = expenseItem({ version: 2, deletedAt: '2024-01-10T00:00:00.000Z' });

    const { result } = await response({
      args: { id: ID },
      stash: { outcome: 'written', item },
      prev: { result: null },
    });

    expect(result).toEqual({ ...SHOWN_EXPENSE, version: 2, deletedAt: '2024-01-10T00:00:00.000Z' });
  });

  it.each(['contended', 'refused'])(
    'ends with Throttled after a last attempt that was %s',
    async (outcome) => {
      const { error } = await response({
        args: { id: ID },
        stash: { outcome, item: expenseItem() },
        prev: { result: null },
      });

      expect(error).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    },
  );
});
