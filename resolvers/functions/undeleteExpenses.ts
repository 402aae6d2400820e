import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { checkSums } from '../shared/batch.ts';
import { tableName } from '../shared/environment.ts';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { expenseWrite } from '../shared/expense-write.ts';
import { ledgerChanges, ledgerUpdates } from '../shared/ledger.ts';
import type { BatchStash } from '../shared/stash.ts';
import { restoration, restoredItem } from '../shared/trash.ts';

type UndeleteContext<TResult> = Context<object, BatchStash, object, object, TResult>;

/**
 * Step: puts all deleted expenses that the step before has read back into the lists and their ledgers, in one
 * transaction, on the condition that each is still at the version read. Leaves live ones as they are. Ends
 * the pipeline once that is written, or when there is nothing to write; does nothing after it was refused,
 * until the expenses are read again.
 */
export function request(ctx: UndeleteContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, stored, outcome } = ctx.stash;
  if (outcome === 'written') {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  const changes = stored.map((before) => ({
    before,
    after: before.deletedAt ? restoredItem(before) : before,
  }));
  ctx.stash.items = changes.map(({ after }) => after);
  const restored = changes.filter(({ before }) => before.deletedAt);
  if (restored.length === 0) {
    ctx.stash.outcome = 'written';
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  const putIn = restored.map(({ after }) => after);
  checkSums(putIn);
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      ...restored.map(({ before, after }) => expenseWrite(table, userId, before, restoration(after))),
      ...ledgerUpdates(table, userId, ledgerChanges([], putIn), []),
    ],
  };
}

export function response(ctx: UndeleteContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result, 'ids');
  return null;
}
