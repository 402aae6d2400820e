import type { ExpenseBatch } from '../generated/schema.ts';
import { contended, invalid } from './errors.ts';
import { ownerOf, toExpense } from './expense.ts';
import type { ExpenseItem } from './expense.ts';
import { addUpTooHigh } from './ledger-bounds.ts';
import type { BatchStash } from './stash.ts';
import { checkUnicode } from './validation.ts';

/**
 * The ids of expenses that are to be changed together, in lower case. Ends the request with a
 * `ValidationError` for none, for more than allowed, and for one that is there twice.
 *
 * @param mostText the same number as text: APPSYNC_JS has no documented way to write one
 */
export function checkedIds(given: string[], most: number, mostText: string): string[] {
  if (given.length < 1 || given.length > most) {
    invalid('ids', `must have 1 to ${mostText} ids`);
  }
  const ids = given.map((id) => id.toLowerCase());
  ids.forEach((id, index) => {
    checkUnicode('ids', id);
    const first = ids.indexOf(id);
    if (first < index) {
      invalid('ids', `must have each id once: the one at index ${index} is also at index ${first}`);
    }
  });
  return ids;
}

/** Ends the request when the expenses add up to more in one ledger than a transaction can count exactly. */
export function checkSums(items: ExpenseItem[]): void {
  if (addUpTooHigh(items)) {
    invalid(
      'ids',
      'must be of expenses that add up to at most 15 digits of minor units in one month, currency and category',
    );
  }
}

/**
 * What a change of many expenses is answered after its attempts: the expenses as they were written, in the
 * order of the ids. Ends as a change of one expense does when others came first each time.
 */
export function changedBatch({ userId, items, outcome }: BatchStash): ExpenseBatch {
  if (outcome !== 'written') {
    contended();
  }
  return { userId, owner: ownerOf(userId), items: items.map((item) => toExpense(item)) };
}
