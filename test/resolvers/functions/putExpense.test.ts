import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, failure, ID, SUB, useHandlers, validationError } from '../../support/handlers.ts';

describe('functions/putExpense', () => {
  const { request, response } = useHandlers('functions/putExpense');
  const item = expenseItem({ sk: undefined, subcategory: undefined });

  it('puts the item unless its key is taken, and counts it in its ledger, in one transaction', async () => {
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
            kind: { S: 'EXPENSE' },
            date: { S: '2024-01-09' },
            amountMinor: { N: 225 },
            currency: { S: 'USD' },
            category: { S: 'Food' },
            version: { N: 1 },
            createdAt: { S: '2024-01-09T08:30:00.000Z' },
            updatedAt: { S: '2024-01-09T08:30:00.000Z' },
            dateKey: { S: `2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
            categoryKey: { S: `Food#2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
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
          key: { userId: { S: SUB }, sk: { S: 'LEDGER#2024-01#USD#SPENT#Food' } },
          update: {
            expression: 'SET #r = :r ADD #0 :0,#1 :1,#2 :2,#3 :3',
            expressionNames: { '#r': 'revision', '#0': 'total', '#1': 'count', '#2': 'd09', '#3': 'n09' },
            expressionValues: {
              ':r': { S: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown },
              ':0': { N: 225 },
              ':1': { N: 1 },
              ':2': { N: 225 },
              ':3': { N: 1 },
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
    [
      'a ledger would be too large for DynamoDB',
      cancelled('None', 'ValidationError'),
      validationError(
        'subcategory',
        'cannot be taken: the category would have too many subcategories and payment methods in one month',
      ),
    ],
    [
      'the user has as much as one can have',
      cancelled('ItemCollectionSizeLimitExceeded', 'None'),
      validationError('date', 'cannot be added to: there are as many expenses as one user can have (10 GB)'),
    ],
  ])('ends with a ValidationError when %s', async (_, outcome, expected) => {
    const { error } = await response({ stash: { item }, ...outcome });

    expect(error).toMatchObject(expected);
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each([
    ['Throttled', cancelled('None', 'ThrottlingError')],
    ['Throttled', cancelled('TransactionConflict', 'ProvisionedThroughputExceeded')],
    ['Throttled', failure('ThrottlingException')],
    ['Internal', failure('InternalServerErrorException')],
  ])('ends with %s after any other failure (%#), and lets no text of DynamoDB out', async (type, outcome) => {
    const { error } = await response({ stash: { item }, ...outcome });

    expect(error?.errorType).toBe(type);
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});
