import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/recheckExpense', () => {
  const { request, response } = useHandlers('functions/recheckExpense');

  it.each(['written', 'contended'])('reads nothing after an attempt that was %s', async (outcome) => {
    const { earlyReturn } = await request({
      stash: { userId: SUB, id: ID, outcome },
      prev: { result: null },
    });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it('reads what is stored after an attempt whose condition did not hold', async () => {
    const { result } = await request({
      stash: { userId: SUB, id: ID, outcome: 'refused' },
      prev: { result: null },
    });

    expect(result).toEqual({
      operation: 'GetItem',
      key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
      consistentRead: true,
    });
  });

  it('hands on what is stored', async () => {
    const { result } = await response({ result: expenseItem({ version: 4 }) });

    expect(result).toEqual(expenseItem({ version: 4 }));
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response(failure('ThrottlingException'));

    expect(error?.errorType).toBe('Throttled');
  });
});
