import { describe, expect, it } from 'vitest';
import { startUp } from '../../../bench/start-up/start-up.ts';
import { keepReport } from '../report/kept-report.ts';

describe('the benchmark start-up', () => {
  it('measures a cold and a warm start', async () => {
    const { report, tables } = keepReport();

    await startUp.run(report, 'quick');

    expect(tables[0]?.map(([start]) => start)).toEqual(['cold', 'warm']);
    expect(tables[0]?.every(([, median]) => Number(median) > 0)).toBe(true);
  });
});
