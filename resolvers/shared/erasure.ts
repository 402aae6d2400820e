import { util } from '@aws-appsync/utils';
import { asRead } from './expense-write.ts';
import { budgetCountKey, expenseIdIn, isBudgetKey, ledgerKey } from './keys.ts';
import { ledgerOf } from './ledger.ts';
import type { LedgerEntry, StoredLedger, TransactItem } from './ledger.ts';

/** What an erasure reads of an item, be it an expense, a ledger or anything else. */
export interface ErasableItem extends Partial<LedgerEntry> {
  sk: string;
  /** Of expenses and others that clients change. */
  version?: number;
  /** Of expenses. */
  createdAt?: string;
  /** Of deleted expenses. */
  deletedAt?: string;
  /** Of ledgers. */
  revision?: string;
}

/** What one transaction erases. */
export interface ErasureStep {
  items: ErasableItem[];
  /** The ledgers that its expenses are taken out of, as they were read. */
  ledgers: StoredLedger[];
}

/**
 * As many of the items as one transaction can erase, from the first on: 100 writes, one for each item and one
 * for each ledger that expenses are taken out of and for the number of budgets. 50 expenses at most, as in an
 * import, since the update of a ledger has at most 4 KB, and at most 15 digits of minor units in one ledger,
 * which are counted exactly. What counts them is itself passed over, since no two writes of a transaction may
 * be on one item. Sort keys have it behind what it counts: it comes up only when each expense or budget of
 * the partition is erased by this very transaction, or was before.
 */
export function itemsOfOneStep(found: ErasableItem[]): ErasableItem[] {
  const items: ErasableItem[] = [];
  const sums: Record<string, number> = {};
  let writes = 0;
  let expenses = 0;
  for (const item of found) {
    const counter = countedIn(item);
    const needed = counter && sums[counter] === undefined ? 2 : 1;
    const isExpense = entryOf(item) !== undefined;
    const sum = (sums[counter] ?? 0) + (isExpense ? (item.amountMinor ?? 0) : 0);
    expenses = expenses + (isExpense ? 1 : 0);
    if (writes + needed > 100 || expenses > 50 || sum > 999999999999999) {
      break;
    }
    if (sums[item.sk] === undefined) {
      writes = writes + needed;
      items.push(item);
      if (counter) {
        sums[counter] = sum;
      }
    }
  }
  return items;
}

/**
 * The sort key of what an item is counted in: the ledger of an expense that is not deleted, or the number of
 * budgets; empty for all other items.
 */
export function countedIn(item: ErasableItem): string {
  const entry = entryOf(item);
  if (entry) {
    return ledgerKey('', ledgerOf(entry)).sk;
  }
  return isBudgetKey(item.sk) ? budgetCountKey('').sk : '';
}

/** How many of the items are budgets. */
export function budgetsAmong(items: ErasableItem[]): number {
  return items.filter(({ sk }) => isBudgetKey(sk)).length;
}

/** How many of the items are a user's own, expenses and budgets; the others count them. */
export function ownAmong(items: ErasableItem[]): number {
  return items.filter(({ sk }) => expenseIdIn(sk) || isBudgetKey(sk)).length;
}

/** What ledgers know of the items. */
export function entriesOf(items: ErasableItem[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const item of items) {
    const entry = entryOf(item);
    if (entry) {
      entries.push(entry);
    }
  }
  return entries;
}

/**
 * The write of a transaction that erases an item, on the condition that it is still the one that was read.
 */
export function deletion(table: string, userId: string, item: ErasableItem): TransactItem {
  const { sk, version, revision, createdAt, deletedAt } = item;
  const key = util.dynamodb.toMapValues({ userId, sk });
  if (expenseIdIn(sk) && version && createdAt) {
    const condition = asRead({ version, createdAt, deletedAt });
    return {
      table,
      operation: 'DeleteItem',
      key,
      condition: { ...condition, returnValuesOnConditionCheckFailure: false },
    };
  }
  const read = revision ?? version;
  if (read === undefined || read === null) {
    return { table, operation: 'DeleteItem', key };
  }
  const attribute = revision ? 'revision' : 'version';
  return {
    table,
    operation: 'DeleteItem',
    key,
    condition: {
      expression: `${attribute} = :read`,
      // Numbers from DynamoDB are of another kind until something is added.
      expressionValues: util.dynamodb.toMapValues({ ':read': revision ?? (version ?? 0) + 0 }),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** What a ledger knows of an item; undefined for all but an expense that is not deleted. */
function entryOf(item: ErasableItem): LedgerEntry | undefined {
  const { sk, deletedAt, date, amountMinor, currency, category } = item;
  if (!expenseIdIn(sk) || deletedAt || !date || !amountMinor || !currency || !category) {
    return undefined;
  }
  return {
    kind: item.kind,
    date,
    amountMinor: amountMinor + 0,
    currency,
    category,
    subcategory: item.subcategory,
    paymentMethod: item.paymentMethod,
  };
}
