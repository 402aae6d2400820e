/** What an amount is. The amount is greater than zero for each. */
export type EntryKind = 'EXPENSE' | 'REFUND' | 'INCOME';

/** Expenses and refunds are on one side of the books, income on the other. */
export type EntrySide = 'SPENT' | 'INCOME';

/** What a person enters. Names and texts are as the API takes them: trimmed, and absent rather than empty. */
export interface EntryFields {
  readonly kind: EntryKind;
  /** A day of the calendar, YYYY-MM-DD, without a time zone. */
  readonly date: string;
  /** The amount in minor units of `currency`: 225 for 2.25 USD, 10 for 10 JPY. Greater than zero. */
  readonly amountMinor: number;
  /** ISO 4217, e.g. `USD`. */
  readonly currency: string;
  readonly category: string;
  readonly subcategory?: string;
  readonly description?: string;
  readonly notes?: string;
  readonly payee?: string;
  readonly paymentMethod?: string;
  readonly location?: string;
}

/** A change of an entry: what is absent stays, `undefined` clears an optional field. */
export type EntryChanges = {
  readonly [Name in keyof EntryFields]?: EntryFields[Name] | undefined;
};

/** Expense, refund or income, as this device has it: what was done here is in it, whether sent or not. */
export interface Entry extends EntryFields {
  /** UUID. */
  readonly id: string;
  /** 0 as long as the API has not answered. */
  readonly version: number;
  /** UTC, with milliseconds. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Set for entries in the trash. */
  readonly deletedAt?: string;
  /** Until when an entry in the trash can be restored. */
  readonly restorableUntil?: string;
  /**
   * `synced`: as the server has it. `waiting`: something of it is to be sent. `parked`: something of it was
   * refused, or met a change of another device; see `useOutbox`.
   */
  readonly state: 'synced' | 'waiting' | 'parked';
}

export function sideOf(kind: EntryKind): EntrySide {
  return kind === 'INCOME' ? 'INCOME' : 'SPENT';
}

/** What an entry adds to what was spent, or to the income: a refund is negative. */
export function signedMinor({ kind, amountMinor }: Pick<Entry, 'kind' | 'amountMinor'>): number {
  return kind === 'REFUND' ? -amountMinor : amountMinor;
}
