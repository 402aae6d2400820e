import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { BudgetItem } from '../shared/budget.ts';
import { raiseIfFailed } from '../shared/errors.ts';
import { budgetRange } from '../shared/keys.ts';
import type { BudgetsStash } from '../shared/stash.ts';

/**
 * Step: all budgets of the caller, 200 at most, by one strongly consistent Query, in the order of the answer.
 */
export function request(ctx: Context<object, BudgetsStash>): DynamoDBQueryRequest {
  const { userId } = ctx.stash;
  const { low, high } = budgetRange();
  return {
    operation: 'Query',
    query: {
      expression: 'userId = :userId AND sk BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({ ':userId': userId, ':low': low, ':high': high }),
    },
    consistentRead: true,
    limit: 200,
  };
}

export function response(ctx: Context<object, BudgetsStash, object, object, { items: BudgetItem[] }>): null {
  raiseIfFailed(ctx.error);
  ctx.stash.budgets = ctx.result.items;
  return null;
}
