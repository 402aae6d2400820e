import { util } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
import type { BudgetMonth, BudgetUse, QueryBudgetsArgs } from './generated/schema.ts';
import { toBudget } from './shared/budget.ts';
import type { BudgetItem } from './shared/budget.ts';
import { callerId } from './shared/caller.ts';
import { checkDate, monthOf, namedMonth, shareGone, yearOf } from './shared/date.ts';
import { toMajor } from './shared/money.ts';
import type { BudgetsStash, SpentByBudget } from './shared/stash.ts';

/**
 * The caller's budgets in a month, in two steps: `listBudgets`, then `readMonth` for what was spent, however
 * many expenses there are. Ends with `ValidationError`, `Throttled` or `Internal`.
 */
export function request(ctx: Context<QueryBudgetsArgs, BudgetsStash>): object {
  ctx.stash.userId = callerId(ctx);
  const today = ctx.args.today ?? util.time.nowISO8601().slice(0, 10);
  checkDate('today', today);
  ctx.stash.today = today;
  ctx.stash.month = namedMonth(ctx.args, today);
  return {};
}

export function response(
  ctx: Context<QueryBudgetsArgs, BudgetsStash, { result: SpentByBudget }>,
): BudgetMonth {
  const { month, today, budgets } = ctx.stash;
  const spent = ctx.prev.result;
  return {
    year: yearOf(month),
    month: monthOf(month),
    monthGone: shareGone(month, today),
    budgets: budgets.map((budget) => budgetUse(budget, spent[budget.sk] ?? 0)),
  };
}

function budgetUse(budget: BudgetItem, spentMinor: number): BudgetUse {
  const { currency, category, amount, version } = toBudget(budget);
  return {
    currency,
    category,
    amount,
    spent: toMajor(spentMinor, currency),
    left: toMajor(budget.amountMinor - spentMinor, currency),
    version,
  };
}
