import { expect } from 'vitest';
import type { TestUser } from './local-stack.ts';
import { listedAll, summed, summedBetween } from './operations.ts';
import type { ShownExpense, ShownPeriod, ShownSummary } from './operations.ts';
import { toMinor } from './random-content.ts';

/** What a summary must hold: a sum in minor units and a count by name, such as `USD SPENT Food`. */
type Totals = Record<string, readonly [sum: string, count: number]>;

/** Adds up numbers by name, exactly. */
class Tally {
  readonly #totals = new Map<string, [bigint, number]>();

  add(name: string, minor: bigint): void {
    const [sum, count] = this.#totals.get(name) ?? [0n, 0];
    this.#totals.set(name, [sum + minor, count + 1]);
  }

  totals(): Totals {
    return Object.fromEntries(
      [...this.#totals].map(([name, [sum, count]]) => [name, [`${sum}`, count] as const]),
    );
  }
}

/** A period between two dates, both included. */
export interface DatePeriod {
  readonly from: string;
  readonly to: string;
}

/**
 * Compares the summaries of a year, of its months and of some periods with the sums of the listed expenses.
 *
 * @param periods others, which begin and end within two years from the first day of the year
 */
export async function expectExactSummaries(
  user: TestUser,
  year: number,
  periods: readonly DatePeriod[] = [],
): Promise<void> {
  const [yyyy, next] = [year, year + 1].map((one) => String(one).padStart(4, '0'));
  const listed = await listedAll(user, { from: `${yyyy}-01-01`, to: `${next}-12-31`, limit: 200 });
  await expectExactMonths(user, listed, year);
  const ofYear = listed.filter(({ date }) => date.slice(0, 4) === yyyy);
  for (const month of new Set([1, 11, 12, ...ofYear.map(({ date }) => Number(date.slice(5, 7)))])) {
    await expectExactMonths(user, listed, year, month);
  }
  for (const { from, to } of [
    { from: `${yyyy}-11-30`, to: `${yyyy}-12-30` },
    { from: `${yyyy}-12-01`, to: `${yyyy}-12-01` },
    { from: `${yyyy}-01-01`, to: `${yyyy}-11-29` },
    ...periods,
  ]) {
    await expectExactPeriod(user, listed, from, to);
  }
}

/**
 * Compares the summary of a year, or of a month of it, with the sums of its expenses.
 *
 * @param expenses all of the year or month, and any others
 */
export async function expectExactMonths(
  user: TestUser,
  expenses: readonly ShownExpense[],
  year: number,
  month?: number,
): Promise<void> {
  const prefix = `${String(year).padStart(4, '0')}-${month === undefined ? '' : String(month).padStart(2, '0')}`;
  const within = expenses.filter(({ date }) => date.startsWith(prefix));
  const totals = totalsOfSummary(await summed(user, year, month));
  expect({ year, month, totals }).toEqual({ year, month, totals: expectedTotals(within, true) });
}

/**
 * Compares the summary of a period with the sums of its expenses.
 *
 * @param expenses all of the period, and any others
 */
export async function expectExactPeriod(
  user: TestUser,
  expenses: readonly ShownExpense[],
  from: string,
  to: string,
): Promise<void> {
  const within = expenses.filter(({ date }) => date >= from && date <= to);
  const totals = totalsOfSummary(await summedBetween(user, from, to));
  expect({ from, to, totals }).toEqual({ from, to, totals: expectedTotals(within, false) });
}

function expectedTotals(expenses: readonly ShownExpense[], isOfWholeMonths: boolean): Totals {
  const tally = new Tally();
  for (const expense of expenses) {
    const { date, amount, category } = expense;
    const [kind, currency] = [String(expense['kind']), String(expense['currency'])];
    const minor = BigInt(toMinor(amount, currency));
    const side = kind === 'INCOME' ? 'INCOME' : 'SPENT';
    const net = kind === 'REFUND' ? -minor : minor;
    tally.add(`${currency} ${kind}`, minor);
    tally.add(`${currency} ${side} ${category}`, net);
    if (isOfWholeMonths) {
      tally.add(`${currency} ${side} month ${date.slice(0, 7)}`, net);
      const { subcategory, paymentMethod } = expense;
      if (side === 'SPENT' && typeof subcategory === 'string') {
        tally.add(`${currency} ${category} / ${subcategory}`, net);
      }
      if (side === 'SPENT' && typeof paymentMethod === 'string') {
        tally.add(`${currency} by ${paymentMethod}`, net);
      }
    } else {
      tally.add(`${currency} ${side} day ${date}`, net);
    }
  }
  return foldPeriods(tally.totals());
}

/** A month or day shows one count for both sides: what is expected is told in the same way. */
function foldPeriods(totals: Totals): Totals {
  const folded: Record<string, [string, number]> = {};
  for (const [name, [sum, count]] of Object.entries(totals)) {
    const parts = /^(\w+) (SPENT|INCOME) ((?:month|day) .*)$/.exec(name);
    if (parts === null) {
      folded[name] = [sum, count];
    } else {
      const [, currency, side, period] = parts;
      const counted = `${currency} count of ${period}`;
      folded[`${currency} ${side} ${period}`] = [sum, 0];
      folded[counted] = ['0', (folded[counted]?.[1] ?? 0) + count];
    }
  }
  return Object.fromEntries(Object.entries(folded).filter(([, [sum, count]]) => sum !== '0' || count !== 0));
}

function totalsOfSummary({ currencies }: ShownSummary | ShownPeriod): Totals {
  const totals: Record<string, [string, number]> = {};
  for (const one of currencies) {
    const { currency, spent, refunded, income } = one;
    const minor = (amount: number) => `${toMinor(amount, currency)}`;
    totals[`${currency} EXPENSE`] = [minor(spent + refunded), one.expenseCount];
    totals[`${currency} REFUND`] = [minor(refunded), one.refundCount];
    totals[`${currency} INCOME`] = [minor(income), one.incomeCount];
    expect(minor(one.balance)).toBe(minor(income - spent));
    expectRanked(one.categories);
    expectRanked(one.incomeCategories);
    for (const { category, total, count } of one.categories) {
      totals[`${currency} SPENT ${category}`] = [minor(total), count];
    }
    for (const { category, total, count } of one.incomeCategories) {
      totals[`${currency} INCOME ${category}`] = [minor(total), count];
    }
    for (const [name, period] of periodsOf(one)) {
      totals[`${currency} SPENT ${name}`] = [minor(period.spent), 0];
      totals[`${currency} INCOME ${name}`] = [minor(period.income), 0];
      totals[`${currency} count of ${name}`] = ['0', period.count];
    }
    if ('paymentMethods' in one) {
      for (const { paymentMethod, total, count } of one.paymentMethods ?? []) {
        totals[`${currency} by ${paymentMethod}`] = [minor(total), count];
      }
      for (const { category, subcategories } of one.categories) {
        for (const { subcategory, total, count } of subcategories ?? []) {
          totals[`${currency} ${category} / ${subcategory}`] = [minor(total), count];
        }
      }
    }
  }
  return Object.fromEntries(Object.entries(totals).filter(([, [sum, count]]) => sum !== '0' || count !== 0));
}

/** The largest total comes first, and each share is that of all totals above 0. */
function expectRanked(categories: readonly { readonly total: number; readonly share: number }[]): void {
  const totals = categories.map(({ total }) => total);
  const whole = totals.reduce((sum, total) => sum + Math.max(total, 0), 0);
  expect(totals).toEqual([...totals].sort((a, b) => b - a));
  for (const { total, share } of categories) {
    expect(share).toBeCloseTo(total > 0 ? total / whole : 0, 6);
  }
}

type Period = { readonly spent: number; readonly income: number; readonly count: number };

function periodsOf(
  one: ShownSummary['currencies'][number] | ShownPeriod['currencies'][number],
): [string, Period][] {
  return 'months' in one
    ? one.months.map((each) => [
        `month ${String(each.year).padStart(4, '0')}-${String(each.month).padStart(2, '0')}`,
        each,
      ])
    : one.days.map((each) => [`day ${each.date}`, each]);
}
