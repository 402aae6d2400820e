import { compare, within } from '../copy/sorted-entries.ts';
import { signedMinor, sideOf } from '../entry.ts';
import type { Entry } from '../entry.ts';
import type { CategorySummary, CurrencySummary, NamedTotal, Period, TimeTotal } from '../views.ts';

interface Total {
  totalMinor: number;
  count: number;
}

interface Time {
  spentMinor: number;
  refundedMinor: number;
  incomeMinor: number;
  count: number;
}

interface CategoryTotal extends Total {
  readonly subcategories: Map<string, Total>;
}

/** Sums of one currency in the making. */
class CurrencySums {
  spentMinor = 0;
  refundedMinor = 0;
  incomeMinor = 0;
  expenseCount = 0;
  refundCount = 0;
  incomeCount = 0;
  readonly categories = new Map<string, CategoryTotal>();
  readonly incomeCategories = new Map<string, CategoryTotal>();
  readonly paymentMethods = new Map<string, Total>();
  readonly payees = new Map<string, Total>();
  readonly days = new Map<string, Time>();
  readonly months = new Map<string, Time>();

  add(entry: Entry): void {
    const { kind, amountMinor, category, subcategory, paymentMethod, payee, date } = entry;
    const signed = signedMinor(entry);
    const isIncome = sideOf(kind) === 'INCOME';
    this.expenseCount += kind === 'EXPENSE' ? 1 : 0;
    this.refundCount += kind === 'REFUND' ? 1 : 0;
    this.incomeCount += isIncome ? 1 : 0;
    addTime(this, kind, amountMinor);
    const categories = isIncome ? this.incomeCategories : this.categories;
    let total = categories.get(category);
    if (total === undefined) {
      total = { totalMinor: 0, count: 0, subcategories: new Map() };
      categories.set(category, total);
    }
    total.totalMinor += signed;
    total.count += 1;
    addTotal(total.subcategories, subcategory, signed);
    if (!isIncome) {
      addTotal(this.paymentMethods, paymentMethod, signed);
      addTotal(this.payees, payee, signed);
    }
    for (const [times, time] of [
      [this.days, date],
      [this.months, date.slice(0, 7)],
    ] as const) {
      let sums = times.get(time);
      if (sums === undefined) {
        sums = { spentMinor: 0, refundedMinor: 0, incomeMinor: 0, count: 0 };
        times.set(time, sums);
      }
      addTime(sums, kind, amountMinor);
      sums.count += 1;
    }
  }

  get count(): number {
    return this.expenseCount + this.refundCount + this.incomeCount;
  }

  summary(currency: string): CurrencySummary {
    const { spentMinor, refundedMinor, incomeMinor, expenseCount, refundCount, incomeCount } = this;
    return {
      currency,
      spentMinor,
      refundedMinor,
      incomeMinor,
      balanceMinor: incomeMinor - spentMinor,
      expenseCount,
      refundCount,
      incomeCount,
      categories: categoriesOf(this.categories),
      incomeCategories: categoriesOf(this.incomeCategories),
      paymentMethods: named(this.paymentMethods),
      payees: named(this.payees),
      days: timesOf(this.days),
      months: timesOf(this.months),
    };
  }
}

/**
 * What was spent and earned in a period, by the rules of the query `summary`, to the minor unit.
 *
 * @param sorted newest first
 */
export function summarize(sorted: readonly Entry[], { from, to }: Period): readonly CurrencySummary[] {
  const sums = new Map<string, CurrencySums>();
  for (const entry of within(sorted, from, to)) {
    let ofCurrency = sums.get(entry.currency);
    if (ofCurrency === undefined) {
      ofCurrency = new CurrencySums();
      sums.set(entry.currency, ofCurrency);
    }
    ofCurrency.add(entry);
  }
  return [...sums]
    .sort(([code, one], [otherCode, other]) => other.count - one.count || compare(code, otherCode))
    .map(([currency, one]) => one.summary(currency));
}

function addTime(sums: Omit<Time, 'count'>, kind: Entry['kind'], amountMinor: number): void {
  if (kind === 'INCOME') {
    sums.incomeMinor += amountMinor;
  } else {
    sums.spentMinor += kind === 'REFUND' ? -amountMinor : amountMinor;
    sums.refundedMinor += kind === 'REFUND' ? amountMinor : 0;
  }
}

function addTotal(totals: Map<string, Total>, name: string | undefined, signed: number): void {
  if (name === undefined || name === '') {
    return;
  }
  let total = totals.get(name);
  if (total === undefined) {
    total = { totalMinor: 0, count: 0 };
    totals.set(name, total);
  }
  total.totalMinor += signed;
  total.count += 1;
}

function named(totals: ReadonlyMap<string, Total>): readonly NamedTotal[] {
  return [...totals].map(([name, { totalMinor, count }]) => ({ name, totalMinor, count })).sort(byTotal);
}

/** As the API's `CategorySummary`: shares are parts of the totals above 0. */
function categoriesOf(totals: ReadonlyMap<string, CategoryTotal>): readonly CategorySummary[] {
  const wholeMinor = [...totals.values()].reduce((sum, { totalMinor }) => sum + Math.max(totalMinor, 0), 0);
  return [...totals]
    .map(([name, { totalMinor, count, subcategories }]) => ({
      name,
      totalMinor,
      count,
      share: totalMinor > 0 ? totalMinor / wholeMinor : 0,
      subcategories: named(subcategories),
    }))
    .sort(byTotal);
}

/** The largest total first; equal ones by name, so that the order is the same each time. */
function byTotal(one: NamedTotal, other: NamedTotal): number {
  return other.totalMinor - one.totalMinor || compare(one.name, other.name);
}

function timesOf(times: ReadonlyMap<string, Time>): readonly TimeTotal[] {
  return [...times]
    .map(([time, sums]) => ({ time, ...sums }))
    .sort((one, other) => compare(one.time, other.time));
}
