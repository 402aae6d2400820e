import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { notFound, raise } from '../shared/errors.ts';
import { isLive } from '../shared/expense.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { expenseKey } from '../shared/keys.ts';
import type { ExpenseStash } from '../shared/stash.ts';

/** Step: the caller's expense `stash.id` as it is now, strongly consistent. Ends with `NotFound` when there is none. */
export function request(ctx: Context<object, ExpenseStash>): DynamoDBGetItemRequest {
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(expenseKey(ctx.stash.userId, ctx.stash.id)),
    consistentRead: true,
  };
}

export function response(
  ctx: Context<object, ExpenseStash, object, object, ExpenseItem | null>,
): ExpenseItem | null {
  raise(ctx.error);
  if (!isLive(ctx.result)) {
    notFound();
  }
  return ctx.result;
}
