import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, id, sub, useHandlers } from '../../support/handlers.ts';

describe('functions/readExpense', () => {
  const { request, response } = useHandlers('functions/readExpense');

  it.each([{}, { outcome: 'refused' }, { outcome: 'contended' }])(
    'reads the expense of the stash before an attempt, strongly consistent (%j)',
    async (before) => {
      const { result } = await request({ stash: { userId: sub, id, ...before } });

      expect(result).toEqual({
        operation: 'GetItem',
        key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
        consistentRead: true,
      });
    },
  );

  it('reads nothing once the expense is written', async () => {
    const { earlyReturn } = await request({ stash: { userId: sub, id, outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it('hands on what is stored', async () => {
    const { result } = await response({ result: expenseItem() });

    expect(result).toEqual(expenseItem());
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response(failure('ThrottlingException'));

    expect(error?.errorType).toBe('Throttled');
  });
});
