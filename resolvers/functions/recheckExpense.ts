import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { raiseIfFailed } from '../shared/errors.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { expenseKey } from '../shared/keys.ts';
import type { ExpenseStash } from '../shared/stash.ts';

/**
 * Step after the last attempt to write: when its condition was false, reads what is stored, so that the
 * answer can say why. AppSync's guide promises the stored item with the failure, but the live service has
 * been seen to leave it out.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/343
 */
export function request(ctx: Context<object, ExpenseStash>): DynamoDBGetItemRequest {
  const { userId, id, outcome } = ctx.stash;
  if (outcome !== 'refused') {
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
