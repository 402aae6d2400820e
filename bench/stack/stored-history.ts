import { createHash } from 'node:crypto';
import {
  categoryCount,
  categoryKey,
  categoryTotal,
  changeKey,
  dateKey,
  expenseKey,
  ledgerKey,
} from '../../resolvers/shared/keys.ts';
import { ledgerChanges } from '../../resolvers/shared/ledger.ts';
import type { LedgerEntry } from '../../resolvers/shared/ledger.ts';
import { COFFEE_TEXTS } from './coffee.ts';

/** An item as it is stored, before its conversion to DynamoDB's types. */
export type Item = Readonly<Record<string, string | number>>;

/** The history of a user: the same for the same numbers, except for the user's id. */
export interface History {
  /** The Cognito `sub`. */
  readonly userId: string;
  /** How many, spread evenly over the days of the years and over six categories. */
  readonly expenses: number;
  readonly firstYear: number;
  readonly years: number;
}

/** The part of an expense that filters and ledgers use. */
export interface HistoryEntry extends LedgerEntry {
  readonly id: string;
}

/** With 100 expenses in a year, every month has all of them: more expenses then make no ledger wider. */
const CATEGORIES = ['Food', 'Rent', 'Transport', 'Health', 'Fun', 'Clothes'];

const monthFormat = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });
const monthNames = Array.from({ length: 12 }, (_, index) => monthFormat.format(Date.UTC(2000, index)));

/** The expenses of a history, the oldest first. */
export function* historyEntries(history: History): Generator<HistoryEntry> {
  const { expenses, firstYear, years } = history;
  const begin = Date.UTC(firstYear, 0, 1);
  const days = (Date.UTC(firstYear + years, 0, 1) - begin) / 86_400_000;
  for (let index = 0; index < expenses; index += 1) {
    const day = new Date(begin + Math.floor((index * days) / expenses) * 86_400_000);
    yield {
      id: entryId(expenses, index),
      date: day.toISOString().slice(0, 10),
      amountMinor: 1_000 + ((index * 37) % 9_000),
      currency: 'USD',
      category: CATEGORIES[index % CATEGORIES.length] ?? '',
    };
  }
}

/**
 * All items of a history, its expenses with the ledger of each month: the same as after as many calls of
 * `addExpense`.
 */
export function* historyItems(history: History): Generator<Item> {
  const at = changedAt(history);
  let month: HistoryEntry[] = [];
  for (const entry of historyEntries(history)) {
    if (month[0] !== undefined && month[0].date.slice(0, 7) !== entry.date.slice(0, 7)) {
      yield* ledgers(history.userId, month);
      month = [];
    }
    month.push(entry);
    yield storedExpense(history.userId, entry, at);
  }
  yield* ledgers(history.userId, month);
}

/**
 * The same expenses as the second of the older designs stores them: a table without index, month and year as
 * attributes.
 */
export function* olderItems(history: History): Generator<Item> {
  const at = changedAt(history);
  for (const { id, date, amountMinor, category } of historyEntries(history)) {
    yield {
      user_id: history.userId,
      expense_id: id,
      category,
      amount: amountMinor / 100,
      notes: COFFEE_TEXTS.description,
      payment_method: COFFEE_TEXTS.paymentMethod,
      month: monthName(Number(date.slice(5, 7))),
      year: Number(date.slice(0, 4)),
      created_at: at,
      updated_at: at,
    };
  }
}

/**
 * An expense as `addExpense` stores it, with the optional fields of the coffee.
 *
 * @param at when it was added: UTC with milliseconds
 */
export function storedExpense(
  userId: string,
  { id, date, amountMinor, currency, category }: HistoryEntry,
  at: string,
): Item {
  return {
    ...COFFEE_TEXTS,
    ...expenseKey(userId, id),
    id,
    date,
    amountMinor,
    currency,
    category,
    version: 1,
    createdAt: at,
    updatedAt: at,
    dateKey: dateKey(date, id),
    categoryKey: categoryKey(category, date, id),
    changeKey: changeKey(at, id),
  };
}

/** E.g. `June` for 6. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? '';
}

function entryId(expenses: number, index: number): string {
  const digits = createHash('sha256').update(`${expenses} ${index}`).digest('hex');
  return digits.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function changedAt({ firstYear, years }: History): string {
  return `${firstYear + years - 1}-12-31T12:00:00.000Z`;
}

function ledgers(userId: string, entries: HistoryEntry[]): Item[] {
  return ledgerChanges([], entries).map((change) => ({
    ...ledgerKey(userId, change.month, change.currency),
    month: change.month,
    currency: change.currency,
    revision: change.count,
    total: change.total,
    count: change.count,
    ...Object.fromEntries(
      change.categories.flatMap(({ category, total, count }) => [
        [categoryTotal(category), total],
        [categoryCount(category), count],
      ]),
    ),
  }));
}
