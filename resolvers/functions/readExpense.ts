import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { raiseIfFailed } from '../shared/errors.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { expenseKey } from '../shared/keys.ts';
import type { ExpenseStash } from '../shared/stash.ts';

/**
 * Step before attempts to write: puts the caller's expense `stash.id` as it is now, deleted or not, into
 * `stash.stored`, strongly consistent; null when there is none. Ends the pipeline once an attempt was
 * successful.
 */
export function request(ctx: Context<object, ExpenseStash>): DynamoDBGetItemRequest {
  const { userId, id, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, id)),
    consistentRead: true,
  };
}

export function response(ctx: Context<object, ExpenseStash, object, object, ExpenseItem | null>): null {
  raiseIfFailed(ctx.error);
  ctx.stash.stored = ctx.result;
  ctx.stash.outcome = 'read';
  return null;
}
