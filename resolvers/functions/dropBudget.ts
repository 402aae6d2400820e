import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { budgetCounted } from '../shared/budget-count.ts';
import { noBudget } from '../shared/budget.ts';
import type { BudgetItem } from '../shared/budget.ts';
import { tableName } from '../shared/environment.ts';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import type { BudgetStash } from '../shared/stash.ts';

type DropContext<TResult> = Context<object, BudgetStash, { result: BudgetItem | null }, object, TResult>;

/**
 * Step: removes the budget that the step before has read and takes it off the count, in one transaction, on
 * the condition that its version is still the one read. Does nothing once it is gone. Ends with `NotFound`.
 */
export function request(ctx: DropContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const stored = ctx.prev.result;
  if (ctx.stash.outcome === 'written') {
    runtime.earlyReturn({});
  }
  if (!stored) {
    noBudget();
  }
  ctx.stash.item = stored;
  const { userId, sk, version } = stored;
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'DeleteItem',
        key: util.dynamodb.toMapValues({ userId, sk }),
        condition: {
          expression: 'version = :readVersion',
          expressionValues: util.dynamodb.toMapValues({ ':readVersion': version + 0 }),
          returnValuesOnConditionCheckFailure: false,
        },
      },
      budgetCounted(table, userId, -1),
    ],
  };
}

export function response(ctx: DropContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
