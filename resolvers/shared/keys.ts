import { util } from '@aws-appsync/utils';
import type { Side } from '../generated/schema.ts';
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
export type IndexName = 'byDate' | 'byCategory' | 'byPayee' | 'byChange';

/** The prefix of the sort keys of all expenses. */
export function expensePrefix(): string {
  return 'EXPENSE#';
}

/** The prefix of the sort keys of all ledgers. */
export function ledgerPrefix(): string {
  return 'LEDGER#';
}

/**
 * What the sort keys of ledgers began with when a month had one for all its categories. `rebuild-ledger`
 * takes them away.
 */
export function formerLedgerPrefix(): string {
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

/** Which ledger: that of a month, a currency, a side and a category. */
export interface LedgerName {
  /** YYYY-MM. */
  month: string;
  currency: string;
  side: Side;
  category: string;
}

/** The primary key of a ledger: `{ userId: '<sub>', sk: 'LEDGER#2024-01#USD#SPENT#Food' }`. */
export function ledgerKey(userId: string, name: LedgerName): { userId: string; sk: string } {
  const { month, currency, side, category } = name;
  return { userId, sk: `${ledgerPrefix()}${month}#${currency}#${side}#${category}` };
}

/**
 * The ledger that a sort key names; its parts are as they stand there, or empty, whether or not there can be
 * such a ledger.
 */
export function ledgerNameIn(sk: string): LedgerName {
  const [, month, currency, side, category] = sk.split('#');
  return {
    month: month ?? '',
    currency: currency ?? '',
    side: side === 'INCOME' ? 'INCOME' : 'SPENT',
    category: category ?? '',
  };
}

/**
 * The bounds of the sort keys of all ledgers of the months from `first` to `last` (YYYY-MM), both included.
 */
export function ledgerRange(first: string, last: string): { low: string; high: string } {
  return { low: `${ledgerPrefix()}${first}#`, high: `${ledgerPrefix()}${last}#~` };
}

/** What the sort keys of all budgets begin with. */
export function budgetPrefix(): string {
  return 'BUDGET#';
}

/** True for the sort key of a budget. */
export function isBudgetKey(sk: string): boolean {
  return sk.startsWith(budgetPrefix());
}

/** What a budget is for: a category of a currency, or all of the currency where the category is empty. */
export interface BudgetName {
  currency: string;
  category: string;
}

/**
 * The primary key of a budget: `{ userId: '<sub>', sk: 'BUDGET#USD#Food' }`; `BUDGET#USD#` for all of USD.
 */
export function budgetKey(
  userId: string,
  { currency, category }: BudgetName,
): { userId: string; sk: string } {
  return { userId, sk: `${budgetPrefix()}${currency}#${category}` };
}

/** What the sort key of a budget names; its parts are as they stand there, or empty. */
export function budgetNameIn(sk: string): BudgetName {
  const [, currency, category] = sk.split('#');
  return { currency: currency ?? '', category: category ?? '' };
}

/**
 * The bounds of the sort keys of all budgets, both included. In their order, currencies are in the order of
 * their codes; in each, the budget of all of it comes first, then those of categories by name.
 */
export function budgetRange(): { low: string; high: string } {
  return { low: budgetPrefix(), high: `${budgetPrefix()}~` };
}

/** The primary key of the item that counts a user's budgets; it is not in `budgetRange`. */
export function budgetCountKey(userId: string): { userId: string; sk: string } {
  return { userId, sk: 'BUDGETS' };
}

/**
 * The bounds of the sort keys of a month's ledgers (YYYY-MM) of what was spent in some currencies, those in
 * between included. `SPENT` is the last side of each.
 */
export function spentRange(
  month: string,
  firstCurrency: string,
  lastCurrency: string,
): { low: string; high: string } {
  const { sk } = ledgerKey('', { month, currency: firstCurrency, side: 'SPENT', category: '' });
  return { low: sk, high: `${ledgerPrefix()}${month}#${lastCurrency}#~` };
}

/**
 * Where an expense stands in a list: by its date, within a date by the moment at which it was added.
 * `2024-01-09#2024-01-09T08:30:00.000Z#<id>`; the sort key of `byDate`.
 */
export function dateKey(date: string, createdAt: string, id: string): string {
  return `${date}#${createdAt}#${id}`;
}

/** Sort key of `byCategory`: `Food#2024-01-09#2024-01-09T08:30:00.000Z#<id>`. */
export function categoryKey(category: string, date: string, createdAt: string, id: string): string {
  return `${category}#${dateKey(date, createdAt, id)}`;
}

/** Sort key of `byPayee`: `University Cafe#2024-01-09#2024-01-09T08:30:00.000Z#<id>`. */
export function payeeKey(payee: string, date: string, createdAt: string, id: string): string {
  return `${payeeInKey(payee)}#${dateKey(date, createdAt, id)}`;
}

/**
 * A payee as it stands in keys. Banks write `Shop #12`, which must not end the payee there: U+001F (unit
 * separator) stands for `#`, since no name holds a control character.
 */
function payeeInKey(payee: string): string {
  return payee.split('#').join('\u001F');
}

/**
 * Sort key of `byCategory` of a deleted expense, which makes the trash a list of its own, in order of
 * deletion: `#deleted#2024-02-01T08:30:00.000Z#<id>`. No category begins with `#`.
 */
export function deletedKey(deletedAt: string, id: string): string {
  return `${deletedPrefix()}${deletedAt}#${id}`;
}

/** True for a sort key of `byCategory` that belongs to the trash. */
export function isDeletedKey(key: string): boolean {
  return key.startsWith(deletedPrefix());
}

function deletedPrefix(): string {
  return '#deleted#';
}

/** Sort key of `byChange`: `2024-01-09T08:30:00.000Z#<id>`. */
export function changeKey(updatedAt: string, id: string): string {
  return `${updatedAt}#${id}`;
}

/** True for a sort key of `byChange`, whether an item has it or not. */
export function isChangeKey(text: string): boolean {
  return isMomentAndId(text);
}

/** True for a moment and an id: `2024-01-09T08:30:00.000Z#<id>`. */
function isMomentAndId(text: string): boolean {
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
  sortKey: 'dateKey' | 'categoryKey' | 'payeeKey';
  /** What every sort key of the list begins with, before its position: nothing, the category or the payee. */
  prefix: string;
  low: string;
  high: string;
}

/** What a list is narrowed by, besides dates: nothing, a category, or a payee. */
export interface ListFilter {
  category?: string | null | undefined;
  payee?: string | null | undefined;
}

/**
 * The one key condition that holds exactly the expenses of a range of dates, of one category or payee if one
 * is given. `~` sorts after every character of a moment, so `2024-01-31#~` closes the last day.
 */
export function keyRange(dates: DateRange, filter: ListFilter): KeyRange {
  const { first, last } = dates;
  const { category, payee } = filter;
  if (category) {
    const prefix = `${category}#`;
    return { ...prefixed(prefix, first, last), index: 'byCategory', sortKey: 'categoryKey' };
  }
  if (payee) {
    const prefix = `${payeeInKey(payee)}#`;
    return { ...prefixed(prefix, first, last), index: 'byPayee', sortKey: 'payeeKey' };
  }
  return { ...prefixed('', first, last), index: 'byDate', sortKey: 'dateKey' };
}

/** The list of the deleted expenses that were deleted at a moment or later, by the moment of deletion. */
export function deletedRange(since: string): KeyRange {
  return { ...prefixed(deletedPrefix(), since, ''), index: 'byCategory', sortKey: 'categoryKey' };
}

function prefixed(
  prefix: string,
  first: string,
  last: string,
): { prefix: string; low: string; high: string } {
  return { prefix, low: `${prefix}${first}`, high: last ? `${prefix}${last}#~` : `${prefix}~` };
}

/**
 * True for the place of an expense in a list of these dates, the sort key without the list's prefix:
 * `2024-01-09#2024-01-09T08:30:00.000Z#<id>`. The length comes first, so that no pattern ever looks at a long
 * text.
 */
export function isPosition(text: string, dates: DateRange): boolean {
  const date = text.slice(0, 10);
  return (
    util.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z', date) &&
    text.charAt(10) === '#' &&
    isDeletedPosition(text.slice(11)) &&
    date >= dates.first &&
    date <= dates.last
  );
}

/** True for the place of an expense in the list of the deleted: `2024-02-01T08:30:00.000Z#<id>`. */
export function isDeletedPosition(text: string): boolean {
  return isMomentAndId(text) && isUuid(text.slice(25));
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
