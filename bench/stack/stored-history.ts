import { createHash } from 'node:crypto';
import { newExpenseItem } from '../../resolvers/shared/expense.ts';
import { deletedKey, expenseKey, ledgerKey } from '../../resolvers/shared/keys.ts';
import { ledgerChanges } from '../../resolvers/shared/ledger.ts';
import type { LedgerEntry } from '../../resolvers/shared/ledger.ts';
import { COFFEE_TEXTS } from './coffee.ts';

/** An item as it is stored, before its conversion to DynamoDB's types. */
export type Item = Readonly<Record<string, string | number>>;

/** The history of a user: the same for the same numbers, except for the user's id. */
export interface History {
  /** The Cognito `sub`. */
  readonly userId: string;
  /** How many, spread evenly over the days of the years, over six categories and over five payees. */
  readonly expenses: number;
  readonly firstYear: number;
  readonly years: number;
}

/** The part of an expense that lists and ledgers use. */
export interface HistoryEntry extends LedgerEntry {
  readonly id: string;
  readonly payee?: string;
}

/** With 100 expenses in a year, every month has all of them: more expenses then make no more ledgers. */
const CATEGORIES = ['Food', 'Rent', 'Transport', 'Health', 'Fun', 'Clothes'];

/** As many characters each, so that a page has the same size whichever of them it holds. */
const PAYEES = [
  'University Cafe',
  'Saturday Market',
  'Corner Bookshop',
  'City Transports',
  'Main Street Gym',
];

const DAY_MS = 86_400_000;

const monthFormat = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });
const monthNames = Array.from({ length: 12 }, (_, index) => monthFormat.format(Date.UTC(2000, index)));

/** The expenses of a history, the oldest first. */
export function* historyEntries(history: History): Generator<HistoryEntry> {
  const { expenses, firstYear, years } = history;
  const begin = Date.UTC(firstYear, 0, 1);
  const days = (Date.UTC(firstYear + years, 0, 1) - begin) / DAY_MS;
  for (let index = 0; index < expenses; index += 1) {
    const day = new Date(begin + Math.floor((index * days) / expenses) * DAY_MS);
    yield {
      id: entryId(`${expenses} ${index}`),
      date: day.toISOString().slice(0, 10),
      amountMinor: 1_000 + ((index * 37) % 9_000),
      currency: 'USD',
      category: CATEGORIES[index % CATEGORIES.length] ?? '',
      subcategory: COFFEE_TEXTS.subcategory,
      payee: PAYEES[index % PAYEES.length] ?? '',
      paymentMethod: COFFEE_TEXTS.paymentMethod,
    };
  }
}

/** All items of a history: the same as after as many calls of `addExpense`. */
export function historyItems(history: History): Generator<Item> {
  return storedItems(history.userId, historyEntries(history), changedAt(history));
}

/**
 * Expenses with the ledgers that they are counted in.
 *
 * @param entries month by month
 * @param at when all of them were added: UTC with milliseconds
 */
export function* storedItems(userId: string, entries: Iterable<HistoryEntry>, at: string): Generator<Item> {
  let month: HistoryEntry[] = [];
  for (const entry of entries) {
    if (month[0] && month[0].date.slice(0, 7) !== entry.date.slice(0, 7)) {
      yield* ledgers(userId, month);
      month = [];
    }
    month.push(entry);
    yield storedExpense(userId, entry, at);
  }
  yield* ledgers(userId, month);
}

/**
 * Deleted expenses, as `deleteExpense` leaves them.
 *
 * @param deletedAt when all of them were deleted
 */
export function* trashItems(userId: string, expenses: number, deletedAt: Date): Generator<Item> {
  const at = deletedAt.toISOString();
  for (let index = 0; index < expenses; index += 1) {
    const id = entryId(`trash ${index}`);
    const entry = { id, date: at.slice(0, 10), amountMinor: 225, currency: 'USD', category: 'Food' };
    const stored = Object.entries(storedExpense(userId, entry, at)).filter(([name]) => name !== 'dateKey');
    const expiresAt = Math.floor(deletedAt.getTime() / 1000) + 30 * 24 * 3600;
    const deletion = { version: 2, deletedAt: at, expiresAt, categoryKey: deletedKey(at, id) };
    yield { ...Object.fromEntries(stored), ...deletion };
  }
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
export function storedExpense(userId: string, { id, ...entry }: HistoryEntry, at: string): Item {
  const content = { ...COFFEE_TEXTS, ...entry, kind: entry.kind ?? 'EXPENSE' };
  const item = newExpenseItem(userId, id, content, at);
  // Absent texts are left out, so strings and numbers are all that it has.
  return { ...(item as object as Item), ...expenseKey(userId, id) };
}

/** E.g. `June` for 6. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? '';
}

/** A UUID, the same for the same seed. */
export function entryId(seed: string): string {
  const digits = createHash('sha256').update(seed).digest('hex');
  return digits.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function changedAt({ firstYear, years }: History): string {
  return `${firstYear + years - 1}-12-31T12:00:00.000Z`;
}

function ledgers(userId: string, entries: HistoryEntry[]): Item[] {
  return ledgerChanges([], entries).map(({ name, numbers }) => ({
    ...ledgerKey(userId, name),
    revision: '0f1e2d3c',
    ...numbers,
  }));
}
