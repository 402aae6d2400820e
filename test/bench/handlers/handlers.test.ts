import { describe, expect, it } from 'vitest';
import { reportHandlers } from '../../../bench/handlers/handlers.ts';
import { keepReport } from '../report/kept-report.ts';

const small = { name: 'Query.expense', code: 'x'.repeat(3_200) };
const large = { name: 'putExpense', code: 'x'.repeat(12_288) };

describe('reportHandlers', () => {
  it('shows each bundle, the largest first, with both handlers beside the empty one', () => {
    const { report, tables } = keepReport();

    reportHandlers(report, [small, large], [20, 30, 40, 50.04, 10]);

    expect(tables).toEqual([
      [
        ['putExpense', '12,288', '77 %', '40.0', '4.0', '50.0', '5.0'],
        ['Query.expense', '3,200', '20 %', '20.0', '2.0', '30.0', '3.0'],
      ],
    ]);
  });

  it.each([
    [16_000, true],
    [16_001, false],
  ])('claims that a bundle of %i characters is half of what AppSync allows at most: %s', (length, holds) => {
    const { report, claims } = keepReport();

    reportHandlers(report, [small, { ...large, code: 'x'.repeat(length) }], [20, 30, 40, 50, 10]);

    expect(claims).toEqual([
      {
        statement: `Every bundle has at most 16,000 characters, half of what AppSync's guide allows: the largest has ${length.toLocaleString('en-US')}.`,
        holds,
      },
    ]);
  });
});
