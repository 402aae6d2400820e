import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { BudgetItem } from '../shared/budget.ts';
import { raiseIfFailed } from '../shared/errors.ts';
import { budgetKey } from '../shared/keys.ts';
import type { BudgetStash } from '../shared/stash.ts';

/**
 * Step before every attempt to write, and after the last: the budget that the stash names, strongly
 * consistent; null when there is none. Reads nothing once an attempt was successful.
 */
export function request(ctx: Context<object, BudgetStash>): DynamoDBGetItemRequest {
  const { userId, currency, category, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({});
  }
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(budgetKey(userId, { currency, category })),
    consistentRead: true,
  };
}

export function response(
  ctx: Context<object, BudgetStash, object, object, BudgetItem | null>,
): BudgetItem | null {
  raiseIfFailed(ctx.error);
  return ctx.result;
}
