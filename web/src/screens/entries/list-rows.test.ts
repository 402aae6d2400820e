import { describe, expect, it } from 'vitest';
import type { Entry, EntryFields } from '../../data/index.ts';
import { rowsOf } from './list-rows.ts';

describe('rowsOf', () => {
  it('has a heading for each day, with a total for each currency', () => {
    const rows = rowsOf([
      entry('1', { date: '2026-11-27', amountMinor: 5000 }),
      entry('2', { date: '2026-11-27', amountMinor: 2000, kind: 'REFUND' }),
      entry('3', { date: '2026-11-27', amountMinor: 10_000, kind: 'INCOME' }),
      entry('4', { date: '2026-11-27', amountMinor: 700, currency: 'JPY' }),
      entry('5', { date: '2026-11-26', amountMinor: 1 }),
    ]);

    expect(rows.map(({ key }) => key)).toEqual(['2026-11-27', '1', '2', '3', '4', '2026-11-26', '5']);
    expect(rows[0]?.kind === 'day' && rows[0].totals()).toEqual([
      { currency: 'USD', spentMinor: 3000, incomeMinor: 10_000, count: 3 },
      { currency: 'JPY', spentMinor: 700, incomeMinor: 0, count: 1 },
    ]);
  });

  it('has none for no entries', () => {
    expect(rowsOf([])).toEqual([]);
  });
});

function entry(id: string, fields: Partial<EntryFields>): Entry {
  return {
    ...{ id, kind: 'EXPENSE', date: '2026-11-27', amountMinor: 1, currency: 'USD', category: 'Food' },
    ...{ version: 1, createdAt: '', updatedAt: '', state: 'synced' },
    ...fields,
  };
}
