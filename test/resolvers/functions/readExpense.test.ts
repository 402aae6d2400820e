import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { id, sub, useHandlers } from '../../support/handlers.ts';

describe('functions/readExpense', () => {
  const { request, response } = useHandlers('functions/readExpense');

  it('reads the expense of the stash, strongly consistent', async () => {
    const { result } = await request({ stash: { userId: sub, id } });

    expect(result).toEqual({
      operation: 'GetItem',
      key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
      consistentRead: true,
    });
  });

  it('hands the item on', async () => {
    const { result } = await response({ result: expenseItem() });

    expect(result).toEqual(expenseItem());
  });

  it.each([
    ['there is none', null],
    ['it is deleted', expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z' })],
  ])('ends with NotFound when %s', async (_, stored) => {
    const { error } = await response({ result: stored });

    expect(error?.errorType).toBe('NotFound');
  });
});
