import type { Context } from '@aws-appsync/utils';
import type { Expense, MutationRestoreExpenseArgs } from './generated/schema.ts';
import { changedExpense } from './shared/attempts.ts';
import { callerId } from './shared/caller.ts';
import { notFound } from './shared/errors.ts';
import { isLive, toExpense } from './shared/expense.ts';
import type { ExpenseItem } from './shared/expense.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import type { ExpenseStash } from './shared/stash.ts';
import { isUuid } from './shared/uuid.ts';
import { checkUnicode } from './shared/validation.ts';

/**
 * Brings a deleted expense back, in up to three attempts of two steps: `readExpense`, then `undeleteExpense`
 * on the condition that the expense has not changed meanwhile. Ends with `ValidationError`, `NotFound`,
 * `Conflict`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationRestoreExpenseArgs, ExpenseStash>): object {
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

export function response(
  ctx: Context<MutationRestoreExpenseArgs, ExpenseStash, { result: ExpenseItem | null }>,
): Expense {
  const stored = ctx.prev.result;
  endExpired(ctx, 'onExpenseAdded');
  // Another request has restored it: the result is the same.
  if (ctx.stash.outcome === 'refused' && isLive(stored)) {
    return toExpense(stored);
  }
  return changedExpense(ctx.stash, stored);
}
