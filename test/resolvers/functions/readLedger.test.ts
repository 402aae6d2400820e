import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../../support/handlers.ts';
import { ledgerItem } from '../../support/ledger-item.ts';

const STASH = { userId: SUB, id: ID };
const food = ledgerItem('LEDGER#2024-01#USD#SPENT#Food', { total: 225, count: 1 });

describe('readLedger', () => {
  const { request, response } = useHandlers('functions/readLedger');

  it.each([
    ['an expense', {}, 'LEDGER#2024-01#USD#SPENT#Food'],
    ['an older expense without a kind', { kind: undefined }, 'LEDGER#2024-01#USD#SPENT#Food'],
    ['a refund', { kind: 'REFUND' }, 'LEDGER#2024-01#USD#SPENT#Food'],
    ['an income', { kind: 'INCOME', currency: 'JPY' }, 'LEDGER#2024-01#JPY#INCOME#Food'],
  ])('reads the ledger of %s, strongly consistent', async (_, changes, sk) => {
    const { result } = await request({ stash: { ...STASH, stored: expenseItem(changes) } });

    expect(result).toEqual({
      operation: 'GetItem',
      key: { userId: { S: SUB }, sk: { S: sk } },
      consistentRead: true,
    });
  });

  it.each(['kind', 'date', 'amount', 'currency', 'category', 'subcategory', 'paymentMethod'])(
    'reads it before a patch with %s, also one that clears it',
    async (field) => {
      const { result } = await request({
        stash: { ...STASH, stored: expenseItem() },
        args: { input: { ID, [field]: null } },
      });

      expect(result).toMatchObject({ operation: 'GetItem' });
    },
  );

  it.each([
    ['a patch of what no ledger knows', { input: { ID, notes: 'x', payee: 'y', location: null } }, {}],
    ['a deleted expense', {}, { deletedAt: '2024-02-01T00:00:00.000Z' }],
  ])('reads nothing for %s', async (_, args, changes) => {
    const stored = expenseItem(changes);
    const before = { ...STASH, stored };
    const { earlyReturn, stash: after } = await request({ stash: before, args });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
    expect(after).toEqual(before);
  });

  it('reads nothing where no expense is found', async () => {
    const { earlyReturn, stash: after } = await request({ stash: { ...STASH, stored: null } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
    expect(after).toEqual({ ...STASH, stored: null });
  });

  it('reads nothing once the expense is written, and ends the pipeline', async () => {
    const { earlyReturn } = await request({ stash: { ...STASH, stored: expenseItem(), outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it.each([
    ['there is', food],
    ['there is not', null],
  ])('puts a ledger that %s into the stash, for the attempts', async (_, ledger) => {
    const stored = expenseItem();

    const { result, stash: after } = await response({ stash: { ...STASH, stored }, result: ledger });

    expect(result).toBeNull();
    expect(after).toEqual({ ...STASH, stored, ledger });
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response({
      stash: { ...STASH, stored: expenseItem() },
      ...failure('ThrottlingException'),
    });

    expect(error?.errorType).toBe('Throttled');
  });
});
