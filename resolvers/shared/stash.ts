import type { WriteOutcome } from './errors.ts';
import type { ExpenseItem } from './expense.ts';

/** The stash of a pipeline for one expense. */
export interface ExpenseStash {
  /** The caller's `sub`. */
  userId: string;
  /** A UUID in lower case. */
  id: string;
  /** The expense as the last attempt wrote it, or would have: a transaction returns keys only. */
  item?: ExpenseItem;
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}

/** The stash of an import. */
export interface ImportStash {
  /** The caller's `sub`. */
  userId: string;
  /** All expenses of the batch as they are to be stored, in its order. */
  items: ExpenseItem[];
  /** Those that are already stored with the same content. */
  stored: ExpenseItem[];
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}
