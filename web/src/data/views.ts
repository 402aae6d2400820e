import type { Entry, EntryKind, EntrySide } from './entry.ts';

/** Which entries. What is absent does not filter; what is present must hold together. */
export interface EntryFilter {
  /** First and last day, included, YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
  readonly currency?: string | undefined;
  readonly category?: string | undefined;
  readonly payee?: string | undefined;
  readonly paymentMethod?: string | undefined;
  /**
   * Words that category, subcategory, payee, description, notes, payment method, place, date or amount begin
   * with or hold, in any order; upper and lower case and accents do not matter.
   */
  readonly text?: string | undefined;
  /** Bounds of the amount in minor units, included. Useful with `currency`. */
  readonly leastMinor?: number | undefined;
  readonly mostMinor?: number | undefined;
}

export interface EntryList {
  /** Newest date first; within a day the newest entered first. The array is a new one only after a change. */
  readonly entries: readonly Entry[];
  /** One for each currency of the entries: refunds taken off what was spent. */
  readonly totals: readonly CurrencyTotal[];
  /** True until the copy of this device is whole: an empty list does not mean that there is nothing yet. */
  readonly isLoading: boolean;
}

export interface CurrencyTotal {
  readonly currency: string;
  readonly spentMinor: number;
  readonly incomeMinor: number;
  readonly count: number;
}

/** Days from and to, both included, YYYY-MM-DD. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What was spent and earned in a period, as the query `summary` gives it, in minor units. */
export interface PeriodSummary {
  readonly period: Period;
  /** One for each currency with an entry, the one with the most entries first. Never add them up. */
  readonly currencies: readonly CurrencySummary[];
  readonly isLoading: boolean;
}

export interface CurrencySummary {
  readonly currency: string;
  /** Refunds are taken off; negative when more came back than was spent. */
  readonly spentMinor: number;
  readonly refundedMinor: number;
  readonly incomeMinor: number;
  /** Income less what was spent. */
  readonly balanceMinor: number;
  readonly expenseCount: number;
  readonly refundCount: number;
  readonly incomeCount: number;
  /** The largest total first. */
  readonly categories: readonly CategorySummary[];
  readonly incomeCategories: readonly CategorySummary[];
  /** Of expenses and refunds, the largest total first. */
  readonly paymentMethods: readonly NamedTotal[];
  readonly payees: readonly NamedTotal[];
  /** Days and months with an entry, the first one first. */
  readonly days: readonly TimeTotal[];
  readonly months: readonly TimeTotal[];
}

export interface NamedTotal {
  readonly name: string;
  readonly totalMinor: number;
  readonly count: number;
}

export interface CategorySummary extends NamedTotal {
  /** The part of all totals above 0, from 0 to 1; 0 for as much refunded as spent, or more. */
  readonly share: number;
  readonly subcategories: readonly NamedTotal[];
}

export interface TimeTotal {
  /** YYYY-MM-DD of a day, YYYY-MM of a month. */
  readonly time: string;
  readonly spentMinor: number;
  readonly refundedMinor: number;
  readonly incomeMinor: number;
  readonly count: number;
}

/** A name in use, for completion: most used first. */
export interface NameUse {
  readonly name: string;
  readonly count: number;
  /** The date of the newest entry, YYYY-MM-DD. */
  readonly lastDate: string;
}

export interface CategoryUse extends NameUse {
  /** A category of both sides is there twice. */
  readonly side: EntrySide;
  /** The subcategories in use, most used first. */
  readonly subcategories: readonly string[];
}

export interface PayeeUse extends NameUse {
  /** What most of the payee's entries have; of two with as many, the one used last. */
  readonly usualCategory: string;
  readonly usualKind: EntryKind;
}

/** What a new entry begins with: what the entry added last has. */
export interface Defaults {
  readonly currency: string;
  readonly category?: string;
  readonly paymentMethod?: string;
}

export interface Budget {
  readonly currency: string;
  /** Undefined when the budget is for all of the currency. */
  readonly category: string | undefined;
  /** What may be spent each month. */
  readonly amountMinor: number;
  readonly spentMinor: number;
  /** Negative when more was spent. */
  readonly leftMinor: number;
  readonly state: Entry['state'];
}

export interface Currency {
  readonly code: string;
  /** How many decimals an amount has; show exactly as many. */
  readonly decimals: number;
  /** In English, as ISO 4217 has it. */
  readonly name: string;
  readonly isCurrent: boolean;
}
