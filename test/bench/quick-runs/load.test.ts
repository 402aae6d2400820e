import { describe, expect, it } from 'vitest';
import { load } from '../../../bench/load/load.ts';
import { keepReport } from '../report/kept-report.ts';

describe('the benchmark load', () => {
  it('compares every operation at every number of connections and measures memory', async () => {
    const { report, tables, claims } = keepReport();

    await load.run(report, 'quick');

    const [comparisons = [], memory = []] = tables;
    expect(comparisons.map(([operation, connections]) => `${operation} ${connections}`)).toEqual([
      '`expenses` 1', '`expenses` 4', '`expense` 1', '`expense` 4',
      '`summary` 1', '`summary` 4', '`addExpense` 1', '`addExpense` 4',
    ]); // prettier-ignore
    expect(memory.map(([process]) => process)).toEqual(['server', 'resolvers', 'engine']);
    expect(claims).toEqual([]);
  });
});
