import { runtime, util } from '@aws-appsync/utils';
import type { Context, DynamoDBQueryRequest } from '@aws-appsync/utils';
import type { Side } from '../generated/schema.ts';
import { raiseIfFailed } from '../shared/errors.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { ledgerKey } from '../shared/keys.ts';
import { ledgerOf, sideOf } from '../shared/ledger.ts';
import { pageOf } from '../shared/paging.ts';
import type { PageRead } from '../shared/paging.ts';
import type { RenameStash } from '../shared/stash.ts';

type CategoryContext<TResult> = Context<object, RenameStash, object, object, TResult>;

/**
 * Step before the attempts to move expenses to another category: the next 50 of their category, oldest date
 * first, strongly consistent, and one more, which tells whether something follows. Gives as many of them to
 * the attempts as one transaction holds. Ends the pipeline once an attempt was successful.
 */
export function request(ctx: CategoryContext<undefined>): DynamoDBQueryRequest {
  const { userId, rest, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  return {
    operation: 'Query',
    index: rest.index,
    query: {
      expression: 'userId = :userId AND categoryKey BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({
        ':userId': userId,
        ':low': rest.low,
        ':high': rest.high,
      }),
    },
    consistentRead: true,
    scanIndexForward: true,
    limit: 51,
  };
}

export function response(ctx: CategoryContext<PageRead>): null {
  raiseIfFailed(ctx.error);
  const { items, hasMore } = pageOf(ctx.result, 50);
  const { seen, toMove } = firstThatFit(items, ctx.stash.side);
  ctx.stash.stored = toMove;
  ctx.stash.items = [];
  ctx.stash.last = seen[seen.length - 1]?.categoryKey;
  ctx.stash.more = hasMore || seen.length < items.length;
  ctx.stash.outcome = 'read';
  return null;
}

/** The first expenses of a list: those that a step has seen to, and those of them that it moves. */
interface FirstExpenses {
  seen: ExpenseItem[];
  toMove: ExpenseItem[];
}

/**
 * As many expenses as one transaction can move: it has at most 100 writes, one for each expense and two for
 * each ledger that expenses leave, and counts at most 15 digits of minor units exactly in one ledger. So it
 * holds 33 expenses or more; or a single one of the largest amount that there can be.
 */
function firstThatFit(items: ExpenseItem[], side: Side | null): FirstExpenses {
  const first: FirstExpenses = { seen: [], toMove: [] };
  const sums: Record<string, number> = {};
  let writes = 0;
  let isFull = false;
  for (const item of items) {
    const isMoved = !side || sideOf(item.kind) === side;
    const { sk } = ledgerKey('', ledgerOf(item));
    const sum = (sums[sk] ?? 0) + item.amountMinor;
    const needed = sums[sk] === undefined ? 3 : 1;
    if (isMoved && (writes + needed > 100 || sum > 999999999999999)) {
      isFull = true;
    }
    if (!isFull) {
      first.seen.push(item);
      if (isMoved) {
        first.toMove.push(item);
        sums[sk] = sum;
        writes = writes + needed;
      }
    }
  }
  return first;
}
