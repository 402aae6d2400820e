import type { GetSummaryOfPeriodQuery, GetSummaryQuery } from 'expense-tracker-client';

export type MonthsSummary = NonNullable<GetSummaryQuery['summary']>;
export type DaysSummary = NonNullable<GetSummaryOfPeriodQuery['summary']>;
export type CurrencyOfMonths = MonthsSummary['currencies'][number];
export type CurrencyOfDays = DaysSummary['currencies'][number];
type CurrencyTotals = CurrencyOfMonths | CurrencyOfDays;

/** One line of a summary. */
export interface SummaryRow {
  /** E.g. `Food`, `Food / Coffee` or `2024-01`. */
  readonly name: string;
  readonly total: number;
  readonly count: number;
}

/** What a summary may be split up by. */
export const SPLITS = ['category', 'subcategory', 'method', 'month', 'day', 'income'] as const;
export type Split = (typeof SPLITS)[number];

/** The lines of one currency, for what every summary has. */
export function rowsOfAny(currency: CurrencyTotals, split: 'category' | 'income'): SummaryRow[] {
  const categories = split === 'income' ? currency.incomeCategories : currency.categories;
  return categories.map(({ category: name, total, count }) => ({ name, total, count }));
}

/** The lines of one currency, for what only whole months have. */
export function rowsOfMonths(
  { categories, paymentMethods, months }: CurrencyOfMonths,
  split: 'subcategory' | 'method' | 'month',
): SummaryRow[] {
  switch (split) {
    case 'subcategory':
      return categories.flatMap(({ category, subcategories }) =>
        (subcategories ?? []).map(({ subcategory, total, count }) => ({
          name: `${category} / ${subcategory}`,
          total,
          count,
        })),
      );
    case 'method':
      return (paymentMethods ?? []).map(({ paymentMethod: name, total, count }) => ({ name, total, count }));
    case 'month':
      return months.map(({ year, month, spent: total, count }) => ({
        name: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`,
        total,
        count,
      }));
  }
}

/** The lines of one currency, day by day. */
export function rowsOfDays({ days }: CurrencyOfDays): SummaryRow[] {
  return days.map(({ date: name, spent: total, count }) => ({ name, total, count }));
}
