import { util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { ChangePage, QueryChangesArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { nextCursor, readCursor } from './shared/change-cursor.ts';
import type { ChangeCursor } from './shared/change-cursor.ts';
import { raiseIfFailed } from './shared/errors.ts';
import { toExpense } from './shared/expense.ts';
import { pageOf, pageSize } from './shared/paging.ts';
import type { PageRead } from './shared/paging.ts';

interface Stash {
  cursor: ChangeCursor;
}

/**
 * A page of the caller's expenses in the order of their last change, deleted ones among them: one strongly
 * consistent Query on `byChange`, for one item more than the page holds, which shows whether more follows.
 * The cursor is a position in that index. Ends with `ValidationError`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<QueryChangesArgs, Stash>): DynamoDBQueryRequest {
  const userId = callerId(ctx);
  const size = pageSize(ctx.args.limit);
  const cursor = readCursor(ctx.args.since);
  ctx.stash.cursor = cursor;
  return {
    operation: 'Query',
    index: 'byChange',
    query: {
      expression: 'userId = :userId AND changeKey > :after',
      expressionValues: util.dynamodb.toMapValues({ ':userId': userId, ':after': cursor.after }),
    },
    consistentRead: true,
    limit: size + 1,
  };
}

export function response(ctx: Context<QueryChangesArgs, Stash, object, object, PageRead>): ChangePage {
  raiseIfFailed(ctx.error);
  const { items, hasMore } = pageOf(ctx.result, pageSize(ctx.args.limit));
  return {
    items: items.map((item) => toExpense(item)),
    cursor: nextCursor(ctx.stash.cursor, hasMore ? items[items.length - 1]?.changeKey : undefined),
    hasMore,
  };
}
