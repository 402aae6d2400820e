import { describe, expect, it } from 'vitest';
import { trend } from '../../../bench/load/trend.ts';

describe('trend', () => {
  it('finds the slope and the middle of a line', () => {
    expect(trend([[0, 10], [1, 12], [2, 14]])).toEqual({ slope: 2, level: 12 }); // prettier-ignore
  });

  it('finds none in values that move around one level', () => {
    expect(trend([[0, 10], [1, 14], [2, 14], [3, 10]])).toEqual({ slope: 0, level: 12 }); // prettier-ignore
  });
});
