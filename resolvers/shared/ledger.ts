import { util } from '@aws-appsync/utils';
import type { DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { ExpenseContent } from './expense.ts';
import { categoryCount, categoryTotal, ledgerKey } from './keys.ts';

/** One write of a transaction. */
export type TransactItem = DynamoDBTransactWriteItemsRequest['transactItems'][number];

/** The part of an expense that a ledger counts. */
export type LedgerEntry = Pick<ExpenseContent, 'date' | 'amountMinor' | 'currency' | 'category'>;

/** How a write changes the ledger of one month and currency: differences, in minor units. */
export interface LedgerChange {
  /** YYYY-MM. */
  month: string;
  currency: string;
  total: number;
  count: number;
  categories: CategoryChange[];
}

interface CategoryChange {
  category: string;
  total: number;
  count: number;
}

/**
 * How the ledgers change when some expenses are removed and others added: one change for each month and
 * currency, none where nothing changes. So a transaction never has two writes to one ledger, which DynamoDB
 * would refuse.
 */
export function ledgerChanges(takenOut: LedgerEntry[], putIn: LedgerEntry[]): LedgerChange[] {
  const changes: LedgerChange[] = [];
  for (const entry of takenOut) {
    addEntry(changes, entry, -1);
  }
  for (const entry of putIn) {
    addEntry(changes, entry, 1);
  }
  return changes.filter(({ categories }) =>
    categories.some(({ total, count }) => total !== 0 || count !== 0),
  );
}

function addEntry(changes: LedgerChange[], entry: LedgerEntry, sign: number): void {
  const month = entry.date.slice(0, 7);
  const amountMinor = sign * entry.amountMinor;
  let change = changes.find((other) => other.month === month && other.currency === entry.currency);
  if (!change) {
    change = { month, currency: entry.currency, total: 0, count: 0, categories: [] };
    changes.push(change);
  }
  change.total = change.total + amountMinor;
  change.count = change.count + sign;
  let part = change.categories.find((other) => other.category === entry.category);
  if (!part) {
    part = { category: entry.category, total: 0, count: 0 };
    change.categories.push(part);
  }
  part.total = part.total + amountMinor;
  part.count = part.count + sign;
}

/**
 * The writes that make these changes. `ADD` creates what is absent, so a month needs no ledger before its
 * first expense. `revision` counts the changes, so that a repair notices a change.
 *
 * @param table the table's name
 */
export function ledgerUpdates(table: string, userId: string, changes: LedgerChange[]): TransactItem[] {
  return changes.map((change) => {
    const names: Record<string, string> = {
      '#month': 'month',
      '#currency': 'currency',
      '#revision': 'revision',
      '#total': 'total',
      '#count': 'count',
    };
    const values: Record<string, string | number> = {
      ':month': change.month,
      ':currency': change.currency,
      ':one': 1,
      ':total': change.total,
      ':count': change.count,
    };
    const adds = ['#revision :one', '#total :total', '#count :count'];
    change.categories.forEach(({ category, total, count }, index) => {
      names[`#total${index}`] = categoryTotal(category);
      names[`#count${index}`] = categoryCount(category);
      values[`:total${index}`] = total;
      values[`:count${index}`] = count;
      adds.push(`#total${index} :total${index}`);
      adds.push(`#count${index} :count${index}`);
    });
    return {
      table,
      operation: 'UpdateItem',
      key: util.dynamodb.toMapValues(ledgerKey(userId, change.month, change.currency)),
      update: {
        expression: `SET #month = :month, #currency = :currency ADD ${adds.join(', ')}`,
        expressionNames: names,
        expressionValues: util.dynamodb.toMapValues(values),
      },
    };
  });
}
