import type { Expense } from '../generated/schema.ts';
import { contended, notFound, versionConflict } from './errors.ts';
import { isLive, toExpense } from './expense.ts';
import type { ExpenseItem } from './expense.ts';
import type { ExpenseStash } from './stash.ts';

/**
 * The answer to a change of a live expense after its attempts: the expense as it was written, `Conflict` when
 * three attempts were not enough, `NotFound` when it was deleted meanwhile.
 *
 * @param stored what `recheckExpense` has read after a refused last attempt
 */
export function changedExpense(stash: ExpenseStash, stored: ExpenseItem | null): Expense {
  if (stash.outcome === 'written' && stash.item) {
    return toExpense(stash.item);
  }
  if (stash.outcome === 'contended') {
    contended();
  }
  if (!isLive(stored)) {
    notFound();
  }
  versionConflict(stored.version);
}
