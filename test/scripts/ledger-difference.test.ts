import { describe, expect, it } from 'vitest';
import { ledgerDifferences } from '../../scripts/ledger-difference.ts';

function expense(date: string, amountMinor: string, currency: string, category: string) {
  return {
    date: { S: date },
    amountMinor: { N: amountMinor },
    currency: { S: currency },
    category: { S: category },
  };
}

function ledger(sk: string, numbers: Record<string, string>) {
  return {
    sk: { S: sk },
    ...Object.fromEntries(Object.entries(numbers).map(([name, N]) => [name, { N }])),
  };
}

const january = { total: '325', count: '2', 'total#Food': '325', 'count#Food': '2', revision: '7' };
const expenses = [
  expense('2024-01-09', '225', 'USD', 'Food'),
  expense('2024-01-31', '100', 'USD', 'Food'),
  { ...expense('2024-01-31', '999', 'USD', 'Food'), deletedAt: { S: '2024-02-01T00:00:00.000Z' } },
];

describe('ledgerDifferences', () => {
  it('finds none where every ledger is the sum of the expenses that are not deleted', () => {
    expect(ledgerDifferences('u', expenses, [ledger('MONTH#2024-01#USD', january)])).toEqual([]);
  });

  it('takes an emptied ledger for an absent one', () => {
    const emptied = { total: '0', count: '0', 'total#Fun': '0', 'count#Fun': '0', revision: '2' };

    expect(ledgerDifferences('u', [], [ledger('MONTH#2024-01#USD', emptied)])).toEqual([]);
  });

  it('names each number that is off', () => {
    const wrong = { ...january, total: '326', 'total#Fun': '1' };

    expect(ledgerDifferences('u', expenses, [ledger('MONTH#2024-01#USD', wrong)])).toEqual([
      {
        sk: 'MONTH#2024-01#USD',
        month: '2024-01',
        currency: 'USD',
        revision: '7',
        attributes: [
          { name: 'total', stored: '326', expected: '325' },
          { name: 'total#Fun', stored: '1', expected: '0' },
        ],
        expected: { total: 325n, count: 2n, 'total#Food': 325n, 'count#Food': 2n },
      },
    ]);
  });

  it('finds a ledger that is missing, and one without expenses', () => {
    const found = ledgerDifferences(
      'u',
      [expense('2024-01-09', '225', 'KWD', 'Food')],
      [ledger('MONTH#2024-02#USD', { total: '5', count: '1' })],
    );

    expect(found.map(({ sk, revision }) => [sk, revision])).toEqual([
      ['MONTH#2024-01#KWD', undefined],
      ['MONTH#2024-02#USD', undefined],
    ]);
  });

  it('adds up more than a double could hold', () => {
    const large = Array.from({ length: 20 }, () => expense('2024-01-09', '999999999999999', 'JPY', 'Rent'));

    const [found] = ledgerDifferences('u', large, []);

    expect(found?.expected['total']).toBe(19_999_999_999_999_980n);
  });
});
