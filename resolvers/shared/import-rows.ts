import type { ExpenseImport, ImportedRow } from '../generated/schema.ts';
import { nobody, ownerOf, toExpense } from './expense.ts';
import type { ExpenseItem } from './expense.ts';
import type { ImportStash } from './stash.ts';

/** The rows of an import that are still to be added: neither stored already nor left out. */
export function missingItems({ items, stored, skipped }: ImportStash): ExpenseItem[] {
  const leftOut = skipped ?? [];
  return items.filter(
    ({ id }, index) => !stored.some((same) => same.id === id) && !leftOut.some((row) => row.index === index),
  );
}

/**
 * True until an import that expects taken ids has looked for them. One that does not expect any writes at
 * once: a look costs a read, a write that is refused costs ten times as much.
 */
export function looksFirst({ skips, isDryRun, outcome }: ImportStash): boolean {
  return (skips === true || isDryRun === true) && outcome === undefined;
}

/** What an import is answered that is done. Nobody is told of one that has added nothing. */
export function importAnswer(stash: ImportStash): ExpenseImport {
  const { userId, items, stored, skipped, isDryRun } = stash;
  const leftOut = skipped ?? [];
  const answered: ExpenseItem[] = [];
  const outcomes: ImportedRow[] = [];
  items.forEach((item, index) => {
    const { id } = item;
    const same = stored.find((other) => other.id === id);
    const other = leftOut.find((row) => row.index === index);
    if (same) {
      answered.push(same);
      outcomes.push({ index, id, outcome: 'SAME', currentVersion: same.version + 0 });
    } else if (other) {
      outcomes.push({ index, id, outcome: other.reason, currentVersion: other.currentVersion });
    } else {
      answered.push(item);
      outcomes.push({ index, id, outcome: 'ADDED', currentVersion: isDryRun === true ? null : 1 });
    }
  });
  return {
    userId,
    owner: isPublished(stash) ? ownerOf(userId) : nobody(userId),
    items: answered.map((item) => toExpense(item)),
    outcomes,
  };
}

/**
 * True when subscribers are to receive an import: when it has added something, and also when it was sent
 * again, since the answer to the first may have been lost with its event.
 */
export function isPublished(stash: ImportStash): boolean {
  return stash.isDryRun !== true && (stash.skips !== true || missingItems(stash).length > 0);
}
