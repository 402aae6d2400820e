import { util } from '@aws-appsync/utils';
import type { DynamoDBTransactWriteItemsRequest, DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { ExpenseKind, Side } from '../generated/schema.ts';
import { ledgerKey } from './keys.ts';
import type { LedgerName } from './keys.ts';
import {
  dayNames,
  dayRefundNames,
  paymentMethodNames,
  refundNames,
  subcategoryNames,
  totalOfCount,
  wholeNames,
} from './ledger-numbers.ts';
import type { PartNames } from './ledger-numbers.ts';

/** One write of a transaction. */
export type TransactItem = DynamoDBTransactWriteItemsRequest['transactItems'][number];

/** What a ledger knows of an expense. */
export interface LedgerEntry {
  /** Absent from expenses that were stored before there were kinds: they are expenses. */
  kind?: ExpenseKind | null | undefined;
  date: string;
  /** Minor units of `currency`. */
  amountMinor: number;
  currency: string;
  category: string;
  subcategory?: string | null | undefined;
  paymentMethod?: string | null | undefined;
}

/** Numbers of a ledger by attribute, see `ledger-numbers.ts`: what is stored, or differences to it. */
export type LedgerNumbers = Record<string, number>;

/** A ledger as it is stored: all its other attributes are numbers. */
export interface StoredLedger {
  sk: string;
  /** Eight hexadecimal digits, chosen at random by each change. */
  revision: string;
}

/** The numbers of a ledger by attribute. */
export function numbersOf(ledger: StoredLedger): LedgerNumbers {
  // All but key and revision are numbers, and no number has one of their names.
  return ledger as unknown as LedgerNumbers;
}

/** How a write changes one ledger. */
export interface LedgerChange {
  name: LedgerName;
  /** The differences; none of them is 0 but a sum whose count is not. */
  numbers: LedgerNumbers;
}

/** The ledger that an expense is counted in. */
export function ledgerOf({ kind, date, currency, category }: LedgerEntry): LedgerName {
  return { month: date.slice(0, 7), currency, side: sideOf(kind), category };
}

/** The side of the books that an expense of this kind is on. */
export function sideOf(kind: ExpenseKind | null | undefined): Side {
  return kind === 'INCOME' ? 'INCOME' : 'SPENT';
}

/**
 * True unless a patch holds only what no ledger knows. What has no patch takes whole expenses out or puts
 * them in.
 */
export function touchesLedger(patch: object | null): boolean {
  const known = ['kind', 'date', 'amount', 'currency', 'category', 'subcategory', 'paymentMethod'];
  return !patch || known.some((field) => Object.hasOwn(patch, field));
}

/**
 * How the ledgers change when some expenses are taken out and others put in: one change a ledger, none where
 * everything stays as it is. So there are never two writes on one ledger in a transaction, which DynamoDB
 * would refuse.
 */
export function ledgerChanges(takenOut: LedgerEntry[], putIn: LedgerEntry[]): LedgerChange[] {
  const changes: Record<string, LedgerChange> = {};
  for (const entry of takenOut) {
    addEntry(changes, entry, -1);
  }
  for (const entry of putIn) {
    addEntry(changes, entry, 1);
  }
  return Object.values(changes)
    .map(({ name, numbers }) => ({ name, numbers: withoutUnchanged(numbers) }))
    .filter(({ numbers }) => Object.keys(numbers).length > 0);
}

function addEntry(changes: Record<string, LedgerChange>, entry: LedgerEntry, sign: number): void {
  const name = ledgerOf(entry);
  const { sk } = ledgerKey('', name);
  const change = changes[sk] ?? { name, numbers: {} };
  changes[sk] = change;
  const { kind, date, amountMinor, subcategory, paymentMethod } = entry;
  const day = date.slice(8, 10);
  const isRefund = kind === 'REFUND';
  const amount = sign * amountMinor;
  const total = isRefund ? -amount : amount;
  addPart(change.numbers, wholeNames(), total, sign);
  addPart(change.numbers, dayNames(day), total, sign);
  if (isRefund) {
    addPart(change.numbers, refundNames(), amount, sign);
    addPart(change.numbers, dayRefundNames(day), amount, sign);
  }
  if (subcategory) {
    addPart(change.numbers, subcategoryNames(subcategory), total, sign);
  }
  if (paymentMethod) {
    addPart(change.numbers, paymentMethodNames(paymentMethod), total, sign);
  }
}

function addPart(numbers: LedgerNumbers, names: PartNames, total: number, count: number): void {
  numbers[names.total] = (numbers[names.total] ?? 0) + total;
  numbers[names.count] = (numbers[names.count] ?? 0) + count;
}

/** A sum may stay as it is while its number changes: an expense and its refund. Both are stored even then. */
function withoutUnchanged(numbers: LedgerNumbers): LedgerNumbers {
  const kept: LedgerNumbers = {};
  for (const [attribute, number] of Object.entries(numbers)) {
    if (number !== 0) {
      kept[attribute] = number;
      const total = totalOfCount(attribute);
      if (total) {
        kept[total] = numbers[total] ?? 0;
      }
    }
  }
  return kept;
}

/**
 * The write of a transaction that makes a change. `ADD` makes what is absent, so a ledger need not be there
 * before its first expense. `revision` is another one after every change, so that whoever has read a ledger
 * can tell that it is still the same: also when it was removed and made anew meanwhile.
 *
 * Where nothing is left of a day, a subcategory, a payment method or the whole ledger, it is removed in the
 * same write, on the condition that the ledger is still the one read. Where something is taken out and the
 * rest stays, the condition is that there is a rest: who takes out the last of it has to read again. A ledger
 * that lacks what is taken out, for the check of stored data to mend, is written only as it was read.
 *
 * @param table the table's name
 * @param stored the ledger as it was read; needed only for a change that takes expenses out
 */
export function ledgerUpdate(
  table: string,
  userId: string,
  { name, numbers }: LedgerChange,
  stored: StoredLedger | null,
): TransactItem {
  const key = util.dynamodb.toMapValues(ledgerKey(userId, name));
  const known = stored ? numbersOf(stored) : {};
  // Numbers from DynamoDB are of another kind until something is added.
  const left = (attribute: string) => (known[attribute] ?? 0) + (numbers[attribute] ?? 0);
  const lowered = Object.keys(numbers).filter(
    (attribute) => (numbers[attribute] ?? 0) < 0 && totalOfCount(attribute) !== undefined,
  );
  const emptied = lowered.filter((attribute) => left(attribute) === 0);
  const update = additions(numbers, emptied);
  if (lowered.length === 0) {
    return { table, operation: 'UpdateItem', key, update };
  }
  // An expression has at most 300 operators.
  const isAllKept = lowered.length <= 100 && lowered.every((attribute) => left(attribute) > 0);
  const condition = isAllKept ? somethingIsLeft(numbers, lowered) : isAsRead(stored);
  return emptied.indexOf(wholeNames().count) >= 0
    ? { table, operation: 'DeleteItem', key, condition }
    : { table, operation: 'UpdateItem', key, update, condition };
}

/** The condition that nobody has changed a ledger since it was read, or made one since there was none. */
function isAsRead(stored: StoredLedger | null): Required<TransactItem>['condition'] {
  return stored
    ? {
        expression: 'revision = :read',
        expressionValues: util.dynamodb.toMapValues({ ':read': stored.revision }),
        returnValuesOnConditionCheckFailure: false,
      }
    : { expression: 'attribute_not_exists(revision)', returnValuesOnConditionCheckFailure: false };
}

/** The condition that a change leaves something of each of these numbers. */
function somethingIsLeft(numbers: LedgerNumbers, counts: string[]): Required<TransactItem>['condition'] {
  const expressionNames: Record<string, string> = {};
  const values: Record<string, number> = {};
  counts.forEach((attribute, index) => {
    expressionNames[`#k${index}`] = attribute;
    values[`:k${index}`] = -(numbers[attribute] ?? 0);
  });
  return {
    expression: counts.map((_attribute, index) => `#k${index} > :k${index}`).join(' AND '),
    expressionNames,
    expressionValues: util.dynamodb.toMapValues(values),
    returnValuesOnConditionCheckFailure: false,
  };
}

/** The writes of a transaction that make changes, with each ledger as it was read, if it was. */
export function ledgerUpdates(
  table: string,
  userId: string,
  changes: LedgerChange[],
  stored: StoredLedger[],
): TransactItem[] {
  return changes.map((change) => {
    const { sk } = ledgerKey(userId, change.name);
    return ledgerUpdate(table, userId, change, stored.find((ledger) => ledger.sk === sk) ?? null);
  });
}

/** The update that adds the differences, and removes what is emptied. */
function additions(numbers: LedgerNumbers, emptied: string[]): DynamoDBUpdateItemRequest['update'] {
  const removed = emptied.flatMap((count) => [count, totalOfCount(count) ?? count]);
  const names: Record<string, string> = { '#r': 'revision' };
  const values: Record<string, string | number> = { ':r': util.autoId().slice(0, 8) };
  const adds: string[] = [];
  // Short names: an import of 50 expenses may change some 300 numbers, and an expression has at most 4 KB.
  for (const [attribute, number] of Object.entries(numbers)) {
    if (removed.indexOf(attribute) < 0) {
      const place = adds.length;
      names[`#${place}`] = attribute;
      values[`:${place}`] = number;
      adds.push(`#${place} :${place}`);
    }
  }
  removed.forEach((attribute, index) => {
    names[`#x${index}`] = attribute;
  });
  const removes =
    removed.length > 0 ? ` REMOVE ${removed.map((_attribute, index) => `#x${index}`).join(',')}` : '';
  // A clause without anything in it is refused.
  const added = adds.length > 0 ? ` ADD ${adds.join(',')}` : '';
  return {
    expression: `SET #r = :r${added}${removes}`,
    expressionNames: names,
    expressionValues: util.dynamodb.toMapValues(values),
  };
}
