import { describe, expect, it } from 'vitest';
import { load } from '../../../bench/load/load.ts';
import { memoryOf } from '../../../bench/load/process-memory.ts';
import { trend } from '../../../bench/load/trend.ts';
import type { Report } from '../../../bench/report.ts';
import { startUp } from '../../../bench/start-up/start-up.ts';

/** A report that keeps its tables and claims. */
function keptReport() {
  const tables: (readonly (readonly string[])[])[] = [];
  const claims: string[] = [];
  const report: Report = {
    text: () => undefined,
    table: (_head, rows) => tables.push(rows),
    claim: (statement) => claims.push(statement),
    progress: () => undefined,
  };
  return { report, tables, claims };
}

describe('trend', () => {
  it('finds the slope and the middle of a line', () => {
    expect(trend([[0, 10], [1, 12], [2, 14]])).toEqual({ slope: 2, level: 12 }); // prettier-ignore
  });

  it('finds none in values that move around one level', () => {
    expect(trend([[0, 10], [1, 14], [2, 14], [3, 10]])).toEqual({ slope: 0, level: 12 }); // prettier-ignore
  });
});

describe('memoryOf', () => {
  const listing = `
    1     0   900 init
  100     1 80000 node stack-child.ts
  101   100 40000 /usr/bin/node --max-old-space-size=128 -e ...
  102   100  9000 /x/dynoxide serve --host 127.0.0.1 --port 4
  103   102   500 sh -c (read -r line
  201   200 70000 /usr/bin/node --max-old-space-size=128 -e of another stack
`;

  it('tells the server and its children apart, in bytes', () => {
    expect(memoryOf(listing, 100)).toEqual({
      server: 80_000 * 1024,
      resolvers: 40_000 * 1024,
      engine: 9_000 * 1024,
    });
  });

  it('names the process that is not there', () => {
    expect(() => memoryOf(listing, 200)).toThrow('The process of the server is not there');
    expect(() => memoryOf(listing.replace('dynoxide', 'sqlite'), 100)).toThrow('engine is not there');
  });
});

describe('the benchmark load', () => {
  it(
    'compares every operation at every number of connections and measures memory',
    { timeout: 120_000 },
    async () => {
      const { report, tables, claims } = keptReport();

      await load.run(report, 'quick');

      const [comparisons = [], memory = []] = tables;
      expect(comparisons.map(([operation, connections]) => `${operation} ${connections}`)).toEqual([
      '`expenses` 1', '`expenses` 4', '`expense` 1', '`expense` 4',
      '`summary` 1', '`summary` 4', '`addExpense` 1', '`addExpense` 4',
    ]); // prettier-ignore
      expect(memory.map(([process]) => process)).toEqual(['server', 'resolvers', 'engine']);
      expect(claims).toEqual([]);
    },
  );
});

describe('the benchmark start-up', () => {
  it('measures a cold and a warm start', { timeout: 120_000 }, async () => {
    const { report, tables } = keptReport();

    await startUp.run(report, 'quick');

    expect(tables[0]?.map(([start]) => start)).toEqual(['cold', 'warm']);
    expect(tables[0]?.every(([, median]) => Number(median) > 0)).toBe(true);
  });
});
