import { util } from '@aws-appsync/utils';
import type { DateRange } from './date.ts';
import { isUuid } from './validation.ts';

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
  /** What every sort key of the list begins with, before its position: nothing, or the category. */
  prefix: string;
  low: string;
  high: string;
}

/**
 * The one key condition that holds exactly the expenses of a range of dates, of one category if one is given. `~` sorts
 * after every character of an id, so `2024-01-31#~` closes the last day.
 */
export function keyRange(dates: DateRange, category: string | null | undefined): KeyRange {
  const { first, last } = dates;
  if (category) {
    const prefix = `${category}#`;
    return {
      index: 'byCategory',
      sortKey: 'categoryKey',
      prefix,
      low: `${prefix}${first}`,
      high: `${prefix}${last}#~`,
    };
  }
  return { index: 'byDate', sortKey: 'dateKey', prefix: '', low: first, high: `${last}#~` };
}

/**
 * True for the place of an expense in a list of these dates: `2024-01-09#<id>`, the sort key without the list's prefix. The
 * length comes first, so that no pattern ever looks at a long text.
 */
export function isPosition(text: string, dates: DateRange): boolean {
  const date = text.slice(0, 10);
  return (
    text.length === '2024-01-09#'.length + 36 &&
    util.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', date) &&
    text.charAt(10) === '#' &&
    isUuid(text.slice(11)) &&
    date >= dates.first &&
    date <= dates.last
  );
}

/** The rest of a list: what comes strictly behind a position of it, be there an expense at that position or not. */
export function rangeBehind(range: KeyRange, position: string, oldestFirst: boolean): KeyRange {
  const key = `${range.prefix}${position}`;
  return oldestFirst ? { ...range, low: justAbove(key) } : { ...range, high: justBelow(key) };
}

/**
 * A text above a sort key and below every sort key above it. DynamoDB compares bytes. The key with a character appended is
 * above it. The sort keys of a list are all equally long, or differ before their ids: so one that is above the key differs from it
 * within the key's length, and there it is above this text, too.
 */
export function justAbove(key: string): string {
  return `${key}~`;
}

/**
 * A text below a sort key and above every sort key below it: the last hexadecimal digit is replaced by the one before it
 * (`0` by `/`), and `~` appended. That is below the key. A sort key below the key either differs from it before the last digit,
 * and is below this text there; or it differs in the last digit only, whose greatest value is the digit before, and then it
 * is what `~` was appended to, or less.
 */
export function justBelow(key: string): string {
  const digits = '/0123456789abcdef';
  const end = key.length - 1;
  return `${key.slice(0, end)}${digits.charAt(digits.indexOf(key.charAt(end)) - 1)}~`;
}
