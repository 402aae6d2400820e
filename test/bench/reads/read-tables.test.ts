import { describe, expect, it } from 'vitest';
import { READ_FILTERS } from '../../../bench/reads/read-filters.ts';
import type { PageMeasure, UserMeasure } from '../../../bench/reads/read-measures.ts';
import { reportReads } from '../../../bench/reads/read-tables.ts';
import { openReport } from '../../../bench/report/report.ts';

const FULL_PAGE: PageMeasure = { readUnits: 7, itemsRead: 51, witness: 1, itemsReturned: 50 };

function user(expenses: number, page: PageMeasure, yearSummary: number, monthSummary = 1): UserMeasure {
  const filters = READ_FILTERS.map((filter) => ({ filter, matches: 50, first: page, deep: FULL_PAGE }));
  return { expenses, filters, withoutWitness: 7, monthSummary, yearSummary };
}

function refutedReads(...users: readonly UserMeasure[]): readonly string[] {
  const report = openReport(() => undefined);
  reportReads(report, users);
  return report.refutedClaims;
}

describe('reportReads', () => {
  it('finds its claims proven when pages and summaries cost the same in every history', () => {
    expect(refutedReads(user(100, FULL_PAGE, 1), user(1_000, FULL_PAGE, 1))).toEqual([]);
  });

  it('lets a page that is not full cost less, and one that is empty read nothing', () => {
    const half = { readUnits: 3, itemsRead: 20, witness: 0, itemsReturned: 20 };
    const empty = { readUnits: 1, itemsRead: 0, witness: 0, itemsReturned: 0 };

    expect(refutedReads(user(10, empty, 1), user(20, half, 1), user(1_000, FULL_PAGE, 1))).toEqual([]);
  });

  it.each([
    ['two items more than it returned', { ...FULL_PAGE, itemsRead: 52 }],
    ['one item more than it returned, although nothing follows', { ...FULL_PAGE, witness: 0 }],
  ])('refutes that nothing is read in vain when a page has read %s', (_, wasteful) => {
    expect(refutedReads(user(100, FULL_PAGE, 1), user(1_000, wasteful, 1))).toEqual([
      expect.stringMatching(/^Items read \/ items returned is 1\.00/),
    ]);
  });

  it('refutes that a page costs the same when it costs more in a longer history', () => {
    const dearer = { ...FULL_PAGE, readUnits: 8 };

    expect(refutedReads(user(100, FULL_PAGE, 1), user(1_000, dearer, 1))).toEqual([
      expect.stringMatching(/^A full page takes the same read units/),
    ]);
  });

  it('refutes that a summary of a month costs the same when it costs more for more expenses', () => {
    expect(refutedReads(user(100, FULL_PAGE, 1), user(1_000, FULL_PAGE, 1, 2))).toEqual([
      'A summary of a month takes the same read units for 1,000 expenses as for 100.',
    ]);
  });

  it('lets a summary of a year read ten units once all days have expenses, and refutes eleven', () => {
    expect(refutedReads(user(100, FULL_PAGE, 1), user(1_000, FULL_PAGE, 10))).toEqual([]);
    expect(refutedReads(user(100, FULL_PAGE, 1), user(1_000, FULL_PAGE, 11))).toEqual([
      expect.stringMatching(/^A summary of a year takes more only .*: .* here at most 11\.$/),
    ]);
  });
});
