import type { Context } from '@aws-appsync/utils';
import type { Expense, MutationDeleteExpenseArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { notFound, versionConflict } from './shared/errors.ts';
import { isLive, toExpense } from './shared/expense.ts';
import type { ExpenseItem } from './shared/expense.ts';
import type { ExpenseStash } from './shared/stash.ts';
import { isUuid } from './shared/validation.ts';

/**
 * Deletes an expense: one UpdateItem (`softDeleteExpense`) on the condition that it is there and at the expected version.
 * Ends with `NotFound`, `Conflict`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationDeleteExpenseArgs, ExpenseStash>): object {
  const userId = callerId(ctx);
  const id = ctx.args.id.toLowerCase();
  if (!isUuid(id)) {
    notFound();
  }
  ctx.stash.userId = userId;
  ctx.stash.id = id;
  return {};
}

export function response(
  ctx: Context<MutationDeleteExpenseArgs, ExpenseStash, { result: ExpenseItem | null }>,
): Expense {
  const stored = ctx.prev.result;
  if (!stored || (ctx.stash.conditionFailed && !isLive(stored))) {
    notFound();
  }
  if (ctx.stash.conditionFailed) {
    versionConflict(stored.version);
  }
  return toExpense(stored);
}
