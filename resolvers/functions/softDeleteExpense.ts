import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { MutationDeleteExpenseArgs } from '../generated/schema.ts';
import { tableName } from '../shared/environment.ts';
import { checkVersion, notFound, writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { expenseWrite } from '../shared/expense-write.ts';
import { isLive } from '../shared/expense.ts';
import { ledgerChanges, ledgerUpdate } from '../shared/ledger.ts';
import type { ExpenseStash } from '../shared/stash.ts';
import { deletedItem, deletion } from '../shared/trash.ts';

type DeleteContext<TResult> = Context<MutationDeleteExpenseArgs, ExpenseStash, object, object, TResult>;

/**
 * Step: takes the expense that the steps before have read out of the lists' indexes and out of its ledger,
 * puts it into the trash, in one transaction, and lets DynamoDB drop it after 30 days, on the condition that
 * its version is still the one read. Until it is dropped, the index `byChange` reports the deletion to other
 * devices. Ends the pipeline once it is written; does nothing after it was refused, until the expense is read
 * again. Ends with `NotFound`, or with `Conflict` when the version is not the expected one.
 */
export function request(ctx: DeleteContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, stored, ledger, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  if (!isLive(stored)) {
    notFound();
  }
  checkVersion(stored.version, ctx.args.expectedVersion);

  const item = deletedItem(stored);
  ctx.stash.item = item;
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      expenseWrite(table, userId, stored, deletion(item)),
      ...ledgerChanges([stored], []).map((change) => ledgerUpdate(table, userId, change, ledger ?? null)),
    ],
  };
}

export function response(ctx: DeleteContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
