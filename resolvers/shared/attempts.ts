import type { Expense } from '../generated/schema.ts';
import { contended } from './errors.ts';
import { toExpense } from './expense.ts';
import type { ExpenseStash } from './stash.ts';

/**
 * The answer to a change of a live expense after its attempts: the expense as it was written, `Conflict` when
 * three attempts were not enough, `NotFound` when it was deleted meanwhile.
 *
 * @param stored what `recheckExpense` has read after a refused last attempt
 */
export function changedExpense({ outcome, item }: ExpenseStash): Expense {
  if (outcome === 'written' && item) {
    return toExpense(item);
  }
  contended();
}
