import type { DateRange } from './date.ts';

/**
 * Every key of the table is made here, and nowhere else is a `#` put between two parts. A category must not hold one, so
 * that each key can be read in one way only.
 */

/** The local secondary indexes. The table in `infra/data.ts` declares the same names and sort keys. */
export type IndexName = 'byDate' | 'byCategory' | 'byChange';

/** The primary key of an expense: `{ userId: '<sub>', sk: 'EXPENSE#<id>' }`. */
export function expenseKey(userId: string, id: string): { userId: string; sk: string } {
  return { userId, sk: `EXPENSE#${id}` };
}

/** The primary key of a month's ledger: `{ userId: '<sub>', sk: 'MONTH#2024-01#USD' }`. `month` is YYYY-MM. */
export function ledgerKey(userId: string, month: string, currency: string): { userId: string; sk: string } {
  return { userId, sk: `MONTH#${month}#${currency}` };
}

/** The bounds of the sort keys of all ledgers of the months from `first` to `last` (YYYY-MM), both included. */
export function ledgerRange(first: string, last: string): { low: string; high: string } {
  return { low: `MONTH#${first}#`, high: `MONTH#${last}#~` };
}

/** The attribute of a ledger that holds a category's total: `total#Food`. */
export function categoryTotal(category: string): string {
  return `total#${category}`;
}

/** The attribute of a ledger that holds how many expenses a category has: `count#Food`. */
export function categoryCount(category: string): string {
  return `count#${category}`;
}

/** The category of an attribute named by `categoryCount`; undefined for every other attribute. */
export function countedCategory(attribute: string): string | undefined {
  return attribute.startsWith('count#') ? attribute.slice('count#'.length) : undefined;
}

/** Sort key of `byDate`: `2024-01-09#<id>`. */
export function dateKey(date: string, id: string): string {
  return `${date}#${id}`;
}

/** Sort key of `byCategory`: `Food#2024-01-09#<id>`. */
export function categoryKey(category: string, date: string, id: string): string {
  return `${category}#${date}#${id}`;
}

/** Sort key of `byChange`: `2024-01-09T08:30:00.000Z#<id>`. */
export function changeKey(updatedAt: string, id: string): string {
  return `${updatedAt}#${id}`;
}

/** Where a list starts and ends: an index, its sort key attribute, and the bounds of that key, both included. */
export interface KeyRange {
  index: IndexName;
  sortKey: 'dateKey' | 'categoryKey';
  low: string;
  high: string;
}

/**
 * The one key condition that holds exactly the expenses of a range of dates, of one category if one is given. `~` sorts
 * after every character of an id, so `2024-01-31#~` closes the last day.
 */
export function keyRange(dates: DateRange, category: string | null | undefined): KeyRange {
  if (category) {
    return {
      index: 'byCategory',
      sortKey: 'categoryKey',
      low: `${category}#${dates.first}`,
      high: `${category}#${dates.last}#~`,
    };
  }
  return { index: 'byDate', sortKey: 'dateKey', low: dates.first, high: `${dates.last}#~` };
}
