import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { tableName } from '../shared/environment.ts';
import { notFound, writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { expenseWrite } from '../shared/expense-write.ts';
import { ledgerChanges, ledgerUpdate } from '../shared/ledger.ts';
import type { ExpenseStash } from '../shared/stash.ts';
import { isRestorable, restoration, restoredItem } from '../shared/trash.ts';

type UndeleteContext<TResult> = Context<object, ExpenseStash, object, object, TResult>;

/**
 * Step: puts the deleted expense that the step before has read back into the lists' indexes and into its
 * ledger, in one transaction, on the condition that its version is still the one read. Leaves a live
 * expense as it is. Does nothing once it is written. Ends with `NotFound` when there is none, or when its 30
 * days are over and DynamoDB may drop it any moment.
 */
export function request(ctx: UndeleteContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, stored, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  if (!stored) {
    notFound();
  }
  if (!stored.deletedAt) {
    ctx.stash.item = stored;
    ctx.stash.outcome = 'written';
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (!isRestorable(stored)) {
    notFound();
  }

  const item = restoredItem(stored);
  ctx.stash.item = item;
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      expenseWrite(table, userId, stored, restoration(item)),
      ...ledgerChanges([], [stored]).map((change) => ledgerUpdate(table, userId, change, null)),
    ],
  };
}

export function response(ctx: UndeleteContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result, 'id');
  return null;
}
