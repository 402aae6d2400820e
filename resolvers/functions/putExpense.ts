import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBPutItemRequest } from '@aws-appsync/utils';
import { isConditionFailure, raise } from '../shared/errors.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { expenseKey } from '../shared/keys.ts';
import type { ExpenseStash } from '../shared/stash.ts';

/** Step: puts `stash.item`, unless its key is taken. */
export function request(ctx: Context<object, ExpenseStash>): DynamoDBPutItemRequest {
  const { userId, id, item } = ctx.stash;
  return {
    operation: 'PutItem',
    key: util.dynamodb.toMapValues(expenseKey(userId, id)),
    attributeValues: util.dynamodb.toMapValues({ ...item }),
    condition: { expression: 'attribute_not_exists(sk)' },
  };
}

export function response(ctx: Context<object, ExpenseStash>): ExpenseItem | null {
  if (isConditionFailure(ctx.error)) {
    ctx.stash.conditionFailed = true;
    return null;
  }
  raise(ctx.error);
  return ctx.stash.item ?? null;
}
