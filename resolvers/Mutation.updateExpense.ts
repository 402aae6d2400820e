import type { Context } from '@aws-appsync/utils';
import type { Expense, MutationUpdateExpenseArgs } from './generated/schema.ts';
import { changedExpense } from './shared/attempts.ts';
import { callerId } from './shared/caller.ts';
import { notFound } from './shared/errors.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import { checkPatch } from './shared/patch-checks.ts';
import type { ExpenseStash } from './shared/stash.ts';
import { isUuid } from './shared/uuid.ts';
import { checkUnicode } from './shared/validation.ts';

/**
 * Changes an expense: `readExpense` (the patch is checked against what is stored: an amount alone has the
 * stored currency, a date alone the stored category), then `patchExpense` on the condition that the expense
 * has not changed meanwhile, up to seven attempts. Ends with `ValidationError`, `NotFound`, `Conflict`,
 * `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationUpdateExpenseArgs, ExpenseStash>): object {
  const userId = callerId(ctx);
  const input = ctx.args.input;
  const id = input.id.toLowerCase();
  checkPatch(input, ['id', 'expectedVersion']);
  checkUnicode('id', id);
  if (!isUuid(id)) {
    notFound();
  }
  ctx.stash.userId = userId;
  ctx.stash.id = id;
  return {};
}

export function response(ctx: Context<MutationUpdateExpenseArgs, ExpenseStash>): Expense {
  endExpired(ctx, 'onExpenseUpdated');
  return changedExpense(ctx.stash);
}
