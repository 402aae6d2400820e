import type { IndexedConflict, WriteOutcome } from './errors.ts';
import type { ExpenseItem } from './expense.ts';
import type { StoredLedger } from './ledger.ts';

/** What the steps of a pipeline on one expense share. */
export interface ExpenseStash {
  /** The caller's `sub`. */
  userId: string;
  /** A UUID in lower case. */
  id: string;
  /** The expense as the last attempt wrote it, or would have: a transaction answers with keys only. */
  item?: ExpenseItem;
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}

/** What an attempt to take an expense out of its ledger goes by. */
export interface ReadExpense {
  /** The expense as it is stored, deleted or not; null when there is none. */
  stored: ExpenseItem | null;
  /** The ledger that it is counted in; null where there is none, or where it does not matter. */
  ledger: StoredLedger | null;
}

/** How the last attempt to write ended; `read` when something was read after it, or before the first. */
type Outcome = WriteOutcome | 'read';

/** What the steps of an import share. */
export interface ImportStash {
  /** The caller's `sub`. */
  userId: string;
  /** All expenses of the batch as they are to be stored, in its order. */
  items: ExpenseItem[];
  /** Those that were found stored already, with the same content. */
  stored: ExpenseItem[];
  /** Those whose ids were found to have other expenses, and that are left out; absent without any. */
  skipped?: IndexedConflict[];
  /** True when rows whose ids are taken are left out; else they end the import. */
  skips?: boolean;
  /** True when nothing is written. */
  isDryRun?: boolean;
  outcome?: Outcome;
}

/** What the steps of an erasure share. */
export interface ErasureStash {
  /** The caller's `sub`. */
  userId: string;
  /** How many items were erased so far. */
  erased: number;
  /** How many items the running attempt erases. */
  taken: number;
  /** True when the last look has found something. */
  more: boolean;
}
