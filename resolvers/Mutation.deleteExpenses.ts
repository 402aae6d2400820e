import type { Context } from '@aws-appsync/utils';
import type { ExpenseBatch, MutationDeleteExpensesArgs } from './generated/schema.ts';
import { changedBatch, checkedIds } from './shared/batch.ts';
import { callerId } from './shared/caller.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import type { BatchStash } from './shared/stash.ts';

/**
 * Deletes up to 50 expenses, all or none: `readExpenses`, `readLedgers` (what is emptied there is removed),
 * then `softDeleteExpenses` on the condition that nobody was faster, in four attempts at most. 50, because
 * DynamoDB takes 100 items in a transaction and each expense may be in a ledger of its own. Ends with
 * `ValidationError`, `NotFound`, `Conflict`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationDeleteExpensesArgs, BatchStash>): object {
  const userId = callerId(ctx);
  const ids = checkedIds(ctx.args.ids, 50, '50');
  ctx.stash.userId = userId;
  ctx.stash.ids = ids;
  ctx.stash.takesDeleted = false;
  ctx.stash.items = [];
  return {};
}

export function response(ctx: Context<MutationDeleteExpensesArgs, BatchStash>): ExpenseBatch {
  const batch = changedBatch(ctx.stash);
  endExpired(ctx, 'onExpensesDeleted');
  return batch;
}
