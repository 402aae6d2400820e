import type { Expense } from '../generated/schema.ts';
import { contended } from './errors.ts';
import { toExpense } from './expense.ts';
import type { ExpenseStash } from './stash.ts';

/**
 * What a change of an expense is answered after its attempts: the expense as it was written, or `Throttled`
 * when others came first each time. Whoever expects a version was told of another one before the attempt.
 */
export function changedExpense({ outcome, item }: ExpenseStash): Expense {
  if (outcome === 'written' && item) {
    return toExpense(item);
  }
  contended();
}
