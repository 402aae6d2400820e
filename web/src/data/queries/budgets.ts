import { budgetOf, budgetsAsSeen } from '../copy/budgets.ts';
import type { Copy } from '../copy/copy.ts';
import { compare } from '../copy/sorted-entries.ts';
import type { Budget, CurrencySummary } from '../views.ts';

/** Budgets by currency, in each that of all of it first, with what is spent of them. */
export function budgetsWith(copy: Copy, summaries: readonly CurrencySummary[]): readonly Budget[] {
  return budgetsAsSeen(copy)
    .map((budget) => {
      const { currency, category, amountMinor } = budget;
      const summary = summaries.find((one) => one.currency === currency);
      const spentMinor =
        category === undefined
          ? (summary?.spentMinor ?? 0)
          : (summary?.categories.find(({ name }) => name === category)?.totalMinor ?? 0);
      const operations = copy.operations.filter(
        (operation) => operation.kind === 'budget' && budgetOf([operation], budget) !== undefined,
      );
      const state =
        operations.length === 0
          ? ('synced' as const)
          : operations.some(({ parked }) => parked !== undefined)
            ? ('parked' as const)
            : ('waiting' as const);
      return { currency, category, amountMinor, spentMinor, leftMinor: amountMinor - spentMinor, state };
    })
    .sort(
      (one, other) =>
        compare(one.currency, other.currency) || compare(one.category ?? '', other.category ?? ''),
    );
}
