import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { ID, SUB, useHandlers, validationError } from '../support/handlers.ts';

type Patch = { readonly [field: string]: Json };

describe('Mutation.updateExpense', () => {
  const { request, response } = useHandlers('Mutation.updateExpense');

  function update(patch: Patch) {
    return request({ args: { input: { id: ID, ...patch } } });
  }

  it('tells its steps whose expense it is about, and which', async () => {
    const { stash } = await update({ id: ID.toUpperCase(), notes: 'x' });

    expect(stash).toEqual({ userId: SUB, id: ID });
  });

  it.each([
    [{}, 'input', 'must have at least one field to change'],
    [{ expectedVersion: 1 }, 'input', 'must have at least one field to change'],
    [{ date: null }, 'date', 'cannot be cleared: leave it out to keep it'],
    [{ amount: null }, 'amount', 'cannot be cleared: leave it out to keep it'],
    [{ currency: null }, 'currency', 'cannot be cleared: leave it out to keep it'],
    [{ category: null }, 'category', 'cannot be cleared: leave it out to keep it'],
    [{ category: '' }, 'category', 'must not be empty'],
    [{ category: 'a#b' }, 'category', 'must not contain #'],
    [{ currency: 'usd' }, 'currency', expect.stringContaining('ISO 4217')],
    [{ currency: '' }, 'currency', expect.stringContaining('ISO 4217')],
    [{ date: '2024-01-09Z' }, 'date', 'must be a date without a time zone, YYYY-MM-DD'],
    [{ notes: 'a'.repeat(5001) }, 'notes', 'must have at most 5000 characters'],
  ])('refuses %j, naming the field', async (patch, field, reason) => {
    const { error } = await update(patch);

    expect(error).toMatchObject(validationError(field, reason));
  });

  it('ends with NotFound for an id that no expense can have', async () => {
    const { error } = await update({ id: 'x', notes: 'y' });

    expect(error?.errorType).toBe('NotFound');
  });

  it('shows what was written', async () => {
    const { result } = await response({
      stash: { outcome: 'written', item: expenseItem() },
      prev: { result: null },
    });

    expect(result).toEqual(SHOWN_EXPENSE);
  });

  it.each(['contended', 'refused'])(
    'ends with Throttled after a last attempt that was %s',
    async (outcome) => {
      const { error } = await response({
        stash: { outcome, item: expenseItem() },
        prev: { result: null },
      });

      expect(error).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    },
  );
});
