import { describe, expect, it } from 'vitest';
import { importing } from '../../../bench/import/import.ts';
import { keepReport } from '../report/kept-report.ts';

describe('the benchmark import', () => {
  it('measures rows a second, and finds nothing lost or doubled after kills', async () => {
    const { report, tables, claims } = keepReport();

    await importing.run(report, 'quick');

    expect(Number(tables[0]?.[0]?.[1])).toBeGreaterThan(0);
    expect(claims).toEqual([expect.objectContaining({ holds: true })]);
  });
});
