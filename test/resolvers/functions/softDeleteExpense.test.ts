import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, ID, SUB, useHandlers } from '../../support/handlers.ts';
import { ledgerDifferences } from '../../support/ledger-differences.ts';

describe('functions/softDeleteExpense', () => {
  const { request, response } = useHandlers('functions/softDeleteExpense');
  const stash = { userId: SUB, id: ID };
  const ledger = {
    sk: 'LEDGER#2024-01#USD#SPENT#Food',
    revision: '0a1b2c3d',
    ...{ total: 1000, count: 5, d09: 225, n09: 1, 's#Coffee': 500, 't#Coffee': 2 },
  };

  it('takes the item out of the lists and its ledger into the trash, and lets it expire after 30 days', async () => {
    const { result } = await request({
      args: { id: ID },
      stash: { ...stash, stored: expenseItem({ version: 3 }), ledger },
    });
    const { transactItems } = result as {
      transactItems: [{ update: { expressionValues: Record<string, { S: string; N: number }> } }];
    };
    const { expressionValues } = transactItems[0].update;
    const deletedAt = expressionValues[':deletedAt']?.S ?? '';

    expect(result).toEqual({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'UpdateItem',
          key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
          update: {
            expression:
              'SET deletedAt = :deletedAt, updatedAt = :deletedAt, expiresAt = :expiresAt, changeKey = :changeKey,' +
              ' categoryKey = :categoryKey, version = :version REMOVE dateKey, payeeKey',
            expressionValues: {
              ':deletedAt': { S: deletedAt },
              ':expiresAt': { N: expect.any(Number) as unknown },
              ':changeKey': { S: `${deletedAt}#${ID}` },
              ':categoryKey': { S: `#deleted#${deletedAt}#${ID}` },
              ':version': { N: 4 },
            },
          },
          condition: {
            expression:
              'version = :readVersion AND createdAt = :readCreatedAt AND attribute_not_exists(deletedAt)',
            expressionValues: {
              ':readVersion': { N: 3 },
              ':readCreatedAt': { S: '2024-01-09T08:30:00.000Z' },
            },
            returnValuesOnConditionCheckFailure: false,
          },
        },
        expect.objectContaining({ operation: 'UpdateItem' }),
      ],
    });
    expect(ledgerDifferences(result)[1]).toMatchObject({
      sk: 'LEDGER#2024-01#USD#SPENT#Food',
      differences: { total: -225, count: -1, 's#Coffee': -225, 't#Coffee': -1 },
      removed: ['n09', 'd09'],
    });
    const days = ((expressionValues[':expiresAt']?.N ?? 0) - Date.parse(deletedAt) / 1000) / 86_400;
    expect(days).toBeCloseTo(30, 3);
  });

  it('remembers the expense as it will be', async () => {
    const { stash: noted } = await request({
      args: { id: ID },
      stash: { ...stash, stored: expenseItem(), ledger },
    });

    expect(noted['item']).toMatchObject({
      version: 2,
      deletedAt: expect.any(String) as unknown,
      amountMinor: 225,
    });
  });

  it('ends the pipeline once the expense is deleted', async () => {
    const { earlyReturn } = await request({
      args: { id: ID },
      stash: { ...stash, outcome: 'written' },
    });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('leaves an attempt out that would be refused again', async () => {
    const { earlyReturn } = await request({
      args: { id: ID },
      stash: { ...stash, stored: expenseItem(), outcome: 'refused' },
    });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it.each(['read', 'contended'])('tries again when the last step was %s', async (outcome) => {
    const { result, earlyReturn } = await request({
      args: { id: ID },
      stash: { ...stash, stored: expenseItem(), outcome },
    });

    expect(earlyReturn).toBeUndefined();
    expect(result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it.each([
    ['there is none', null],
    ['it is deleted already', expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z' })],
  ])('ends with NotFound when %s', async (_, stored) => {
    const { error } = await request({ args: { id: ID }, stash: { ...stash, stored } });

    expect(error?.errorType).toBe('NotFound');
  });

  it('ends with Conflict, naming the version, when it is not the expected one', async () => {
    const read = { ...stash, stored: expenseItem({ version: 4 }) };

    const wrong = await request({ args: { id: ID, expectedVersion: 3 }, stash: read });
    const right = await request({ args: { id: ID, expectedVersion: 4 }, stash: read });

    expect(wrong.error).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { reason: 'CHANGED', currentVersion: 4 },
    });
    expect(right.error).toBeUndefined();
  });

  it('notes how the attempt ended', async () => {
    const written = await response({ stash, result: { keys: [], cancellationReasons: null } });
    const refused = await response({ stash, ...cancelled('ConditionalCheckFailed', 'None') });

    expect(written.stash).toEqual({ ...stash, outcome: 'written' });
    expect(refused.stash).toEqual({ ...stash, outcome: 'refused' });
  });
});
