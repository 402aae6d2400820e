import type { Context } from '@aws-appsync/utils';
import type { Expense, MutationAddExpenseArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { defaultCurrency } from './shared/environment.ts';
import { contended, idConflict, idConflictWith } from './shared/errors.ts';
import { isLive, now, sameContent, toExpense } from './shared/expense.ts';
import type { ExpenseItem } from './shared/expense.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import { itemToAdd, newExpenseProblems } from './shared/new-expense.ts';
import type { ExpenseStash } from './shared/stash.ts';
import { refuseFirst } from './shared/validation.ts';

/**
 * Adds an expense: one transaction (`putExpense`, up to nine attempts) on the condition that its key is
 * free. An id that the client chose makes the call repeatable: the same expense under it is answered again,
 * anything else ends with `Conflict`. Ends also with `ValidationError`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationAddExpenseArgs, ExpenseStash>): object {
  const userId = callerId(ctx);
  const input = ctx.args.input;
  const currency = defaultCurrency(ctx);
  refuseFirst(newExpenseProblems(input, currency));
  const item = itemToAdd(userId, input, currency, now());
  ctx.stash.userId = userId;
  ctx.stash.id = item.id;
  ctx.stash.item = item;
  return {};
}

export function response(
  ctx: Context<MutationAddExpenseArgs, ExpenseStash, { result: ExpenseItem | null }>,
): Expense {
  const { item, outcome } = ctx.stash;
  endExpired(ctx, 'onExpenseAdded');
  if (outcome === 'written' && item) {
    return toExpense(item);
  }
  if (outcome === 'contended') {
    contended();
  }
  const stored = ctx.prev.result;
  if (isLive(stored) && item && sameContent(stored, item)) {
    return toExpense(stored);
  }
  if (!stored) {
    // The expense that had the key is gone.
    contended();
  }
  idConflict(idConflictWith(stored));
}
