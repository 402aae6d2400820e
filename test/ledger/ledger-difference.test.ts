import { describe, expect, it } from 'vitest';
import { ExactSums, ledgerFaults, readLedgerName } from '../../ledger/ledger-difference.ts';

const FOOD = 'LEDGER#2024-01#USD#SPENT#Food';
const NUMBERS = { total: 225n, count: 2n, d09: 225n, n09: 2n, refunded: 50n, refunds: 1n, r09: 50n, q09: 1n };
const ENTRY = { date: '2024-01-09', amountMinor: 225, currency: 'USD', category: 'Food' } as const;

function ledger(changes: Readonly<Record<string, string>> = {}) {
  const stored = {
    ...{ total: '225', count: '2', d09: '225', n09: '2' },
    ...{ refunded: '50', refunds: '1', r09: '50', q09: '1' },
    ...changes,
  };
  return {
    userId: { S: 'u' },
    sk: { S: FOOD },
    revision: { S: '0a1b2c3d' },
    ...Object.fromEntries(Object.entries(stored).map(([name, N]) => [name, { N }])),
  };
}

describe('ExactSums', () => {
  it('adds up expenses by month, currency, side and category', () => {
    const sums = new ExactSums();
    sums.add({ ...ENTRY, subcategory: 'Coffee', paymentMethod: 'Cash' });
    sums.add({ ...ENTRY, kind: 'EXPENSE', date: '2024-01-31', amountMinor: 100, category: 'Fun' });
    sums.add({ ...ENTRY, kind: 'INCOME' });
    sums.add({ ...ENTRY, currency: 'KWD' });
    sums.add({ ...ENTRY, date: '2024-02-01' });

    expect(sums.keys()).toEqual([
      FOOD,
      'LEDGER#2024-01#USD#SPENT#Fun',
      'LEDGER#2024-01#USD#INCOME#Food',
      'LEDGER#2024-01#KWD#SPENT#Food',
      'LEDGER#2024-02#USD#SPENT#Food',
    ]);
    expect(sums.of(FOOD)).toEqual({
      ...{ total: 225n, count: 1n, d09: 225n, n09: 1n },
      ...{ 's#Coffee': 225n, 't#Coffee': 1n, 'p#Cash': 225n, 'm#Cash': 1n },
    });
    expect(sums.of('LEDGER#2024-01#USD#SPENT#Fun')).toEqual({ total: 100n, count: 1n, d31: 100n, n31: 1n });
    expect(sums.of('LEDGER#2024-03#USD#SPENT#Food')).toEqual({});
  });

  it('takes refunds off, and adds them up apart', () => {
    const sums = new ExactSums();
    sums.add({ ...ENTRY, amountMinor: 275 });
    sums.add({ ...ENTRY, amountMinor: 50, kind: 'REFUND' });

    expect(sums.of(FOOD)).toEqual(NUMBERS);
  });

  it('adds up more than a double could hold', () => {
    const sums = new ExactSums();
    for (let added = 0; added < 20; added += 1) {
      sums.add({ ...ENTRY, amountMinor: 999_999_999_999_999, currency: 'JPY', category: 'Rent' });
    }

    expect(sums.of('LEDGER#2024-01#JPY#SPENT#Rent')['total']).toBe(19_999_999_999_999_980n);
  });
});

describe('ledgerFaults', () => {
  it('finds none in a ledger that is the sum of its expenses, however an engine writes its numbers', () => {
    expect(ledgerFaults(ledger(), NUMBERS)).toEqual([]);
    expect(ledgerFaults(ledger({ total: '225.00', count: '2E0' }), NUMBERS)).toEqual([]);
  });

  it('wants no ledger where there is nothing to be in it, not even one of zeros', () => {
    const zeros = { userId: { S: 'u' }, sk: { S: FOOD }, revision: { S: '0a1b2c3d' }, count: { N: '0' } };

    expect(ledgerFaults(undefined, {})).toEqual([]);
    expect(ledgerFaults(zeros, {})).toEqual([
      { attribute: 'count', stored: '0', problem: 'must be absent with all of the ledger' },
    ]);
  });

  it('wants nothing that is left of a part that was emptied', () => {
    expect(ledgerFaults(ledger({ d10: '0', n10: '0' }), NUMBERS)).toEqual([
      { attribute: 'd10', stored: '0', problem: 'must be absent' },
      { attribute: 'n10', stored: '0', problem: 'must be absent' },
    ]);
  });

  it('names each attribute that is not what it must be', () => {
    const wrong = { ...ledger({ total: '226', 's#Gone': '1' }), revision: { N: '7' } };

    expect(ledgerFaults(wrong, NUMBERS)).toEqual([
      { attribute: 'total', stored: '226', problem: 'must be 225' },
      { attribute: 'revision', stored: '7', problem: 'must be a string of 8 hexadecimal digits' },
      { attribute: 's#Gone', stored: '1', problem: 'must be absent' },
    ]);
  });

  it('wants a missing ledger with all that it must hold', () => {
    expect(ledgerFaults(undefined, { total: 1n, count: 1n }).map(({ attribute }) => attribute)).toEqual([
      'total',
      'count',
      'revision',
    ]);
  });
});

describe('readLedgerName', () => {
  it.each([
    [FOOD, { month: '2024-01', currency: 'USD', side: 'SPENT', category: 'Food' }],
    [
      'LEDGER#0001-12#KWD#INCOME#Café & co.',
      { month: '0001-12', currency: 'KWD', side: 'INCOME', category: 'Café & co.' },
    ],
  ])('reads month, currency, side and category of %s', (sk, name) => {
    expect(readLedgerName(sk)).toEqual(name);
  });

  it.each([
    'LEDGER#2024-00#USD#SPENT#Food',
    'LEDGER#2024-13#USD#SPENT#Food',
    'LEDGER#2024-1#USD#SPENT#Food',
    'LEDGER#0000-01#USD#SPENT#Food',
    'LEDGER#2024-01#EURO#SPENT#Food',
    'LEDGER#2024-01#USD#spent#Food',
    'LEDGER#2024-01#USD#REFUND#Food',
    'LEDGER#2024-01#USD#SPENT#',
    'LEDGER#2024-01#USD#SPENT',
    'LEDGER#2024-01#USD#SPENT#Food#',
    'LEDGER#2024-01#USD#SPENT# Food',
    'MONTH#2024-01#USD',
  ])('reads none in %s', (sk) => {
    expect(readLedgerName(sk)).toBeUndefined();
  });
});
