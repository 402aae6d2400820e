import type { ExpenseItem } from './expense.ts';

/** What the steps of a pipeline on one expense share. */
export interface ExpenseStash {
  /** The caller's `sub`. */
  userId: string;
  /** A UUID in lower case. */
  id: string;
  /** What `putExpense` is to write. */
  item?: ExpenseItem;
  /** Set by a step whose write did not happen because its condition did not hold. */
  conditionFailed?: boolean;
}
