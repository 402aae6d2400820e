import { describe, expect, it } from 'vitest';
import type { CategorySummary } from '../../data/index.ts';
import { topCategories } from './top-categories.ts';

describe('topCategories', () => {
  it('keeps a category with more refunds than expenses, without a bar', () => {
    const lines = topCategories([category('Food', 5000), category('Shoes', -4000)]);

    expect(lines.map(({ name, totalMinor, bar }) => [name, totalMinor, bar])).toEqual([
      ['Food', 5000, 1],
      ['Shoes', -4000, 0],
    ]);
  });

  it('has no NaN for a total of nothing', () => {
    expect(topCategories([category('Food', 0)])[0]?.bar).toBe(0);
    expect(topCategories([])).toEqual([]);
  });

  it('puts forty categories into the eight largest and the rest, which add up to all', () => {
    const all = Array.from({ length: 40 }, (_, index) => category(`C${index}`, 4000 - 110 * index));

    const lines = topCategories(all);

    expect(lines).toHaveLength(9);
    expect(lines[8]?.name).toBeUndefined();
    expect(lines.reduce((total, { totalMinor }) => total + totalMinor, 0)).toBe(
      all.reduce((total, { totalMinor }) => total + totalMinor, 0),
    );
  });

  it('shows nine as they are: a rest of one would have no name', () => {
    const nine = Array.from({ length: 9 }, (_, index) => category(`C${index}`, 100));

    expect(topCategories(nine).every(({ name }) => name !== undefined)).toBe(true);
  });
});

function category(name: string, totalMinor: number): CategorySummary {
  return { name, totalMinor, count: 1, share: 0.5, subcategories: [] };
}
