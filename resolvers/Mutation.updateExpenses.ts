import type { Context } from '@aws-appsync/utils';
import type { ExpenseBatch, MutationUpdateExpensesArgs } from './generated/schema.ts';
import { changedBatch, checkedIds } from './shared/batch.ts';
import { callerId } from './shared/caller.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import { checkPatch } from './shared/patch-checks.ts';
import type { BatchStash } from './shared/stash.ts';

/**
 * Changes up to 33 expenses in the same way, all or none: `readExpenses`, `readLedgers` (what is emptied
 * there is removed), then `patchExpenses` on the condition that nobody was faster, in four attempts at most.
 * 33, because DynamoDB takes 100 items in a transaction and each expense may leave one ledger and enter
 * another. Ends with `ValidationError`, `NotFound`, `Conflict`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationUpdateExpensesArgs, BatchStash>): object {
  const userId = callerId(ctx);
  const input = ctx.args.input;
  const ids = checkedIds(input.ids, 33, '33');
  checkPatch(input, ['ids']);
  ctx.stash.userId = userId;
  ctx.stash.ids = ids;
  ctx.stash.takesDeleted = false;
  ctx.stash.patch = input;
  ctx.stash.items = [];
  return {};
}

export function response(ctx: Context<MutationUpdateExpensesArgs, BatchStash>): ExpenseBatch {
  const batch = changedBatch(ctx.stash);
  endExpired(ctx, 'onExpensesUpdated');
  return batch;
}
