import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { Expense, QueryExpenseArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { raiseIfFailed } from './shared/errors.ts';
import { isLive, toExpense } from './shared/expense.ts';
import type { ExpenseItem } from './shared/expense.ts';
import { expenseKey } from './shared/keys.ts';
import { isUuid } from './shared/uuid.ts';
import { checkUnicode } from './shared/validation.ts';

/**
 * One expense of the caller: a strongly consistent GetItem on the table. The caller's `sub` is the partition
 * key, so another user's expense cannot be read. Ends with `ValidationError`, `Throttled` or `Internal`: an
 * unknown id gives null. An id that is not a UUID may be too long for a key. It is looked up as the empty id,
 * which no expense has. An early return cannot be used, because AppSync has been reported to refuse one
 * without a value.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/280
 */
export function request(ctx: Context<QueryExpenseArgs>): DynamoDBGetItemRequest {
  const userId = callerId(ctx);
  const id = ctx.args.id.toLowerCase();
  checkUnicode('id', id);
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, isUuid(id) ? id : '')),
    consistentRead: true,
  };
}

export function response(
  ctx: Context<QueryExpenseArgs, object, object, object, ExpenseItem | null>,
): Expense | null {
  raiseIfFailed(ctx.error);
  return isLive(ctx.result) ? toExpense(ctx.result) : null;
}
