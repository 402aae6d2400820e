import type { WriteOutcome } from './errors.ts';
import type { ExpenseItem } from './expense.ts';

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

/** What the steps of an import share. */
export interface ImportStash {
  /** The caller's `sub`. */
  userId: string;
  /** All expenses of the batch as they are to be stored, in its order. */
  items: ExpenseItem[];
  /** Those that were found stored already, with the same content. */
  stored: ExpenseItem[];
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}
