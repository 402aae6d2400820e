import { describe, expect, it } from 'vitest';
import { distribution } from '../../../bench/report/distribution.ts';

describe('distribution', () => {
  it('gives values that were measured, by nearest rank', () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);

    expect(distribution(values)).toEqual({ p50: 100, p95: 190, p99: 198, max: 200 });
  });

  it('gives the only value for every percentile', () => {
    expect(distribution([-3])).toEqual({ p50: -3, p95: -3, p99: -3, max: -3 });
  });
});
