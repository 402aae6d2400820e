import { describe, expect, it } from 'vitest';
import { reportSummedYears } from '../../../bench/reads/summed-year-tables.ts';
import type { SummedYearMeasure, SummedYearMeasures } from '../../../bench/reads/summed-years.ts';
import { openReport } from '../../../bench/report/report.ts';

function year(name: string, month: number, whole: number): SummedYearMeasure {
  const months = [1, ...Array.from({ length: 11 }, () => month)];
  return { name, expenses: 1_000, ledgerSizes: [180, 240, 400], months, year: whole, itemsRead: 300 };
}

const measures: SummedYearMeasures = {
  small: year('a small household', 1, 9),
  large: year('a large household', 2, 18),
  multiplied: { ...year('more expenses', 2, 19), expenses: 1_000_000 },
  daily: year('every day', 4, 38),
};

function reported(changes: Partial<SummedYearMeasures>) {
  const report = openReport(() => undefined);
  reportSummedYears(report, { ...measures, ...changes });
  return report;
}

describe('reportSummedYears', () => {
  it('finds its claims proven up to their bounds', () => {
    const { refutedClaims, markdown } = reported({});

    expect(refutedClaims).toEqual([]);
    expect(markdown).toContain('| a large household | 1,000 | 300 | 240 | 400 | 1 to 2 | 18 |');
  });

  it.each([
    ['a month of a household takes more', { large: year('large', 3, 18) }, /^A summary of a household/],
    ['a year of a household takes more', { large: year('large', 2, 19) }, /^A summary of a household/],
    ['a month of every day takes more', { daily: year('every day', 5, 38) }, /^With every day/],
    ['a year of every day takes more', { daily: year('every day', 4, 39) }, /^With every day/],
    ['a month of many expenses takes more', { multiplied: year('more', 3, 18) }, /^For 1,000 expenses/],
    ['a year of many expenses takes two more', { multiplied: year('more', 2, 20) }, /^For 1,000 expenses/],
  ])('refutes a claim when %s', (_, changes, claim) => {
    expect(reported(changes).refutedClaims).toEqual([expect.stringMatching(claim)]);
  });
});
