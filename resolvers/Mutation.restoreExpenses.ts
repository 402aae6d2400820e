import type { Context } from '@aws-appsync/utils';
import type { ExpenseBatch, MutationRestoreExpensesArgs } from './generated/schema.ts';
import { changedBatch, checkedIds } from './shared/batch.ts';
import { callerId } from './shared/caller.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import type { BatchStash } from './shared/stash.ts';

/**
 * Brings up to 50 deleted expenses back, all or none: `readExpenses`, then `undeleteExpenses` on the
 * condition that nobody was faster, in up to seven attempts. 50, because DynamoDB takes 100 items in a
 * transaction and each expense may enter a ledger of its own. Ends with `ValidationError`, `NotFound`,
 * `Conflict`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationRestoreExpensesArgs, BatchStash>): object {
  const userId = callerId(ctx);
  const ids = checkedIds(ctx.args.ids, 50, '50');
  ctx.stash.userId = userId;
  ctx.stash.ids = ids;
  ctx.stash.takesDeleted = true;
  ctx.stash.items = [];
  return {};
}

export function response(ctx: Context<MutationRestoreExpensesArgs, BatchStash>): ExpenseBatch {
  const batch = changedBatch(ctx.stash);
  endExpired(ctx, 'onExpensesRestored');
  return batch;
}
