import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { ExpenseConnection, QueryDeletedExpensesArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { raiseIfFailed } from './shared/errors.ts';
import { moment, toExpense } from './shared/expense.ts';
import { deletedRange, isDeletedPosition, rangeBehind } from './shared/keys.ts';
import { invalidToken, listMark, pageOf, pageSize, tokenBehind, tokenPosition } from './shared/paging.ts';
import type { PageRead } from './shared/paging.ts';

/**
 * A page of the caller's deleted expenses: one strongly consistent Query on `byCategory`, where they are
 * behind a prefix that no category has. What is past its 30 days is left out, whether or not DynamoDB has
 * dropped it. Ends with `ValidationError`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<QueryDeletedExpensesArgs>): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const { limit, nextToken } = ctx.args;
  const size = pageSize(limit);
  const list = deletedRange(moment(util.time.nowEpochMilliSeconds() - 30 * 24 * 60 * 60 * 1000));
  const position = tokenPosition(nextToken, listMark([userId, 'deleted']));
  if (position !== undefined && !isDeletedPosition(position)) {
    invalidToken();
  }
  const rest = position === undefined ? list : rangeBehind(list, position, false);
  if (rest.high < rest.low) {
    // All that followed has gone meanwhile: an empty range is one that nothing is in.
    rest.low = rest.high;
  }
  return {
    operation: 'Query',
    index: list.index,
    query: {
      expression: 'userId = :userId AND categoryKey BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({
        ':userId': userId,
        ':low': rest.low,
        ':high': rest.high,
      }),
    },
    consistentRead: true,
    scanIndexForward: false,
    limit: size + 1,
  };
}

export function response(
  ctx: Context<QueryDeletedExpensesArgs, object, object, object, PageRead>,
): ExpenseConnection {
  raiseIfFailed(ctx.error);
  const { items, hasMore } = pageOf(ctx.result, pageSize(ctx.args.limit));
  const last = items[items.length - 1];
  return {
    items: items.map((item) => toExpense(item)),
    nextToken:
      hasMore && last?.deletedAt
        ? tokenBehind(`${last.deletedAt}#${last.id}`, listMark([callerId(ctx), 'deleted']))
        : null,
  };
}
