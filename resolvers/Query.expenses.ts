import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { ExpenseConnection, QueryExpensesArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { dateRange } from './shared/date.ts';
import { raise } from './shared/errors.ts';
import { toExpense } from './shared/expense.ts';
import type { ExpenseItem } from './shared/expense.ts';
import { keyRange } from './shared/keys.ts';
import { clientToken, invalidToken, listMark, pageSize, startToken } from './shared/paging.ts';
import { checkCategory } from './shared/validation.ts';

interface Stash {
  /** The mark of this list, for the token of the next page. */
  mark: string;
}

interface QueryResult {
  items: ExpenseItem[];
  nextToken?: string | null;
}

/**
 * A page of the caller's expenses: one strongly consistent Query on `byDate`, or on `byCategory` when a category is given.
 * Every combination of filters is one key condition, so nothing is read that is not returned, and a page costs the same
 * however long the history behind it is. Ends with `ValidationError`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<QueryExpensesArgs, Stash>): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const { year, month, from, to, category, order, limit, nextToken } = ctx.args;
  const dates = dateRange({ year, month, from, to });
  if (category !== null && category !== undefined) {
    checkCategory(category);
  }
  const size = pageSize(limit);
  const range = keyRange(dates, category);
  const oldestFirst = order === 'ASC';
  const mark = listMark([range.index, range.low, range.high, oldestFirst ? 'ASC' : 'DESC']);
  const start = startToken(nextToken, mark);
  ctx.stash.mark = mark;
  return {
    operation: 'Query',
    index: range.index,
    query: {
      expression: '#userId = :userId AND #sortKey BETWEEN :low AND :high',
      expressionNames: { '#userId': 'userId', '#sortKey': range.sortKey },
      expressionValues: util.dynamodb.toMapValues({
        ':userId': userId,
        ':low': range.low,
        ':high': range.high,
      }),
    },
    consistentRead: true,
    scanIndexForward: oldestFirst,
    limit: size,
    nextToken: start,
  };
}

export function response(
  ctx: Context<QueryExpensesArgs, Stash, object, object, QueryResult>,
): ExpenseConnection {
  if (ctx.error && ctx.args.nextToken && isTokenError(ctx.error)) {
    invalidToken();
  }
  raise(ctx.error);
  return {
    items: ctx.result.items.map((item) => toExpense(item)),
    nextToken: clientToken(ctx.result.nextToken, ctx.stash.mark),
  };
}

/** True when it was the token that AppSync or DynamoDB could not use. */
function isTokenError(error: { message: string; type: string }): boolean {
  const message = error.message.toLowerCase();
  return (
    message.indexOf('token') >= 0 || message.indexOf('starting key') >= 0 || message.indexOf('startkey') >= 0
  );
}
