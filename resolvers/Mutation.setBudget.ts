import type { Context } from '@aws-appsync/utils';
import type { Budget, MutationSetBudgetArgs } from './generated/schema.ts';
import { budgetNameOf, checkBudgetVersion, toBudget } from './shared/budget.ts';
import type { BudgetItem } from './shared/budget.ts';
import { callerId } from './shared/caller.ts';
import { contended } from './shared/errors.ts';
import { toMinor } from './shared/money.ts';
import type { BudgetStash } from './shared/stash.ts';

/**
 * Sets a budget, in up to four attempts of two steps: `readBudget`, then `writeBudget` on the condition that
 * nobody was faster. Sending it again changes nothing. Ends with `ValidationError`, `NotFound`, `Conflict`,
 * `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationSetBudgetArgs, BudgetStash>): object {
  const userId = callerId(ctx);
  const { input } = ctx.args;
  const { currency, category } = budgetNameOf(input);
  ctx.stash.userId = userId;
  ctx.stash.currency = currency;
  ctx.stash.category = category;
  ctx.stash.amountMinor = toMinor(input.amount, currency);
  return {};
}

export function response(
  ctx: Context<MutationSetBudgetArgs, BudgetStash, { result: BudgetItem | null }>,
): Budget {
  const { item, outcome } = ctx.stash;
  if (outcome === 'written' && item) {
    return toBudget(item);
  }
  const stored = ctx.prev.result;
  if (stored) {
    checkBudgetVersion(stored, ctx.args.input.expectedVersion);
  }
  contended();
}
