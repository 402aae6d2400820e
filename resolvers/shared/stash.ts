import type { WriteOutcome } from './errors.ts';
import type { ExpenseItem } from './expense.ts';
import type { StoredLedger } from './ledger.ts';

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
  outcome?: Outcome;
}
