import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, id, sub, useHandlers } from '../../support/handlers.ts';

describe('functions/recheckExpense', () => {
  const { request, response } = useHandlers('functions/recheckExpense');

  it('reads nothing after a write that happened, and hands its item on', async () => {
    const outcome = await request({ stash: { userId: sub, id }, prev: { result: expenseItem() } });

    expect(outcome.earlyReturn).toBeDefined();
    expect(outcome.result).toEqual(expenseItem());
  });

  it('reads what is stored after a write whose condition did not hold', async () => {
    const { result } = await request({
      stash: { userId: sub, id, conditionFailed: true },
      prev: { result: null },
    });

    expect(result).toEqual({
      operation: 'GetItem',
      key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
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
