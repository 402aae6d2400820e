import { setTimeout as delay } from 'node:timers/promises';
import { isObject } from '../is-object.ts';
import { at, listEntries } from '../request-shape.ts';
import type { Path } from '../request-shape.ts';
import type { Json } from '../runtime/model.ts';
import { attributesText, toAttributes } from './attribute-value.ts';
import type { DynamoDbError } from './dynamodb-error.ts';
import { ONGOING_TRANSACTION, cancellation, refusal } from './interceptor.ts';
import type { Interceptor, PlannedCall } from './interceptor.ts';

/** How long things take in `transactionConflicts`, in milliseconds. */
interface TransactionTimes {
  /** How long a transaction holds its items before it writes; asked for each. @default 15 */
  readonly holdMs?: () => number;
  /** How long a refused call takes; asked for each. @default 8 */
  readonly refusalMs?: () => number;
  /** Lets time go by. @default the time of this machine */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * DynamoDB's conflicts of transactions, which no local engine raises. A running TransactWriteItems holds its
 * items until it has ended. Meanwhile every other TransactWriteItems or TransactGetItems with one of them is
 * cancelled, with the reason `TransactionConflict` for each such item, and a PutItem, UpdateItem or
 * DeleteItem of one is refused with `TransactionConflictException`. GetItem, Query and Scan go through.
 *
 * Simpler than the service: what is refused holds nothing, single writes hold nothing either, and batches,
 * of which the guide says nothing here, go through.
 *
 * Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html,
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html
 */
export function transactionConflicts({
  holdMs = () => 15,
  refusalMs = () => 8,
  wait = delay,
}: TransactionTimes = {}): Interceptor {
  const held = new Set<string>();
  return async (call, carryOut) => {
    const items = itemsOf(call);
    if (items.some((item) => held.has(item))) {
      const refused = conflictOf(
        call,
        items.map((item) => held.has(item)),
      );
      await wait(refusalMs());
      return refused;
    }
    if (call.operation !== 'TransactWriteItems') {
      return undefined;
    }
    items.forEach((item) => held.add(item));
    try {
      await wait(holdMs());
      return await carryOut();
    } finally {
      items.forEach((item) => held.delete(item));
    }
  };
}

const TRANSACTIONS: ReadonlySet<string> = new Set(['TransactWriteItems', 'TransactGetItems']);
const SINGLE_WRITES: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/**
 * Names the items that the call needs for itself, in its order.
 *
 * @throws {InvalidDataSourceRequest} when a key is malformed, as the operation itself would
 */
function itemsOf({ operation, request, tableName }: PlannedCall): string[] {
  if (!isObject(request)) {
    return [];
  }
  if (SINGLE_WRITES.has(operation)) {
    return [itemName(tableName, request['key'], '$')];
  }
  return TRANSACTIONS.has(operation)
    ? listEntries(request['transactItems'], at('$', 'transactItems')).map(({ value, path }) => {
        const { table, key } = isObject(value) ? value : {};
        return itemName(table, key, path);
      })
    : [];
}

function itemName(table: Json | undefined, key: Json | undefined, path: Path): string {
  return `${JSON.stringify(table)} ${attributesText(toAttributes(key, at(path, 'key')))}`;
}

function conflictOf({ operation }: PlannedCall, isHeld: readonly boolean[]): DynamoDbError {
  return TRANSACTIONS.has(operation)
    ? cancellation(isHeld.map((each) => (each ? 'TransactionConflict' : 'None')))
    : refusal('TransactionConflictException', ONGOING_TRANSACTION);
}
