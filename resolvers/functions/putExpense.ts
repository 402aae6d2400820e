import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { tableName } from '../shared/environment.ts';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import type { ExpenseItem } from '../shared/expense.ts';
import { putWhereFree } from '../shared/free-key.ts';
import { ledgerChanges, ledgerUpdates } from '../shared/ledger.ts';
import type { ExpenseStash } from '../shared/stash.ts';

type PutContext<TResult> = Context<object, ExpenseStash, object, object, TResult> & {
  stash: { item: ExpenseItem };
};

/**
 * Step: puts `stash.item` and counts it in its ledger, in one transaction, unless its key is taken.
 * Does nothing once the item is written or its key was found taken.
 */
export function request(ctx: PutContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, item, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      putWhereFree(table, userId, item),
      ...ledgerUpdates(table, userId, ledgerChanges([], [item]), []),
    ],
  };
}

export function response(ctx: PutContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
