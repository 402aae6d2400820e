import { findDynoxide } from 'appsync-local-stack/dynamodb';
import { describe, expect, it } from 'vitest';
import { reads } from '../../../bench/reads/reads.ts';
import { keepReport } from '../report/kept-report.ts';

describe.skipIf(findDynoxide() === undefined)('the benchmark reads', () => {
  it('measures lists, queries and summaries, and finds its claims proven', async () => {
    const { report, tables, claims } = keepReport();

    await reads.run(report, 'quick');

    const [, , , queries = [], years = []] = tables;
    expect(queries.map(([query]) => query)).toContain('payees');
    expect(years.map(([year]) => year)).toContain('20 categories, each used every day');
    expect(claims.filter(({ holds }) => !holds)).toEqual([]);
    expect(claims).toHaveLength(7);
  });
});
