import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { raiseIfFailed } from '../shared/errors.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { expenseKey } from '../shared/keys.ts';
import type { ExpenseStash } from '../shared/stash.ts';

/**
 * Step before every attempt to write: the caller's expense `stash.id` as it is now, deleted or not, strongly
 * consistent; null when there is none. Reads nothing once an attempt was successful.
 */
export function request(ctx: Context<object, ExpenseStash>): DynamoDBGetItemRequest {
  const { userId, id, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({});
  }
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, id)),
    consistentRead: true,
  };
}

export function response(
  ctx: Context<object, ExpenseStash, object, object, ExpenseItem | null>,
): ExpenseItem | null {
  raiseIfFailed(ctx.error);
  return ctx.result;
}
