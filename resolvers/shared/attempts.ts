import type { Expense } from '../generated/schema.ts';
import { contended } from './errors.ts';
import { toExpense } from './expense.ts';
import type { ExpenseStash } from './stash.ts';

/**
 * The answer to a change of an expense after its attempts: the expense as it was written, or `Throttled` when
 * other writes came first each time. A client that expects a version was told of another one before.
 */
export function changedExpense({ outcome, item }: ExpenseStash): Expense {
  if (outcome === 'written' && item) {
    return toExpense(item);
  }
  contended();
}
