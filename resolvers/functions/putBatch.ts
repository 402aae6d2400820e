import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { tableName } from '../shared/environment.ts';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { putWhereFree } from '../shared/free-key.ts';
import { looksFirst, missingItems } from '../shared/import-rows.ts';
import { ledgerChanges, ledgerUpdate } from '../shared/ledger.ts';
import type { ImportStash } from '../shared/stash.ts';

type BatchContext<TResult> = Context<object, ImportStash, object, object, TResult>;

/**
 * Step: puts those of `stash.items` that are not stored yet and counts them in their ledgers, in one
 * transaction, on the condition that their keys are free. Ends the pipeline once all are stored or left out.
 * Does nothing in a dry run, before the first look of an import that expects taken keys, and after it was
 * refused, until `readBatch` has looked again.
 */
export function request(ctx: BatchContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, isDryRun, outcome } = ctx.stash;
  const missing = missingItems(ctx.stash);
  if (outcome === 'written' || missing.length === 0) {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused' || isDryRun === true || looksFirst(ctx.stash)) {
    runtime.earlyReturn({});
  }
  const table = tableName(ctx);
  const puts = missing.map((item) => putWhereFree(table, userId, item));
  const counted = ledgerChanges([], missing).map((change) => ledgerUpdate(table, userId, change, null));
  return { operation: 'TransactWriteItems', transactItems: [...puts, ...counted] };
}

export function response(ctx: BatchContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
