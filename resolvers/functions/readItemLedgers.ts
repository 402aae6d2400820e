import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { foundItems, unreadKeys } from '../shared/batch-get.ts';
import type { BatchGetResult } from '../shared/batch-get.ts';
import { tableName } from '../shared/environment.ts';
import { countedIn, entriesOf, itemsOfOneStep } from '../shared/erasure.ts';
import type { ErasableItem, ErasureStep } from '../shared/erasure.ts';
import { raiseIfFailed, throttled } from '../shared/errors.ts';
import { ledgerKey } from '../shared/keys.ts';
import { ledgerChanges } from '../shared/ledger.ts';
import type { StoredLedger } from '../shared/ledger.ts';
import type { ErasureStash } from '../shared/stash.ts';

type LedgersContext<TResult> = Context<
  object,
  ErasureStash,
  { result: { items: ErasableItem[] } },
  object,
  TResult
>;

/**
 * Step: the ledgers that the next transaction takes expenses out of, strongly consistent, since what is
 * emptied is removed. Gives the items that this transaction can erase, with their ledgers. Does nothing once
 * nothing is left.
 */
export function request(ctx: LedgersContext<undefined>): DynamoDBBatchGetItemRequest {
  const { userId, more } = ctx.stash;
  if (!more) {
    runtime.earlyReturn({});
  }
  const items = itemsOfOneStep(ctx.prev.result.items);
  const keys = ledgerChanges(entriesOf(items), []).map(({ name }) =>
    util.dynamodb.toMapValues(ledgerKey(userId, name)),
  );
  if (keys.length === 0) {
    runtime.earlyReturn({ items, ledgers: [] });
  }
  return { operation: 'BatchGetItem', tables: { [tableName(ctx)]: { keys, consistentRead: true } } };
}

export function response(ctx: LedgersContext<BatchGetResult<StoredLedger>>): ErasureStep {
  raiseIfFailed(ctx.error);
  const table = tableName(ctx);
  const unread = unreadKeys(ctx.result, table);
  // Large ledgers may be more than one read gives: then the step ends before the first that is missing.
  const items = itemsOfOneStep(ctx.prev.result.items);
  const end = items.findIndex((item) => unread.indexOf(countedIn(item)) >= 0);
  if (end === 0) {
    throttled();
  }
  return { items: end > 0 ? items.slice(0, end) : items, ledgers: foundItems(ctx.result, table) };
}
