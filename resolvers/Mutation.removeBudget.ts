import type { Context } from '@aws-appsync/utils';
import type { Budget, MutationRemoveBudgetArgs } from './generated/schema.ts';
import { budgetNameOf, noBudget, toBudget } from './shared/budget.ts';
import type { BudgetItem } from './shared/budget.ts';
import { callerId } from './shared/caller.ts';
import { contended } from './shared/errors.ts';
import type { BudgetStash } from './shared/stash.ts';

/**
 * Removes a budget, in up to four attempts of two steps: `readBudget`, since the answer has what it was, then
 * `dropBudget` on the condition that it is still that. Ends with `ValidationError`, `NotFound`, `Conflict`,
 * `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationRemoveBudgetArgs, BudgetStash>): object {
  const userId = callerId(ctx);
  const { currency, category } = budgetNameOf(ctx.args);
  ctx.stash.userId = userId;
  ctx.stash.currency = currency;
  ctx.stash.category = category;
  return {};
}

export function response(
  ctx: Context<MutationRemoveBudgetArgs, BudgetStash, { result: BudgetItem | null }>,
): Budget {
  const { item, outcome } = ctx.stash;
  if (outcome === 'written' && item) {
    return toBudget(item);
  }
  if (!ctx.prev.result) {
    noBudget();
  }
  contended();
}
