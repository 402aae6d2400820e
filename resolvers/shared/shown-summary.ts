import type { CategorySummary, CurrencySummary, Side, SubcategorySummary } from '../generated/schema.ts';
import { monthOf, yearOf } from './date.ts';
import type { PartSums } from './ledger-sums.ts';
import { toMajor } from './money.ts';
import { ranked } from './ranking.ts';
import { slices } from './slices.ts';
import type { Balance, CurrencySums, NamedSums } from './summary-sums.ts';

/**
 * The sums of a currency as the API shows them.
 *
 * @param isOfWholeMonths whether subcategories and payment methods, which are added up by month, are known
 */
export function shownCurrency(sums: CurrencySums, isOfWholeMonths: boolean): CurrencySummary {
  const { currency, spent, refunded, income, expenseCount, refundCount, incomeCount } = sums;
  return {
    currency,
    spent: toMajor(spent, currency),
    refunded: toMajor(refunded, currency),
    income: toMajor(income, currency),
    balance: toMajor(income - spent, currency),
    expenseCount,
    refundCount,
    incomeCount,
    categories: shownCategories(sums, 'SPENT', isOfWholeMonths),
    incomeCategories: shownCategories(sums, 'INCOME', isOfWholeMonths),
    paymentMethods: isOfWholeMonths
      ? rankedSums(sums.paymentMethods).map(({ name, total, count }) => ({
          paymentMethod: name,
          total: toMajor(total, currency),
          count,
        }))
      : null,
    // At most 366 days and 13 months.
    days: Object.entries(inOrder(sums.days)).map(([date, day]) => ({ date, ...shownBalance(day, currency) })),
    months: Object.entries(inOrder(sums.months)).map(([month, balance]) => ({
      year: yearOf(month),
      month: monthOf(month),
      ...shownBalance(balance, currency),
    })),
  };
}

function shownCategories(sums: CurrencySums, side: Side, isOfWholeMonths: boolean): CategorySummary[] {
  const { currency, categories, incomeCategories, subcategories } = sums;
  const inSlices = slices(rankedSums(side === 'INCOME' ? incomeCategories : categories));
  let whole = 0;
  for (const slice of inSlices) {
    for (const { total } of slice) {
      whole = whole + Math.max(total, 0);
    }
  }
  const list: CategorySummary[] = [];
  for (const slice of inSlices) {
    for (const { name, total, count } of slice) {
      list.push({
        category: name,
        total: toMajor(total, currency),
        count,
        share: total > 0 ? total / whole : 0,
        subcategories: isOfWholeMonths
          ? shownSubcategories(subcategories[`${side}#${name}`] ?? {}, currency)
          : null,
      });
    }
  }
  return list;
}

function shownSubcategories(named: NamedSums, currency: string): SubcategorySummary[] {
  const list: SubcategorySummary[] = [];
  for (const slice of slices(rankedSums(named))) {
    for (const { name, total, count } of slice) {
      list.push({ subcategory: name, total: toMajor(total, currency), count });
    }
  }
  return list;
}

/** Named sums in the order of their totals, the largest first. */
function rankedSums(named: NamedSums): (PartSums & { name: string })[] {
  const list: (PartSums & { name: string; rank: number })[] = [];
  for (const slice of slices(Object.values(named))) {
    for (const { name, total, count } of slice) {
      list.push({ name, total, count, rank: total });
    }
  }
  return ranked(list);
}

/** Balances in the order of their dates or months. */
function inOrder(balances: Record<string, Balance>): Record<string, Balance> {
  const sorted: Record<string, Balance> = {};
  for (const name of Object.keys(balances).sort()) {
    const balance = balances[name];
    if (balance) {
      sorted[name] = balance;
    }
  }
  return sorted;
}

function shownBalance(
  { spent, refunded, income, expenseCount, refundCount, incomeCount }: Balance,
  currency: string,
): { spent: number; refunded: number; income: number; count: number } {
  return {
    spent: toMajor(spent, currency),
    refunded: toMajor(refunded, currency),
    income: toMajor(income, currency),
    count: expenseCount + refundCount + incomeCount,
  };
}
