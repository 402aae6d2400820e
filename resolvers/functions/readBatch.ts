import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { foundItems, unreadKeys } from '../shared/batch-get.ts';
import type { BatchGetResult } from '../shared/batch-get.ts';
import { tableName } from '../shared/environment.ts';
import { idConflicts, idConflictWith, raiseIfFailed, throttled } from '../shared/errors.ts';
import type { IndexedConflict } from '../shared/errors.ts';
import { isLive, sameContent } from '../shared/expense.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { leavesKeyFree } from '../shared/free-key.ts';
import { looksFirst, missingItems } from '../shared/import-rows.ts';
import { expenseKey } from '../shared/keys.ts';
import type { ImportStash } from '../shared/stash.ts';

type BatchContext<TResult> = Context<object, ImportStash, object, object, TResult>;

/**
 * Step after a refused attempt: reads which of `stash.items` are stored already, strongly consistent. Ends
 * with `Conflict` when some are stored with other content, or deleted, and says which applies to each.
 */
export function request(ctx: BatchContext<undefined>): DynamoDBBatchGetItemRequest {
  const { userId, items, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  const isRefused = outcome === 'refused' && missingItems(ctx.stash).length > 0;
  if (!isRefused && !looksFirst(ctx.stash)) {
    runtime.earlyReturn({});
  }
  const table = tableName(ctx);
  const keys = items.map(({ id }) => util.dynamodb.toMapValues(expenseKey(userId, id)));
  return { operation: 'BatchGetItem', tables: { [table]: { keys, consistentRead: true } } };
}

export function response(ctx: BatchContext<BatchGetResult<ExpenseItem>>): null {
  raiseIfFailed(ctx.error);
  const table = tableName(ctx);
  if (unreadKeys(ctx.result, table).length > 0) {
    throttled();
  }
  const found = foundItems(ctx.result, table);
  const stored: ExpenseItem[] = [];
  const same: number[] = [];
  const others: IndexedConflict[] = [];
  ctx.stash.items.forEach((item, index) => {
    const known = found.find((other) => other.id === item.id);
    if (isLive(known) && sameContent(known, item)) {
      stored.push(known);
      same.push(index);
    } else if (known && !leavesKeyFree(known)) {
      others.push({ index, ...idConflictWith(known) });
    }
  });
  if (others.length > 0 && ctx.stash.skips !== true) {
    idConflicts(others, same);
  }
  ctx.stash.stored = stored;
  ctx.stash.skipped = others;
  ctx.stash.outcome = 'read';
  return null;
}
