import { describe, expect, it } from 'vitest';
import { contention } from '../../../bench/contention/contention.ts';
import { races } from '../../../bench/contention/races.ts';
import { keepReport } from '../report/kept-report.ts';

describe('the benchmark contention', () => {
  it('runs every race, in which all get in who send again', async () => {
    const { report, tables, claims } = keepReport();

    await contention.run(report, 'quick');

    expect(tables[0]?.map(([race, writes, , writtenByRetry]) => [race, writes, writtenByRetry])).toEqual(
      races.map(({ name }) => [name, '8', '8']),
    );
    expect(claims.map(({ holds }) => holds)).toEqual([true, true, true]);
  });
});
