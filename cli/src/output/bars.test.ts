import { describe, expect, it } from 'vitest';
import { bar, shareOf } from './bars.ts';

describe('bar', () => {
  it.each([
    [0, ''],
    [1, '████'],
    [0.5, '██'],
    [0.25, '█'],
    [0.28125, '█▏'],
    [2, '████'],
    [-1, ''],
  ])('draws %s of four columns', (share, drawn) => {
    expect(bar(share, 4)).toBe(drawn);
  });
});

describe('shareOf', () => {
  it('is 0 when there is nothing to compare with', () => {
    expect(shareOf(5, 10)).toBe(0.5);
    expect(shareOf(5, 0)).toBe(0);
  });
});
