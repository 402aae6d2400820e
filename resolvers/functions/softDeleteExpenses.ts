import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { checkSums } from '../shared/batch.ts';
import { tableName } from '../shared/environment.ts';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { expenseWrite } from '../shared/expense-write.ts';
import type { LiveExpenseItem } from '../shared/expense.ts';
import { ledgerChanges, ledgerUpdates } from '../shared/ledger.ts';
import type { BatchStash } from '../shared/stash.ts';
import { deletedItem, deletion } from '../shared/trash.ts';

type DeleteContext<TResult> = Context<object, BatchStash<LiveExpenseItem>, object, object, TResult>;

/**
 * Step: takes all expenses that the steps before have read out of the lists and their ledgers and puts them
 * into the trash, in one transaction, on the condition that each is still at the version read. Ends the
 * pipeline once that is written; does nothing after it was refused, until the expenses are read again.
 */
export function request(ctx: DeleteContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, stored, ledgers, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  checkSums(stored);
  const changes = stored.map((before) => ({ before, after: deletedItem(before) }));
  ctx.stash.items = changes.map(({ after }) => after);
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      ...changes.map(({ before, after }) => expenseWrite(table, userId, before, deletion(after))),
      ...ledgerUpdates(table, userId, ledgerChanges(stored, []), ledgers),
    ],
  };
}

export function response(ctx: DeleteContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result);
  return null;
}
