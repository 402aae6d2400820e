import type { Side } from '../generated/schema.ts';
import type { BudgetItem } from './budget.ts';
import type { IndexedConflict, WriteOutcome } from './errors.ts';
import type { ExpenseItem } from './expense.ts';
import type { KeyRange } from './keys.ts';
import type { StoredLedger } from './ledger.ts';
import type { ExpensePatch } from './patch.ts';

/** The stash of a pipeline for one expense. */
export interface ExpenseStash {
  /** The caller's `sub`. */
  userId: string;
  /** A UUID in lower case. */
  id: string;
  /** What `readExpense` has found, deleted or not; null when there is none. */
  stored?: ExpenseItem | null;
  /** The ledger that `stored` is counted in, as `readLedger` has found it; null when there is none. */
  ledger?: StoredLedger | null;
  /** The expense as the last attempt wrote it, or would have: a transaction answers with keys only. */
  item?: ExpenseItem;
  outcome?: Outcome;
}

/**
 * How the last attempt to write ended; `read` when something was read after it, or before the first. An
 * attempt that was `refused` would be refused again until something is read.
 */
type Outcome = WriteOutcome | 'read';

/** What the steps of an import share. */
export interface ImportStash {
  /** The caller's `sub`. */
  userId: string;
  /** All expenses of the batch as they are to be stored, in its order. */
  items: ExpenseItem[];
  /** Those that are already stored with the same content. */
  stored: ExpenseItem[];
  /** Those whose ids were found to have other expenses, and that are left out; absent without any. */
  skipped?: IndexedConflict[];
  /** True when rows whose ids are taken are left out; else they end the import. */
  skips?: boolean;
  /** True when nothing is written. */
  isDryRun?: boolean;
  outcome?: Outcome;
}

/**
 * What the steps of a change of many expenses share. Only a restoration reads expenses that may be deleted.
 */
export interface BatchStash<Item extends ExpenseItem = ExpenseItem> {
  /** The caller's `sub`. */
  userId: string;
  /** UUIDs in lower case, each once; may be anything else, which is no expense's id. */
  ids: string[];
  /** True for a restoration, which takes deleted expenses, too; every other change takes only live ones. */
  takesDeleted: boolean;
  /** What a change of some fields is to store; absent for a deletion or restoration. */
  patch?: ExpensePatch;
  /** The argument that is named when a ledger would be too large @default `subcategory` */
  fieldIfFull?: string;
  /** The expenses as they were read last, in the order of the ids. */
  stored: Item[];
  /** The ledgers that they are counted in, as far as they matter. */
  ledgers: StoredLedger[];
  /** The expenses as the last attempt wrote them, or would have: a transaction answers with keys only. */
  items: ExpenseItem[];
  /**
   * How the last attempt to write ended; `read` when the expenses were read after it. An attempt that was
   * `refused` would be refused again until they are.
   */
  outcome?: WriteOutcome | 'read';
}

/** What the steps of a renaming share. */
export interface RenameStash extends BatchStash {
  patch: ExpensePatch;
  /** The side that is renamed; null for both. */
  side: Side | null;
  /** The expenses of the category from where this step goes on. */
  rest: KeyRange;
  /** True when expenses follow those that were read last. */
  more: boolean;
  /** The sort key of the last expense that this step has seen to; undefined when there was none. */
  last?: string | undefined;
}

/** What the steps of an erasure share. */
export interface ErasureStash {
  /** The caller's `sub`. */
  userId: string;
  /** How many expenses and budgets were erased so far. */
  erased: number;
  /** True once something was erased, be it only what counts other items. */
  isBegun: boolean;
  /** How many of them the running attempt erases. */
  taken: number;
  /** True when the last look has found something. */
  more: boolean;
}

/** What the steps of a pipeline on one budget share. */
export interface BudgetStash {
  /** The caller's `sub`. */
  userId: string;
  currency: string;
  /** Empty for a budget of all of the currency. */
  category: string;
  /** What the budget is to be, in minor units; absent when it is to be removed. */
  amountMinor?: number;
  /** The budget as it was written, or as it was when it was removed. */
  item?: BudgetItem;
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}

/** What the steps that list the budgets share. */
export interface BudgetsStash {
  /** The caller's `sub`. */
  userId: string;
  /** YYYY-MM. */
  month: string;
  /** The caller's date, YYYY-MM-DD. */
  today: string;
  /** In the order of the answer. */
  budgets: BudgetItem[];
}

/** What was spent of each budget, in minor units, by the budget's sort key. */
export type SpentByBudget = Record<string, number>;
