import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, id, sub, useHandlers } from '../../support/handlers.ts';

describe('functions/softDeleteExpense', () => {
  const { request, response } = useHandlers('functions/softDeleteExpense');
  const stash = { userId: sub, id };

  it('takes the item out of the lists and lets it expire after 30 days', async () => {
    const { result } = await request({ args: { id }, stash });
    const { update } = result as { update: { expressionValues: Record<string, { S: string; N: number }> } };
    const deletedAt = update.expressionValues[':deletedAt']?.S ?? '';

    expect(result).toEqual({
      operation: 'UpdateItem',
      key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
      update: {
        expression:
          'SET deletedAt = :deletedAt, updatedAt = :deletedAt, expiresAt = :expiresAt, changeKey = :changeKey,' +
          ' version = version + :one REMOVE dateKey, categoryKey',
        expressionValues: {
          ':deletedAt': { S: deletedAt },
          ':expiresAt': { N: expect.any(Number) as unknown },
          ':changeKey': { S: `${deletedAt}#${id}` },
          ':one': { N: 1 },
        },
      },
      condition: { expression: 'attribute_exists(sk) AND attribute_not_exists(deletedAt)' },
    });
    const days = ((update.expressionValues[':expiresAt']?.N ?? 0) - Date.parse(deletedAt) / 1000) / 86_400;
    expect(days).toBeCloseTo(30, 3);
  });

  it('asks for the version that the client expects', async () => {
    const { result } = await request({ args: { id, expectedVersion: 3 }, stash });

    expect(result).toMatchObject({
      condition: {
        expression: 'attribute_exists(sk) AND attribute_not_exists(deletedAt) AND version = :expectedVersion',
        expressionValues: { ':expectedVersion': { N: 3 } },
      },
    });
  });

  it('hands on the item as it is now', async () => {
    const { result } = await response({ result: expenseItem({ version: 2 }) });

    expect(result).toEqual(expenseItem({ version: 2 }));
  });

  it('notes that its condition did not hold', async () => {
    const { stash: noted, error } = await response({ stash, ...failure('ConditionalCheckFailedException') });

    expect(error).toBeUndefined();
    expect(noted).toEqual({ ...stash, conditionFailed: true });
  });
});
