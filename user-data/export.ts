import { textOf } from '../ledger/expense-faults.ts';
import { allItems, deletedExpenses, expensesByDate } from '../ledger/partition.ts';
import type { Partition } from '../ledger/partition.ts';
import type { Item } from '../ledger/stored-value.ts';
import { expensePrefix, formerLedgerPrefix, isDeletedKey, ledgerPrefix } from '../resolvers/shared/keys.ts';
import { exportedLine } from './exported-line.ts';

/** How many lines an export has. */
export interface ExportCounts {
  /** Expenses that are not deleted. */
  expenses: number;
  /** Expenses that can still be restored, or that DynamoDB has not dropped yet. */
  deleted: number;
  /** Whatever else there is, also expenses that the API could not have stored. */
  others: number;
}

/**
 * Writes all that a user has, a line of JSON each: expenses by date, in the order in which they were entered,
 * then deleted ones, then everything else. Ledgers are left out: they follow from the expenses. It reads page
 * by page, so memory does not grow with the number of expenses.
 *
 * @param write takes one line, without its end
 */
export async function exportData(
  partition: Partition,
  write: (line: string) => Promise<void> | void,
): Promise<ExportCounts> {
  const counts: ExportCounts = { expenses: 0, deleted: 0, others: 0 };
  const add = async (item: Item) => {
    const line = exportedLine(item);
    if ('item' in line) {
      counts.others += 1;
    } else if ('deletedAt' in line) {
      counts.deleted += 1;
    } else {
      counts.expenses += 1;
    }
    await write(JSON.stringify(line));
  };
  for await (const item of expensesByDate(partition)) {
    await add(item);
  }
  for await (const item of deletedExpenses(partition)) {
    await add(item);
  }
  for await (const item of allItems(partition)) {
    if (!isListed(item) && !isLedger(item)) {
      await add(item);
    }
  }
  return counts;
}

/** True for an expense that one of the two lists has given. */
function isListed(item: Item): boolean {
  const isExpense = textOf(item, 'sk').startsWith(expensePrefix());
  return isExpense && (item['dateKey'] !== undefined || isDeletedKey(textOf(item, 'categoryKey')));
}

function isLedger(item: Item): boolean {
  const sk = textOf(item, 'sk');
  return sk.startsWith(ledgerPrefix()) || sk.startsWith(formerLedgerPrefix());
}
