import { describe, expect, it } from 'vitest';
import { expenseItem, shownExpense } from '../support/expense-item.ts';
import { id, sub, useHandlers } from '../support/handlers.ts';

describe('Mutation.deleteExpense', () => {
  const { request, response } = useHandlers('Mutation.deleteExpense');

  it('tells its steps whose expense it is about, and which', async () => {
    const { stash } = await request({ args: { id: id.toUpperCase() } });

    expect(stash).toEqual({ userId: sub, id });
  });

  it('ends with NotFound for an id that no expense can have', async () => {
    const { error } = await request({ args: { id: 'x' } });

    expect(error?.errorType).toBe('NotFound');
  });

  it('shows the expense as it was, and when it was deleted', async () => {
    const item = expenseItem({ version: 2, deletedAt: '2024-01-10T00:00:00.000Z' });

    const { result } = await response({
      args: { id },
      stash: { outcome: 'written', item },
      prev: { result: null },
    });

    expect(result).toEqual({ ...shownExpense, version: 2, deletedAt: '2024-01-10T00:00:00.000Z' });
  });

  it.each([
    ['there is no item', null],
    ['it is deleted already', expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z' })],
  ])('ends with NotFound when %s', async (_, stored) => {
    const { error } = await response({
      args: { id },
      stash: { outcome: 'refused' },
      prev: { result: stored },
    });

    expect(error?.errorType).toBe('NotFound');
  });

  it('ends with Conflict, naming the version, when others were faster each time', async () => {
    const { error } = await response({
      args: { id },
      stash: { outcome: 'refused', item: expenseItem() },
      prev: { result: expenseItem({ version: 4 }) },
    });

    expect(error).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { reason: 'CHANGED', currentVersion: 4 },
    });
  });

  it('ends with Conflict when other transactions came before each time', async () => {
    const { error } = await response({
      args: { id },
      stash: { outcome: 'contended', item: expenseItem() },
      prev: { result: null },
    });

    expect(error).toMatchObject({ errorType: 'Conflict', errorInfo: null });
    expect(error?.message).toContain('try again');
  });
});
