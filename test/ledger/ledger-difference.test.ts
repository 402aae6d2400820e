import { describe, expect, it } from 'vitest';
import { ledgerFaults, LedgerSums, readLedgerName } from '../../ledger/ledger-difference.ts';

const JANUARY = { sk: 'MONTH#2024-01#USD', month: '2024-01', currency: 'USD' };
const NUMBERS = { total: 325n, count: 2n, 'total#Food': 325n, 'count#Food': 2n };

function ledger(changes: Readonly<Record<string, string>> = {}) {
  const stored = {
    total: '325',
    count: '2',
    'total#Food': '325',
    'count#Food': '2',
    revision: '7',
    ...changes,
  };
  return {
    userId: { S: 'u' },
    sk: { S: JANUARY.sk },
    month: { S: '2024-01' },
    currency: { S: 'USD' },
    ...Object.fromEntries(Object.entries(stored).map(([name, N]) => [name, { N }])),
  };
}

describe('LedgerSums', () => {
  it('adds up expenses by month, currency and category', () => {
    const sums = new LedgerSums();
    sums.add({ date: '2024-01-09', amountMinor: 225, currency: 'USD', category: 'Food' });
    sums.add({ date: '2024-01-31', amountMinor: 100, currency: 'USD', category: 'Fun' });
    sums.add({ date: '2024-01-31', amountMinor: 100, currency: 'KWD', category: 'Fun' });

    expect(sums.names().map(({ sk }) => sk)).toEqual(['MONTH#2024-01#USD', 'MONTH#2024-01#KWD']);
    expect(sums.of('MONTH#2024-01#USD')).toEqual({
      ...{ total: 325n, count: 2n, 'total#Food': 225n, 'count#Food': 1n, 'total#Fun': 100n, 'count#Fun': 1n },
    });
    expect(sums.of('MONTH#2024-02#USD')).toEqual({ total: 0n, count: 0n });
  });

  it('adds up more than a double could hold', () => {
    const sums = new LedgerSums();
    for (let added = 0; added < 20; added += 1) {
      sums.add({ date: '2024-01-09', amountMinor: 999_999_999_999_999, currency: 'JPY', category: 'Rent' });
    }

    expect(sums.of('MONTH#2024-01#JPY')['total']).toBe(19_999_999_999_999_980n);
  });
});

describe('ledgerFaults', () => {
  it('finds none in a ledger that is the sum of its expenses, however an engine writes its numbers', () => {
    expect(ledgerFaults(ledger(), JANUARY, NUMBERS)).toEqual([]);
    expect(ledgerFaults(ledger({ total: '325.00', count: '2E0' }), JANUARY, NUMBERS)).toEqual([]);
  });

  it('takes a missing ledger for an emptied one', () => {
    const none = { total: 0n, count: 0n };
    const emptied = ledger({ total: '0', count: '0', 'total#Food': '0', 'count#Food': '-0' });

    expect(ledgerFaults(undefined, JANUARY, none)).toEqual([]);
    expect(ledgerFaults(emptied, JANUARY, none)).toEqual([]);
  });

  it('names each attribute that is not what it must be', () => {
    const wrong = { ...ledger({ total: '326', 'total#Fun': '1' }), revision: { S: '7' } };

    expect(ledgerFaults(wrong, JANUARY, NUMBERS)).toEqual([
      { attribute: 'total', stored: '326', problem: 'must be 325' },
      {
        attribute: 'revision',
        stored: 'the string "7"',
        problem: 'must be a whole number from 1 to 9007199254740991',
      },
      { attribute: 'total#Fun', stored: '1', problem: 'must be absent' },
    ]);
  });
});

describe('readLedgerName', () => {
  it('reads month and currency', () => {
    expect(readLedgerName(JANUARY.sk)).toEqual(JANUARY);
  });

  it.each([
    'MONTH#2024-00#USD',
    'MONTH#2024-13#USD',
    'MONTH#2024-1#USD',
    'MONTH#2024-01#EURO',
    'MONTH#2024-01#USD#',
  ])('reads none in %s', (sk) => {
    expect(readLedgerName(sk)).toBeUndefined();
  });
});
