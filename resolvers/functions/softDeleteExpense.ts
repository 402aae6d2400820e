import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { MutationDeleteExpenseArgs } from '../generated/schema.ts';
import { isConditionFailure, raise } from '../shared/errors.ts';
import { now } from '../shared/expense.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { changeKey, expenseKey } from '../shared/keys.ts';
import type { ExpenseStash } from '../shared/stash.ts';

/**
 * Step: takes the expense out of the lists' indexes and lets DynamoDB drop it after 30 days, on the condition that it is
 * live and at the version that the client expects, if it said one. Until it is dropped, the index `byChange` can tell other
 * devices of the deletion.
 */
export function request(ctx: Context<MutationDeleteExpenseArgs, ExpenseStash>): DynamoDBUpdateItemRequest {
  const { userId, id } = ctx.stash;
  const { expectedVersion } = ctx.args;
  const deletedAt = now();
  const isLive = 'attribute_exists(sk) AND attribute_not_exists(deletedAt)';
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, id)),
    update: {
      expression:
        'SET deletedAt = :deletedAt, updatedAt = :deletedAt, expiresAt = :expiresAt, changeKey = :changeKey,' +
        ' version = version + :one REMOVE dateKey, categoryKey',
      expressionValues: util.dynamodb.toMapValues({
        ':deletedAt': deletedAt,
        ':expiresAt': util.time.nowEpochSeconds() + 30 * 24 * 60 * 60,
        ':changeKey': changeKey(deletedAt, id),
        ':one': 1,
      }),
    },
    condition:
      expectedVersion === null || expectedVersion === undefined
        ? { expression: isLive }
        : {
            expression: `${isLive} AND version = :expectedVersion`,
            expressionValues: util.dynamodb.toMapValues({ ':expectedVersion': expectedVersion }),
          },
  };
}

export function response(
  ctx: Context<MutationDeleteExpenseArgs, ExpenseStash, object, object, ExpenseItem | null>,
): ExpenseItem | null {
  if (isConditionFailure(ctx.error)) {
    ctx.stash.conditionFailed = true;
    return null;
  }
  raise(ctx.error);
  return ctx.result;
}
