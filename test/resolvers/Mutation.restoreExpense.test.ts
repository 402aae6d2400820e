import { describe, expect, it } from 'vitest';
import { expenseItem, shownExpense } from '../support/expense-item.ts';
import { id, sub, useHandlers } from '../support/handlers.ts';

describe('Mutation.restoreExpense', () => {
  const { request, response } = useHandlers('Mutation.restoreExpense');
  const deleted = expenseItem({ version: 4, deletedAt: '2024-01-10T00:00:00.000Z' });

  it('tells its steps whose expense it is about, and which', async () => {
    const { stash } = await request({ args: { id: id.toUpperCase() } });

    expect(stash).toEqual({ userId: sub, id });
  });

  it('ends with NotFound for an id that no expense can have', async () => {
    const { error } = await request({ args: { id: 'x' } });

    expect(error?.errorType).toBe('NotFound');
  });

  it('shows the expense that is back', async () => {
    const { result } = await response({
      args: { id },
      stash: { outcome: 'written', item: expenseItem() },
      prev: { result: null },
    });

    expect(result).toEqual(shownExpense);
  });

  it('shows the expense when somebody else has brought it back meanwhile', async () => {
    const { result } = await response({
      args: { id },
      stash: { outcome: 'refused', item: expenseItem() },
      prev: { result: expenseItem({ version: 5 }) },
    });

    expect(result).toEqual({ ...shownExpense, version: 5 });
  });

  it.each([
    ['it is gone meanwhile', 'refused', null, 'NotFound'],
    ['other transactions came before each time', 'contended', null, 'Conflict'],
  ])('when %s, ends with an error (%s)', async (_, outcome, stored, errorType) => {
    const { error } = await response({
      args: { id },
      stash: { outcome, item: deleted },
      prev: { result: stored },
    });

    expect(error?.errorType).toBe(errorType);
  });
});
