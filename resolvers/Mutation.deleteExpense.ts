import type { Context } from '@aws-appsync/utils';
import type { Expense, MutationDeleteExpenseArgs } from './generated/schema.ts';
import { changedExpense } from './shared/attempts.ts';
import { callerId } from './shared/caller.ts';
import { notFound } from './shared/errors.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import type { ExpenseStash } from './shared/stash.ts';
import { isUuid } from './shared/uuid.ts';
import { checkUnicode } from './shared/validation.ts';

/**
 * Deletes an expense: `readExpense` (the ledger needs its amount), then `softDeleteExpense` on the condition
 * that the expense has not changed meanwhile, up to seven attempts. Ends with `ValidationError`, `NotFound`,
 * `Conflict`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationDeleteExpenseArgs, ExpenseStash>): object {
  const userId = callerId(ctx);
  const id = ctx.args.id.toLowerCase();
  checkUnicode('id', id);
  if (!isUuid(id)) {
    notFound();
  }
  ctx.stash.userId = userId;
  ctx.stash.id = id;
  return {};
}

export function response(ctx: Context<MutationDeleteExpenseArgs, ExpenseStash>): Expense {
  endExpired(ctx, 'onExpenseDeleted');
  return changedExpense(ctx.stash);
}
