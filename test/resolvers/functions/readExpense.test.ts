import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/readExpense', () => {
  const { request, response } = useHandlers('functions/readExpense');

  it.each([{}, { outcome: 'refused' }, { outcome: 'contended' }])(
    'reads the expense of the stash before an attempt, strongly consistent (%j)',
    async (before) => {
      const { result } = await request({ stash: { userId: SUB, id: ID, ...before } });

      expect(result).toEqual({
        operation: 'GetItem',
        key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
        consistentRead: true,
      });
    },
  );

  it('reads nothing once the expense is written, and ends the pipeline', async () => {
    const { earlyReturn } = await request({ stash: { userId: SUB, id: ID, outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it.each([
    ['is there', expenseItem()],
    ['is deleted', expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z' })],
    ['does not exist', null],
  ])('hands on an expense that %s, to be tried with', async (_, result) => {
    const { stash } = await response({ stash: { userId: SUB, id: ID, outcome: 'refused' }, result });

    expect(stash).toEqual({ userId: SUB, id: ID, stored: result, outcome: 'read' });
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response(failure('ThrottlingException'));

    expect(error?.errorType).toBe('Throttled');
  });
});
