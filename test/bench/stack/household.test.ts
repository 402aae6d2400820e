import { describe, expect, it } from 'vitest';
import { householdEntries } from '../../../bench/stack/household.ts';

const SOME = { year: 2023, categories: 25, isDaily: false, multiple: 1 };

function namesOf(entries: readonly { readonly category: string }[]): Set<string> {
  return new Set(entries.map(({ category }) => category));
}

describe('householdEntries', () => {
  it('are 40 expenses and incomes a month in the first twelve categories', () => {
    const entries = [...householdEntries({ ...SOME, categories: 12 })];

    expect(entries).toHaveLength(12 * 40);
    expect(namesOf(entries).size).toBe(12);
  });

  it('has every kind, and categories with and without subcategories', () => {
    const entries = [...householdEntries(SOME)];

    expect(namesOf(entries).size).toBe(25);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['EXPENSE', 'REFUND', 'INCOME']));
    expect(entries.filter(({ subcategory }) => subcategory === null).length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ subcategory }) => subcategory)).size).toBeGreaterThan(20);
  });

  it('uses each category on every day of the year, when it is daily', () => {
    const entries = [...householdEntries({ ...SOME, categories: 20, isDaily: true })];

    expect(new Set(entries.map(({ date, category }) => `${date} ${category}`)).size).toBe(20 * 365);
    expect(entries).toHaveLength(20 * 365);
  });

  it('has each expense several times, on the same days', () => {
    const days = (multiple: number) =>
      new Set(
        [...householdEntries({ ...SOME, multiple })].map(({ date, category }) => `${date} ${category}`),
      );

    expect([...householdEntries({ ...SOME, multiple: 3 })]).toHaveLength(
      3 * [...householdEntries(SOME)].length,
    );
    expect(days(3)).toEqual(days(1));
  });

  it('gives no two expenses one id', () => {
    const ids = [...householdEntries({ ...SOME, multiple: 2 })].map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });
});
