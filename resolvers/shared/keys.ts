import { util } from '@aws-appsync/utils';
import type { DateRange } from './date.ts';
import { isUuid } from './uuid.ts';

/**
 * Every key of the table is made and read here: no other file knows the prefixes of keys, or that `#`
 * separates their parts. A category must not hold a `#`, so that each key can be read in one way only.
 */

/** True for a string that would split a key. */
export function holdsKeySeparator(text: string): boolean {
  return text.indexOf('#') >= 0;
}

/** The local secondary indexes. The table in `infra/data.ts` declares the same names and sort keys. */
export type IndexName = 'byDate' | 'byCategory' | 'byChange';

/** The prefix of the sort keys of all expenses. */
export function expensePrefix(): string {
  return 'EXPENSE#';
}

/** The prefix of the sort keys of all ledgers. */
export function ledgerPrefix(): string {
  return 'MONTH#';
}

/** The primary key of an expense: `{ userId: '<sub>', sk: 'EXPENSE#<id>' }`. */
export function expenseKey(userId: string, id: string): { userId: string; sk: string } {
  return { userId, sk: `${expensePrefix()}${id}` };
}

/** The id in the sort key of an expense; empty for every other sort key. */
export function expenseIdIn(sk: string): string {
  return sk.startsWith(expensePrefix()) ? sk.slice(expensePrefix().length) : '';
}

/**
 * The primary key of a month's ledger: `{ userId: '<sub>', sk: 'MONTH#2024-01#USD' }`. `month` is YYYY-MM.
 */
export function ledgerKey(userId: string, month: string, currency: string): { userId: string; sk: string } {
  return { userId, sk: `${ledgerPrefix()}${month}#${currency}` };
}

/**
 * The month (YYYY-MM) and the currency in the sort key of a ledger; both as they are there, or empty.
 */
export function ledgerPartsIn(sk: string): { month: string; currency: string } {
  const parts = sk.split('#');
  return { month: parts[1] ?? '', currency: parts[2] ?? '' };
}

/**
 * The bounds of the sort keys of all ledgers of the months from `first` to `last` (YYYY-MM), both included.
 */
export function ledgerRange(first: string, last: string): { low: string; high: string } {
  return { low: `${ledgerPrefix()}${first}#`, high: `${ledgerPrefix()}${last}#~` };
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
  const prefix = categoryCount('');
  return attribute.startsWith(prefix) ? attribute.slice(prefix.length) : undefined;
}

/** True for an attribute of a ledger that belongs to a category. */
export function isOfCategory(attribute: string): boolean {
  return attribute.startsWith(categoryTotal('')) || attribute.startsWith(categoryCount(''));
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

/** True for a sort key of `byChange`, whether an item has it or not. */
export function isChangeKey(text: string): boolean {
  const instant = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z';
  return (
    text.length === '2024-01-09T08:30:00.000Z#'.length + 36 &&
    util.matches(`^${instant}#[0-9a-f-]{36}\\z`, text)
  );
}

/**
 * Where a list starts and ends: an index, its sort key attribute, and the bounds of that key, both included.
 */
export interface KeyRange {
  index: IndexName;
  sortKey: 'dateKey' | 'categoryKey';
  /** The prefix of every sort key of the list, before its position: nothing, or the category. */
  prefix: string;
  low: string;
  high: string;
}

/**
 * The key condition for exactly the expenses of a range of dates, of one category if one is given.
 * `~` sorts after every character of an id, so `2024-01-31#~` closes the last day.
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
 * True for the place of an expense in a list of these dates: `2024-01-09#<id>`, the sort key without the
 * list's prefix. The length is checked first, so that no pattern reads a long string.
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

/**
 * The rest of a list: everything after a position, whether an expense has that position or not.
 */
export function rangeBehind(range: KeyRange, position: string, oldestFirst: boolean): KeyRange {
  const key = `${range.prefix}${position}`;
  return oldestFirst ? { ...range, low: justAbove(key) } : { ...range, high: justBelow(key) };
}

/**
 * A string above a sort key and below every sort key above it. DynamoDB compares bytes. The key with a
 * character appended is above it. The sort keys of a list are all equally long, or differ before their ids:
 * so one that is above the key differs from it within the key's length, and is above this string too.
 */
function justAbove(key: string): string {
  return `${key}~`;
}

/**
 * A string below a sort key and above every sort key below it: the last hexadecimal digit is replaced by the
 * one before it (`0` by `/`), and `~` appended. That is below the key. A sort key below the key either
 * differs from it before the last digit, and is below this string there; or it differs in the last digit
 * only, whose greatest value is the digit before, and then it is what `~` was appended to, or less.
 */
function justBelow(key: string): string {
  const digits = '/0123456789abcdef';
  const end = key.length - 1;
  return `${key.slice(0, end)}${digits.charAt(digits.indexOf(key.charAt(end)) - 1)}~`;
}
