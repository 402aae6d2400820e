import { describe, expect, it } from 'vitest';
import { priceList } from '../../../bench/bill/price-list.ts';
import type { Price } from '../../../bench/bill/price.ts';

describe('priceList', () => {
  const prices = Object.entries<Price>(priceList);

  it.each(prices)('says where the price of %s was read, and when', (_, { sources }) => {
    sources.forEach(({ url, seen }) => {
      expect(URL.canParse(url)).toBe(true);
      expect(seen).toMatch(/^20\d\d-(0\d|1[0-2])$/);
    });
  });

  it.each(prices)('has tiers of %s that rise and go on for ever', (_, { tiers }) => {
    const ends = tiers.map(({ upTo }) => upTo);

    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(new Set(ends).size).toBe(ends.length);
    expect(ends.at(-1)).toBe(Infinity);
  });
});
