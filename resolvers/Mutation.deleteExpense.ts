import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { Expense, MutationDeleteExpenseArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { isConditionFailure, notFound, raise, versionConflict } from './shared/errors.ts';
import { isLive, now, toExpense } from './shared/expense.ts';
import type { ExpenseItem } from './shared/expense.ts';
import { changeKey, expenseKey } from './shared/keys.ts';
import { isUuid } from './shared/validation.ts';

/**
 * Deletes an expense: one UpdateItem that takes the item out of the lists' indexes and lets DynamoDB drop it after 30 days.
 * Until then the index `byChange` can tell other devices of the deletion. Ends with `NotFound`, `Conflict`, `Throttled` or
 * `Internal`.
 */
export function request(ctx: Context<MutationDeleteExpenseArgs>): DynamoDBUpdateItemRequest {
  const userId = callerId(ctx);
  const id = ctx.args.id.toLowerCase();
  if (!isUuid(id)) {
    notFound();
  }
  const deletedAt = now();
  const values: Record<string, string | number> = {
    ':deletedAt': deletedAt,
    ':expiresAt': util.time.nowEpochSeconds() + 30 * 24 * 60 * 60,
    ':changeKey': changeKey(deletedAt, id),
    ':one': 1,
  };
  let condition = 'attribute_exists(sk) AND attribute_not_exists(deletedAt)';
  const expectedVersion = ctx.args.expectedVersion;
  if (expectedVersion !== null && expectedVersion !== undefined) {
    condition = `${condition} AND version = :expectedVersion`;
  }
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, id)),
    update: {
      expression:
        'SET deletedAt = :deletedAt, updatedAt = :deletedAt, expiresAt = :expiresAt, changeKey = :changeKey,' +
        ' version = version + :one REMOVE dateKey, categoryKey',
      expressionValues: util.dynamodb.toMapValues(values),
    },
    condition: {
      expression: condition,
      ...(expectedVersion !== null && expectedVersion !== undefined
        ? { expressionValues: util.dynamodb.toMapValues({ ':expectedVersion': expectedVersion }) }
        : {}),
    },
  };
}

export function response(
  ctx: Context<MutationDeleteExpenseArgs, object, object, object, ExpenseItem | null>,
): Expense | null {
  if (isConditionFailure(ctx.error)) {
    if (isLive(ctx.result)) {
      versionConflict(ctx.result.version);
    }
    notFound();
  }
  raise(ctx.error);
  return ctx.result ? toExpense(ctx.result) : null;
}
