import { runtime } from '@aws-appsync/utils';
import type { Context, DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { checkSums } from '../shared/batch.ts';
import { tableName } from '../shared/environment.ts';
import { writeOutcome } from '../shared/errors.ts';
import type { Cancellation } from '../shared/errors.ts';
import { expenseWrite } from '../shared/expense-write.ts';
import type { LiveExpenseItem } from '../shared/expense.ts';
import { ledgerChanges, ledgerUpdates } from '../shared/ledger.ts';
import { patched, patchUpdate } from '../shared/patch.ts';
import type { ExpensePatch } from '../shared/patch.ts';
import type { BatchStash } from '../shared/stash.ts';

type PatchContext<TResult> = Context<
  object,
  BatchStash<LiveExpenseItem> & { patch: ExpensePatch },
  object,
  object,
  TResult
>;

/**
 * Step: writes the patch over all expenses that the steps before have read, and moves them between ledgers,
 * in one transaction, on the condition that each is still at the version read. Ends the pipeline once that is
 * written, or when there is nothing to write; does nothing after it was refused, until the expenses are read
 * again.
 */
export function request(ctx: PatchContext<undefined>): DynamoDBTransactWriteItemsRequest {
  const { userId, stored, patch, ledgers, outcome } = ctx.stash;
  if (outcome === 'written' || stored.length === 0) {
    runtime.earlyReturn({}, { skipTo: 'END' });
  }
  if (outcome === 'refused') {
    runtime.earlyReturn({});
  }
  const changes = stored.map((before) => ({ before, after: patched(before, patch) }));
  const items = changes.map(({ after }) => after);
  checkSums(stored);
  checkSums(items);
  ctx.stash.items = items;
  const table = tableName(ctx);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      ...changes.map(({ before, after }) => expenseWrite(table, userId, before, patchUpdate(after, patch))),
      ...ledgerUpdates(table, userId, ledgerChanges(stored, items), ledgers),
    ],
  };
}

export function response(ctx: PatchContext<Cancellation | null>): null {
  ctx.stash.outcome = writeOutcome(ctx.error, ctx.result, ctx.stash.fieldIfFull);
  return null;
}
