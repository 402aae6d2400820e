import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { tableName } from '../shared/environment.ts';
import { raiseIfFailed, throttled } from '../shared/errors.ts';
import { ledgerKey } from '../shared/keys.ts';
import { ledgerChanges, touchesLedger } from '../shared/ledger.ts';
import type { StoredLedger } from '../shared/ledger.ts';
import type { BatchStash } from '../shared/stash.ts';

interface BatchResult {
  data: Record<string, (StoredLedger | null)[]>;
  unprocessedKeys?: Record<string, object[]> | null;
}

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

export function response(ctx: BatchContext<BatchResult>): null {
  raiseIfFailed(ctx.error);
  const table = tableName(ctx);
  if ((ctx.result.unprocessedKeys?.[table] ?? []).length > 0) {
    throttled();
  }
  const ledgers: StoredLedger[] = [];
  for (const ledger of ctx.result.data[table] ?? []) {
    if (ledger) {
      ledgers.push(ledger);
    }
  }
  ctx.stash.ledgers = ledgers;
  return null;
}
