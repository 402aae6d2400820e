import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/putBatch', () => {
  const { request, response } = useHandlers('functions/putBatch');
  const other = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
  const items = [expenseItem(), expenseItem({ id: other, category: 'Fun', amountMinor: 100 })];
  const stash = { userId: SUB, items, stored: [] };

  it('puts all items unless a key is taken, with one write for the ledger that they share', async () => {
    const { result } = await request({ stash });

    expect(result).toMatchObject({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'PutItem',
          key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
          condition: {
            expression: 'attribute_not_exists(sk) OR (attribute_exists(deletedAt) AND expiresAt < :now)',
            returnValuesOnConditionCheckFailure: false,
          },
        },
        { table: 'Expenses', operation: 'PutItem', key: { sk: { S: `EXPENSE#${other}` } } },
        {
          table: 'Expenses',
          operation: 'UpdateItem',
          key: { userId: { S: SUB }, sk: { S: 'MONTH#2024-01#USD' } },
          update: {
            expressionNames: { '#total0': 'total#Food', '#total1': 'total#Fun' },
            expressionValues: {
              ':total': { N: 325 },
              ':count': { N: 2 },
              ':total0': { N: 225 },
              ':count0': { N: 1 },
              ':total1': { N: 100 },
              ':count1': { N: 1 },
            },
          },
        },
      ],
    });
    expect((result as { transactItems: unknown[] }).transactItems).toHaveLength(3);
  });

  it('stays within the 100 items of a transaction with 50 expenses, each in a month of its own', async () => {
    const scattered = Array.from({ length: 50 }, (_, index) =>
      expenseItem({ id: `${ID.slice(0, -2)}${10 + index}`, date: `${1970 + index}-01-09` }),
    );

    const { result } = await request({ stash: { ...stash, items: scattered } });

    expect((result as { transactItems: unknown[] }).transactItems).toHaveLength(100);
  });

  it('puts and counts only what is not stored yet', async () => {
    const { result } = await request({ stash: { ...stash, stored: [expenseItem()], outcome: 'read' } });

    expect(result).toMatchObject({
      transactItems: [
        { key: { sk: { S: `EXPENSE#${other}` } } },
        { update: { expressionValues: { ':total': { N: 100 }, ':count': { N: 1 } } } },
      ],
    });
  });

  it.each([
    ['all are written', { ...stash, outcome: 'written' }],
    ['all are stored', { ...stash, stored: items, outcome: 'read' }],
  ])('ends the pipeline once %s', async (_, before) => {
    const { earlyReturn } = await request({ stash: before });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('leaves an attempt out that would be refused again', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, outcome: 'refused' } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it.each(['read', 'contended'])('tries again when the last step was %s', async (outcome) => {
    const { result, earlyReturn } = await request({ stash: { ...stash, outcome } });

    expect(earlyReturn).toBeUndefined();
    expect(result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it('notes how the attempt ended', async () => {
    const taken = await response({ stash, ...cancelled('None', 'ConditionalCheckFailed', 'None') });
    const raced = await response({ stash, ...cancelled('None', 'None', 'TransactionConflict') });

    expect(taken.stash['outcome']).toBe('refused');
    expect(raced.stash['outcome']).toBe('contended');
  });
});
