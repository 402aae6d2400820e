import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, id, sub, useHandlers } from '../../support/handlers.ts';
import { ledgerItem } from '../../support/ledger-item.ts';

const stash = { userId: sub, id };
const food = ledgerItem('LEDGER#2024-01#USD#SPENT#Food', { total: 225, count: 1 });

describe('readLedger', () => {
  const { request, response } = useHandlers('functions/readLedger');

  it.each([
    ['an expense', {}, 'LEDGER#2024-01#USD#SPENT#Food'],
    ['an older expense without a kind', { kind: undefined }, 'LEDGER#2024-01#USD#SPENT#Food'],
    ['a refund', { kind: 'REFUND' }, 'LEDGER#2024-01#USD#SPENT#Food'],
    ['an income', { kind: 'INCOME', currency: 'JPY' }, 'LEDGER#2024-01#JPY#INCOME#Food'],
  ])('reads the ledger of %s, strongly consistent', async (_, changes, sk) => {
    const { result } = await request({ stash, prev: { result: expenseItem(changes) } });

    expect(result).toEqual({
      operation: 'GetItem',
      key: { userId: { S: sub }, sk: { S: sk } },
      consistentRead: true,
    });
  });

  it.each(['kind', 'date', 'amount', 'currency', 'category', 'subcategory', 'paymentMethod'])(
    'reads it before a patch with %s, also one that clears it',
    async (field) => {
      const { result } = await request({
        stash,
        args: { input: { id, [field]: null } },
        prev: { result: expenseItem() },
      });

      expect(result).toMatchObject({ operation: 'GetItem' });
    },
  );

  it.each([
    ['a patch of what no ledger knows', { input: { id, notes: 'x', payee: 'y', location: null } }, {}],
    ['a deleted expense', {}, { deletedAt: '2024-02-01T00:00:00.000Z' }],
  ])('reads nothing for %s', async (_, args, changes) => {
    const stored = expenseItem(changes);
    const { result, earlyReturn } = await request({ stash, args, prev: { result: stored } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
    expect(result).toEqual({ stored, ledger: null });
  });

  it('reads nothing where there is no expense, or once it is written', async () => {
    const absent = await request({ stash, prev: { result: null } });
    const written = await request({
      stash: { ...stash, outcome: 'written' },
      prev: { result: expenseItem() },
    });

    expect([absent.earlyReturn, written.earlyReturn]).toEqual([{ skipTo: 'NEXT' }, { skipTo: 'NEXT' }]);
    expect(absent.result).toEqual({ stored: null, ledger: null });
    expect(written.result).toMatchObject({ ledger: null });
  });

  it('gives expense and ledger to the attempt', async () => {
    const stored = expenseItem();

    const { result } = await response({ stash, prev: { result: stored }, result: food });

    expect(result).toEqual({ stored, ledger: food });
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response({
      stash,
      prev: { result: expenseItem() },
      ...failure('ThrottlingException'),
    });

    expect(error?.errorType).toBe('Throttled');
  });
});
