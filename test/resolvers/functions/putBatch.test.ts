import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, ID, SUB, useHandlers } from '../../support/handlers.ts';
import { ledgerDifferences } from '../../support/ledger-differences.ts';

describe('functions/putBatch', () => {
  const { request, response } = useHandlers('functions/putBatch');
  const other = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
  const items = [expenseItem(), expenseItem({ id: other, subcategory: 'Tea', amountMinor: 100 })];
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
          key: { userId: { S: SUB }, sk: { S: 'LEDGER#2024-01#USD#SPENT#Food' } },
        },
      ],
    });
    expect((result as { transactItems: unknown[] }).transactItems).toHaveLength(3);
    expect(ledgerDifferences(result)[2]?.differences).toEqual({
      ...{ total: 325, count: 2, d09: 325, n09: 2 },
      ...{ 's#Coffee': 225, 't#Coffee': 1, 's#Tea': 100, 't#Tea': 1 },
    });
  });

  it('counts an expense and its refund, whose sum is 0', async () => {
    const refund = expenseItem({ id: other, kind: 'REFUND' });

    const { result } = await request({ stash: { ...stash, items: [expenseItem(), refund] } });

    expect(ledgerDifferences(result)[2]?.differences).toEqual({
      ...{ total: 0, count: 2, d09: 0, n09: 2, 's#Coffee': 0, 't#Coffee': 2 },
      ...{ refunded: 225, refunds: 1, r09: 225, q09: 1 },
    });
  });

  it('stays within the 100 items of a transaction with 50 expenses, each in a ledger of its own', async () => {
    const scattered = Array.from({ length: 50 }, (_, index) =>
      expenseItem({ id: `${ID.slice(0, -2)}${10 + index}`, date: `${1970 + index}-01-09` }),
    );

    const { result } = await request({ stash: { ...stash, items: scattered } });

    expect((result as { transactItems: unknown[] }).transactItems).toHaveLength(100);
  });

  it('puts and counts only what is not stored yet', async () => {
    const { result } = await request({ stash: { ...stash, stored: [expenseItem()], outcome: 'read' } });

    expect(result).toMatchObject({
      transactItems: [{ key: { sk: { S: `EXPENSE#${other}` } } }, { operation: 'UpdateItem' }],
    });
    expect(ledgerDifferences(result)[1]?.differences).toMatchObject({ total: 100, count: 1 });
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
