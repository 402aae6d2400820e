import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { ExpenseConnection, QueryExpensesArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { dateRange } from './shared/date.ts';
import { invalid, raiseIfFailed } from './shared/errors.ts';
import { toExpense } from './shared/expense.ts';
import { isPosition, keyRange, rangeBehind } from './shared/keys.ts';
import type { KeyRange } from './shared/keys.ts';
import { invalidToken, listMark, pageOf, pageSize, tokenBehind, tokenPosition } from './shared/paging.ts';
import type { PageRead } from './shared/paging.ts';
import { checkCategory, checkPayee } from './shared/validation.ts';

interface Stash {
  /** The whole list, of which this is a page. */
  list: KeyRange;
  /** The mark of the list, for the next page's token. */
  mark: string;
}

/**
 * A page of the caller's expenses: one strongly consistent Query on `byDate`, or on `byCategory` or `byPayee`
 * when a category or payee is given. Every combination of filters is one key condition, and so is where a
 * page starts: nothing is read that is not returned but one item that tells whether something follows, and a
 * page costs the same however long the history behind it is. Ends with `ValidationError`, `Throttled` or
 * `Internal`.
 */
export function request(ctx: Context<QueryExpensesArgs, Stash>): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const { year, month, from, to, category, payee, order, limit, nextToken } = ctx.args;
  const dates = dateRange({ year, month, from, to });
  if (category !== null && category !== undefined) {
    checkCategory(category);
  }
  if (payee !== null && payee !== undefined) {
    checkPayee(payee);
    if (category !== null && category !== undefined) {
      invalid('payee', 'cannot be combined with category');
    }
  }
  const size = pageSize(limit);
  const list = keyRange(dates, { category, payee });
  const oldestFirst = order === 'ASC';
  const mark = listMark([userId, list.index, list.low, list.high, oldestFirst ? 'ASC' : 'DESC']);
  ctx.stash.list = list;
  ctx.stash.mark = mark;
  const position = tokenPosition(nextToken, mark);
  if (position !== undefined && !isPosition(position, dates)) {
    invalidToken();
  }
  const rest = position === undefined ? list : rangeBehind(list, position, oldestFirst);
  return {
    operation: 'Query',
    index: list.index,
    query: {
      expression: '#userId = :userId AND #sortKey BETWEEN :low AND :high',
      expressionNames: { '#userId': 'userId', '#sortKey': list.sortKey },
      expressionValues: util.dynamodb.toMapValues({
        ':userId': userId,
        ':low': rest.low,
        ':high': rest.high,
      }),
    },
    consistentRead: true,
    scanIndexForward: oldestFirst,
    limit: size + 1,
  };
}

export function response(
  ctx: Context<QueryExpensesArgs, Stash, object, object, PageRead>,
): ExpenseConnection {
  raiseIfFailed(ctx.error);
  const { list, mark } = ctx.stash;
  const { items, hasMore } = pageOf(ctx.result, pageSize(ctx.args.limit));
  const last = items[items.length - 1]?.[list.sortKey];
  return {
    items: items.map((item) => toExpense(item)),
    nextToken: hasMore && last ? tokenBehind(last.slice(list.prefix.length), mark) : null,
  };
}
