import { describe, expect, it } from 'vitest';
import { charge } from '../../../bench/bill/price.ts';
import type { Price } from '../../../bench/bill/price.ts';

const storage: Price = {
  name: 'storage',
  unit: 'GB',
  per: 1_000,
  tiers: [
    { upTo: 25, usd: 0 },
    { upTo: 100, usd: 0.25 },
    { upTo: Infinity, usd: 0.2 },
  ],
  sources: [{ url: 'https://example.com/', seen: '2026-11', isAws: false }],
};

describe('charge', () => {
  it('is nothing for nothing', () => {
    expect(charge(storage, 0)).toBe(0);
  });

  it.each([
    ['the last that is free', 25_000, 0],
    ['the first that is not', 26_000, 0.25],
    ['the last of a tier', 100_000, 18.75],
    ['the first of the next, at its own price', 101_000, 18.95],
    ['half a unit', 25_500, 0.125],
  ])('counts %s', (_, amount, usd) => {
    expect(charge(storage, amount)).toBeCloseTo(usd, 10);
  });
});
