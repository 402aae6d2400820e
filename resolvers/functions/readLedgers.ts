import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { foundItems, unreadKeys } from '../shared/batch-get.ts';
import type { BatchGetResult } from '../shared/batch-get.ts';
import { tableName } from '../shared/environment.ts';
import { raiseIfFailed, throttled } from '../shared/errors.ts';
import { ledgerKey } from '../shared/keys.ts';
import { ledgerChanges, touchesLedger } from '../shared/ledger.ts';
import type { StoredLedger } from '../shared/ledger.ts';
import type { BatchStash } from '../shared/stash.ts';

type BatchContext<TResult> = Context<object, BatchStash, object, object, TResult>;

/**
 * Step before the attempts to take many expenses out of their ledgers: the ledgers of the expenses that the
 * step before has read, strongly consistent, since what is emptied is removed. Reads nothing for no expenses,
 * nor for a change of what no ledger knows. Ends the pipeline once an attempt was successful.
 */
export function request(ctx: BatchContext<undefined>): DynamoDBBatchGetItemRequest {
  const { userId, stored, patch, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  ctx.stash.ledgers = [];
  if (stored.length === 0 || !touchesLedger(patch ?? null)) {
    runtime.earlyReturn({});
  }
  const table = tableName(ctx);
  const keys = ledgerChanges(stored, []).map(({ name }) =>
    util.dynamodb.toMapValues(ledgerKey(userId, name)),
  );
  return { operation: 'BatchGetItem', tables: { [table]: { keys, consistentRead: true } } };
}

export function response(ctx: BatchContext<BatchGetResult<StoredLedger>>): null {
  raiseIfFailed(ctx.error);
  const table = tableName(ctx);
  if (unreadKeys(ctx.result, table).length > 0) {
    throttled();
  }
  ctx.stash.ledgers = foundItems(ctx.result, table);
  return null;
}
