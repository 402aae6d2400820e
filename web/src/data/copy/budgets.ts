import type { Copy } from './copy.ts';
import type { StoredBudget } from './operation.ts';

type Target = Pick<StoredBudget, 'currency' | 'category'>;

/** The budget of a currency, or of a category in it. */
export function budgetOf<Found extends Target>(
  budgets: readonly Found[],
  { currency, category }: Target,
): Found | undefined {
  return budgets.find((budget) => budget.currency === currency && budget.category === category);
}

/** Budgets with everything that was done here since; the version of a new one is 0. */
export function budgetsAsSeen({ budgets, operations }: Copy): readonly StoredBudget[] {
  let seen = budgets;
  for (const operation of operations) {
    if (operation.kind === 'budget') {
      const { currency, category, amountMinor } = operation;
      const version = budgetOf(seen, operation)?.version ?? 0;
      const others = seen.filter((other) => budgetOf([other], operation) === undefined);
      seen = amountMinor === undefined ? others : [...others, { currency, category, amountMinor, version }];
    }
  }
  return seen;
}
