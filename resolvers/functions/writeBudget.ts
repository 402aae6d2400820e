import { runtime, util } from '@aws-appsync/utils';
import type {
  Context,
  DynamoDBTransactWriteItemsRequest,
  DynamoDBUpdateItemRequest,
} from '@aws-appsync/utils';
import type { MutationSetBudgetArgs } from '../generated/schema.ts';
import { budgetCounted } from '../shared/budget-count.ts';
import { checkBudgetVersion, mostBudgets, noBudget, tooManyBudgets } from '../shared/budget.ts';
import type { BudgetItem } from '../shared/budget.ts';
import { tableName } from '../shared/environment.ts';
import { isRefusedAt, writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { budgetKey } from '../shared/keys.ts';
import type { BudgetStash } from '../shared/stash.ts';

type WriteContext<TResult> = Context<
  MutationSetBudgetArgs,
  BudgetStash & { amountMinor: number },
  { result: BudgetItem | null },
  object,
  TResult
>;

/**
 * Step: gives the budget that the step before has read its new amount, on the condition that its version is
 * still the one read; or puts a new one and counts it, in one transaction, unless there are as many as there
 * can be. Writes nothing where the amount is what it is to be. Does nothing once it is written. Ends with
 * `Conflict` or `NotFound` when the version is not the expected one, with `ValidationError` for one budget
 * too many.
 */
export function request(
  ctx: WriteContext<undefined>,
): DynamoDBUpdateItemRequest | DynamoDBTransactWriteItemsRequest {
  const { userId, currency, category, amountMinor, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({});
  }
  const { expectedVersion } = ctx.args.input;
  const stored = ctx.prev.result;
  const key = budgetKey(userId, { currency, category });
  if (!stored) {
    if (expectedVersion) {
      noBudget();
    }
    const item: BudgetItem = { ...key, amountMinor, version: 1 };
    ctx.stash.item = item;
    return newBudget(tableName(ctx), item);
  }
  checkBudgetVersion(stored, expectedVersion);
  if (stored.amountMinor + 0 === amountMinor) {
    ctx.stash.item = stored;
    ctx.stash.outcome = 'written';
    runtime.earlyReturn({});
  }
  const version = stored.version + 1;
  ctx.stash.item = { ...key, amountMinor, version };
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(key),
    update: {
      expression: 'SET amountMinor = :amountMinor, version = :version',
      expressionValues: util.dynamodb.toMapValues({ ':amountMinor': amountMinor, ':version': version }),
    },
    condition: {
      expression: 'version = :readVersion',
      expressionValues: util.dynamodb.toMapValues({ ':readVersion': stored.version + 0 }),
    },
  };
}

export function response(ctx: WriteContext<Cancellation | null>): null {
  const outcome = writeOutcome(ctx.error, ctx.result);
  // A new one that was put meanwhile is read again; the count is in the way of one that is still to be put.
  if (
    outcome === 'refused' &&
    isRefusedAt(1, ctx.error, ctx.result) &&
    !isRefusedAt(0, ctx.error, ctx.result)
  ) {
    tooManyBudgets(ctx.stash.category);
  }
  ctx.stash.outcome = outcome;
  return null;
}

function newBudget(table: string, item: BudgetItem): DynamoDBTransactWriteItemsRequest {
  const { userId, sk, amountMinor, version } = item;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ userId, sk }),
        attributeValues: util.dynamodb.toMapValues({ amountMinor, version }),
        condition: { expression: 'attribute_not_exists(sk)', returnValuesOnConditionCheckFailure: false },
      },
      {
        ...budgetCounted(table, userId, 1),
        condition: {
          expression: 'attribute_not_exists(#c) OR #c < :most',
          expressionNames: { '#c': 'count' },
          expressionValues: util.dynamodb.toMapValues({ ':most': mostBudgets() }),
          returnValuesOnConditionCheckFailure: false,
        },
      },
    ],
  };
}
