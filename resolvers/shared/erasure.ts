import { util } from '@aws-appsync/utils';
import { expenseIdIn, ledgerKey } from './keys.ts';
import { ledgerOf } from './ledger.ts';
import type { LedgerEntry, StoredLedger, TransactItem } from './ledger.ts';

/** What an erasure reads of an item, be it an expense, a ledger or anything else. */
export interface ErasableItem extends Partial<LedgerEntry> {
  sk: string;
  /** Of expenses and others that clients change. */
  version?: number;
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
 * for each ledger that expenses are taken out of. 50 expenses at most, as in an import, since the update of a
 * ledger has at most 4 KB. Such a ledger itself is passed over, since no two writes of a transaction may be
 * on one item. Sort keys have expenses before ledgers: a ledger comes up only when each expense of the
 * partition is erased by this very transaction, or was before.
 */
export function itemsOfOneStep(found: ErasableItem[]): ErasableItem[] {
  const items: ErasableItem[] = [];
  const ledgers: Record<string, boolean> = {};
  let writes = 0;
  let expenses = 0;
  for (const item of found) {
    const ledger = countedIn(item);
    const needed = ledger && ledgers[ledger] !== true ? 2 : 1;
    expenses = expenses + (ledger ? 1 : 0);
    if (writes + needed > 100 || expenses > 50) {
      break;
    }
    if (ledgers[item.sk] !== true) {
      writes = writes + needed;
      items.push(item);
      if (ledger) {
        ledgers[ledger] = true;
      }
    }
  }
  return items;
}

/**
 * The sort key of the ledger that an item is counted in; empty for all but an expense that is not deleted.
 */
export function countedIn(item: ErasableItem): string {
  const entry = entryOf(item);
  return entry ? ledgerKey('', ledgerOf(entry)).sk : '';
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
  const { sk, version, revision, deletedAt } = item;
  const key = util.dynamodb.toMapValues({ userId, sk });
  const read = revision ?? version;
  if (read === undefined || read === null) {
    return { table, operation: 'DeleteItem', key };
  }
  const attribute = revision ? 'revision' : 'version';
  const life = expenseIdIn(sk) && !deletedAt ? ' AND attribute_not_exists(deletedAt)' : '';
  return {
    table,
    operation: 'DeleteItem',
    key,
    condition: {
      expression: `${attribute} = :read${life}`,
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
