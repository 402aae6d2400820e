import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/readLedgers', () => {
  const { request, response } = useHandlers('functions/readLedgers');
  const other = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
  const stored = [expenseItem(), expenseItem({ id: other }), expenseItem({ kind: 'INCOME' })];
  const stash = { userId: SUB, stored, outcome: 'read' };
  const ledger = { sk: 'LEDGER#2024-01#USD#SPENT#Food', revision: '0a1b2c3d', count: 2 };

  it('asks for each ledger that the expenses are counted in once, strongly consistent', async () => {
    const { result } = await request({ stash });

    expect(result).toEqual({
      operation: 'BatchGetItem',
      tables: {
        Expenses: {
          keys: ['SPENT', 'INCOME'].map((side) => ({
            userId: { S: SUB },
            sk: { S: `LEDGER#2024-01#USD#${side}#Food` },
          })),
          consistentRead: true,
        },
      },
    });
  });

  it.each([
    ['there are no expenses', { ...stash, stored: [] }],
    ['the patch is nothing that a ledger knows', { ...stash, patch: { notes: 'x', payee: null } }],
  ])('reads nothing when %s', async (_, before) => {
    const { earlyReturn, stash: noted } = await request({ stash: before });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
    expect(noted['ledgers']).toEqual([]);
  });

  it.each(['kind', 'date', 'category', 'subcategory', 'paymentMethod'])(
    'reads for a patch with %s',
    async (field) => {
      const { result } = await request({ stash: { ...stash, patch: { [field]: 'x' } } });

      expect(result).toMatchObject({ operation: 'BatchGetItem' });
    },
  );

  it('ends the pipeline once the expenses are written', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('gives on those that are stored', async () => {
    const { stash: noted } = await response({ stash, result: { data: { Expenses: [ledger, null] } } });

    expect(noted['ledgers']).toEqual([ledger]);
  });

  it.each([
    ['Throttled', { result: { data: { Expenses: [] }, unprocessedKeys: { Expenses: [{ ID }] } } }],
    ['Internal', failure('InternalServerError')],
  ])('ends with %s when DynamoDB does not give all', async (errorType, parts) => {
    const { error } = await response({ stash, ...parts });

    expect(error?.errorType).toBe(errorType);
  });
});
