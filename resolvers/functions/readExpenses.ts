import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { foundItems, unreadKeys } from '../shared/batch-get.ts';
import type { BatchGetResult } from '../shared/batch-get.ts';
import { tableName } from '../shared/environment.ts';
import { raiseIfFailed, someNotFound, throttled } from '../shared/errors.ts';
import type { IndexedProblem } from '../shared/errors.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { expenseKey } from '../shared/keys.ts';
import type { BatchStash } from '../shared/stash.ts';
import { isRestorable } from '../shared/trash.ts';
import { isUuid } from '../shared/uuid.ts';

type BatchContext<TResult> = Context<object, BatchStash, object, object, TResult>;

/**
 * Step before the attempts to change many expenses: the expenses `stash.ids` as they are now, strongly
 * consistent. Ends the pipeline once an attempt was successful. Ends with `NotFound`, which names each of the
 * ids under which there is nothing to change, or with `Throttled`.
 */
export function request(ctx: BatchContext<undefined>): DynamoDBBatchGetItemRequest {
  const { userId, ids, takesDeleted, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  const readable = ids.filter((id) => isUuid(id));
  if (readable.length === 0) {
    someNotFound(ids.map((_id, index) => problemAt(index, takesDeleted)));
  }
  const table = tableName(ctx);
  const keys = readable.map((id) => util.dynamodb.toMapValues(expenseKey(userId, id)));
  return { operation: 'BatchGetItem', tables: { [table]: { keys, consistentRead: true } } };
}

export function response(ctx: BatchContext<BatchGetResult<ExpenseItem>>): null {
  raiseIfFailed(ctx.error);
  const { ids, takesDeleted } = ctx.stash;
  const table = tableName(ctx);
  if (unreadKeys(ctx.result, table).length > 0) {
    throttled();
  }
  const found = foundItems(ctx.result, table);
  const stored: ExpenseItem[] = [];
  const errors: IndexedProblem[] = [];
  ids.forEach((id, index) => {
    const item = found.find((other) => other.id === id);
    if (item && (!item.deletedAt || (takesDeleted && isRestorable(item)))) {
      stored.push(item);
    } else {
      errors.push(problemAt(index, takesDeleted));
    }
  });
  if (errors.length > 0) {
    someNotFound(errors);
  }
  ctx.stash.stored = stored;
  ctx.stash.outcome = 'read';
  return null;
}

function problemAt(index: number, takesDeleted: boolean): IndexedProblem {
  const reason = takesDeleted
    ? 'must be the id of an expense of yours that can be restored'
    : 'must be the id of an expense of yours that is not deleted';
  return { index, field: 'ids', reason };
}
