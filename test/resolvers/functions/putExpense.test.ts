import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, failure, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/putExpense', () => {
  const { request, response } = useHandlers('functions/putExpense');
  const item = expenseItem({ sk: undefined, subcategory: undefined });

  it("puts the item unless its key is taken, and counts it in its month's ledger, in one transaction", async () => {
    const { result } = await request({ stash: { userId: SUB, id: ID, item } });

    expect(result).toEqual({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'PutItem',
          key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
          attributeValues: {
            userId: { S: SUB },
            id: { S: ID },
            date: { S: '2024-01-09' },
            amountMinor: { N: 225 },
            currency: { S: 'USD' },
            category: { S: 'Food' },
            version: { N: 1 },
            createdAt: { S: '2024-01-09T08:30:00.000Z' },
            updatedAt: { S: '2024-01-09T08:30:00.000Z' },
            dateKey: { S: `2024-01-09#${ID}` },
            categoryKey: { S: `Food#2024-01-09#${ID}` },
            changeKey: { S: `2024-01-09T08:30:00.000Z#${ID}` },
          },
          condition: {
            expression: 'attribute_not_exists(sk) OR (attribute_exists(deletedAt) AND expiresAt < :now)',
            expressionValues: { ':now': { N: expect.any(Number) as unknown } },
            returnValuesOnConditionCheckFailure: false,
          },
        },
        {
          table: 'Expenses',
          operation: 'UpdateItem',
          key: { userId: { S: SUB }, sk: { S: 'MONTH#2024-01#USD' } },
          update: {
            expression:
              'SET #month = :month, #currency = :currency' +
              ' ADD #revision :one, #total :total, #count :count, #total0 :total0, #count0 :count0',
            expressionNames: {
              '#month': 'month',
              '#currency': 'currency',
              '#revision': 'revision',
              '#total': 'total',
              '#count': 'count',
              '#total0': 'total#Food',
              '#count0': 'count#Food',
            },
            expressionValues: {
              ':month': { S: '2024-01' },
              ':currency': { S: 'USD' },
              ':one': { N: 1 },
              ':total': { N: 225 },
              ':count': { N: 1 },
              ':total0': { N: 225 },
              ':count0': { N: 1 },
            },
          },
        },
      ],
    });
  });

  it('tries again after an attempt that another transaction came before', async () => {
    const { result, earlyReturn } = await request({
      stash: { userId: SUB, id: ID, item, outcome: 'contended' },
    });

    expect(earlyReturn).toBeUndefined();
    expect(result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it.each([
    ['ends the pipeline once the item is written', 'written', 'END'],
    ['does nothing once the key was found taken', 'refused', 'NEXT'],
  ])('%s', async (_, outcome, skipTo) => {
    const { earlyReturn } = await request({ stash: { userId: SUB, id: ID, item, outcome } });

    expect(earlyReturn).toEqual({ skipTo });
  });

  it('notes that the item is written', async () => {
    const { stash } = await response({ stash: { item }, result: { keys: [], cancellationReasons: null } });

    expect(stash).toEqual({ item, outcome: 'written' });
  });

  it.each(['ConditionalCheckFailed', 'ConditionCheckFailed'])(
    'notes that the key was taken, when AppSync spells it %s',
    async (type) => {
      const { stash, error } = await response({ stash: { item }, ...cancelled(type, 'None') });

      expect(error).toBeUndefined();
      expect(stash).toEqual({ item, outcome: 'refused' });
    },
  );

  it("reads the reasons out of DynamoDB's text when AppSync leaves them out", async () => {
    const { stash } = await response({
      stash: { item },
      result: null,
      error: {
        type: 'DynamoDB:TransactionCanceledException',
        message:
          'Transaction cancelled, please refer cancellation reasons for specific reasons [None, TransactionConflict]',
      },
    });

    expect(stash).toEqual({ item, outcome: 'contended' });
  });

  it.each([
    ['on the expense', cancelled('TransactionConflict', 'None')],
    ['on the ledger', cancelled('None', 'TransactionConflict')],
    ['without reasons', failure('TransactionConflictException')],
  ])('notes that another transaction came before: %s', async (_, outcome) => {
    const { stash, error } = await response({ stash: { item }, ...outcome });

    expect(error).toBeUndefined();
    expect(stash).toEqual({ item, outcome: 'contended' });
  });

  it.each([
    ['Throttled', cancelled('None', 'ThrottlingError')],
    ['Throttled', cancelled('TransactionConflict', 'ProvisionedThroughputExceeded')],
    ['Throttled', failure('ThrottlingException')],
    ['Internal', cancelled('None', 'ValidationError')],
    ['Internal', failure('InternalServerErrorException')],
  ])('ends with %s after any other failure (%#), and lets no text of DynamoDB out', async (type, outcome) => {
    const { error } = await response({ stash: { item }, ...outcome });

    expect(error?.errorType).toBe(type);
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});
