import { util } from '@aws-appsync/utils';
import type { Expense, ExpenseKind, Owner } from '../generated/schema.ts';
import { monthOf, yearOf } from './date.ts';
import { categoryKey, changeKey, dateKey, payeeKey } from './keys.ts';
import { toMajor } from './money.ts';
import type { OptionalTexts } from './validation.ts';

/** The attributes of an expense that a client sets. */
export interface ExpenseContent extends OptionalTexts {
  kind: ExpenseKind;
  date: string;
  /** Minor units of `currency`. */
  amountMinor: number;
  currency: string;
  category: string;
}

/** An expense as it is stored, without its primary key. Absent texts are absent attributes, never null. */
export interface ExpenseItem extends Omit<ExpenseContent, 'kind'> {
  /** Absent from expenses that were stored before there were kinds. */
  kind?: ExpenseKind;
  userId: string;
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** Absent once the expense is deleted, which takes it out of the index `byDate`. */
  dateKey?: string;
  /** Where the expense is in the index `byCategory`: in its category, or in the trash. */
  categoryKey: string;
  /** Absent without a payee and once the expense is deleted, which takes it out of the index `byPayee`. */
  payeeKey?: string;
  changeKey: string;
  /** Set by deletion: UTC with milliseconds. */
  deletedAt?: string;
  /** Set by deletion: when DynamoDB may drop the item, in epoch seconds. */
  expiresAt?: number;
}

/** An expense that is not deleted: it is in the indexes of the lists. */
export interface LiveExpenseItem extends ExpenseItem {
  dateKey: string;
  deletedAt?: never;
  expiresAt?: never;
}

/**
 * The current time as it is stored and shown: UTC, always 24 characters, e.g. `2024-01-09T08:30:00.000Z`, so
 * that it sorts.
 */
export function now(): string {
  return moment(util.time.nowEpochMilliSeconds());
}

/** A time in epoch milliseconds, in the same format. */
export function moment(epochMilliSeconds: number): string {
  return util.time.epochMilliSecondsToFormatted(epochMilliSeconds, "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
}

/**
 * A new expense at version 1, with the keys of all indexes.
 *
 * @param createdAt this moment; expenses of one date are listed in the order of it
 */
export function newExpenseItem(
  userId: string,
  id: string,
  content: ExpenseContent,
  createdAt: string,
): LiveExpenseItem {
  const item = withoutAbsentTexts(content);
  return {
    ...item,
    userId,
    id,
    version: 1,
    createdAt,
    updatedAt: createdAt,
    ...listKeys({ ...item, createdAt, id }),
    changeKey: changeKey(createdAt, id),
  };
}

/** The sort keys that put a live expense into the lists. */
export interface ListKeys {
  dateKey: string;
  categoryKey: string;
  payeeKey?: string;
}

/** The keys of the lists that an expense with these attributes is in. */
export function listKeys(
  item: Pick<ExpenseItem, 'date' | 'category' | 'payee' | 'createdAt' | 'id'>,
): ListKeys {
  const { date, category, payee, createdAt, id } = item;
  const keys: ListKeys = {
    dateKey: dateKey(date, createdAt, id),
    categoryKey: categoryKey(category, date, createdAt, id),
  };
  if (payee) {
    keys.payeeKey = payeeKey(payee, date, createdAt, id);
  }
  return keys;
}

/** The content only, without absent texts. */
function withoutAbsentTexts(content: ExpenseContent): ExpenseContent {
  const kept: ExpenseContent = {
    kind: content.kind,
    date: content.date,
    amountMinor: content.amountMinor,
    currency: content.currency,
    category: content.category,
  };
  for (const field of optionalFields()) {
    const text = content[field];
    if (text !== null && text !== undefined) {
      kept[field] = text;
    }
  }
  return kept;
}

/** Content as it is stored: the oldest has no kind. */
type StoredContent = Omit<ExpenseContent, 'kind'> & { kind?: ExpenseKind };

/** True when both say the same in every field that a client decides. */
export function sameContent(a: StoredContent, b: StoredContent): boolean {
  const sameTexts = optionalFields().every((field) => (a[field] ?? null) === (b[field] ?? null));
  return (
    sameTexts &&
    kindOf(a) === kindOf(b) &&
    a.date === b.date &&
    a.amountMinor + 0 === b.amountMinor + 0 &&
    a.currency === b.currency &&
    a.category === b.category
  );
}

/** The names of the fields that may be absent or cleared. */
export function optionalFields(): (keyof OptionalTexts)[] {
  return ['subcategory', 'description', 'notes', 'payee', 'paymentMethod', 'location'];
}

/** The kind of an expense. Those that were stored before there were kinds are expenses. */
export function kindOf(item: { kind?: ExpenseKind | null | undefined }): ExpenseKind {
  return item.kind ?? 'EXPENSE';
}

/** True for an item that exists and is not deleted. */
export function isLive(item: ExpenseItem | null | undefined): item is LiveExpenseItem {
  return !!item && !item.deletedAt;
}

/**
 * The owner, as subscriptions filter by it (`limitToOwner`): never a value that a client has written.
 */
export function ownerOf(userId: string): Owner {
  return { userId, isSetByServer: true };
}

/**
 * The owner in an answer that no subscriber is to receive. AppSync publishes the answer of a mutation
 * whatever the mutation did; this one passes no filter of `limitToOwner`.
 */
export function nobody(userId: string): Owner {
  return { userId, isSetByServer: false };
}

/** The expense as the API shows it. */
export function toExpense(item: ExpenseItem): Expense {
  return {
    id: item.id,
    userId: item.userId,
    owner: ownerOf(item.userId),
    kind: kindOf(item),
    date: item.date,
    year: yearOf(item.date),
    month: monthOf(item.date),
    amount: toMajor(item.amountMinor, item.currency),
    currency: item.currency,
    category: item.category,
    subcategory: item.subcategory ?? null,
    description: item.description ?? null,
    notes: item.notes ?? null,
    payee: item.payee ?? null,
    paymentMethod: item.paymentMethod ?? null,
    location: item.location ?? null,
    version: item.version + 0,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    deletedAt: item.deletedAt ?? null,
    restorableUntil: item.expiresAt ? moment((item.expiresAt + 0) * 1000) : null,
  };
}
