import { count, units } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import type { SummedYearMeasure, SummedYearMeasures } from './summed-years.ts';

/** The most read units of a month and of a year that are claimed. */
const USUAL = { month: 2, year: 18 };
const DAILY = { month: 4, year: 38 };

/** Reports what summaries read as categories and days fill up. */
export function reportSummedYears(report: Report, measures: SummedYearMeasures): void {
  const { small, large, multiplied, daily } = measures;
  report.text(
    `**What does a summary read?** One ledger a month, currency, side and category, and in each its days, subcategories and payment methods. The years are of made-up households: up to three subcategories a category (as *Supermarket*, *Market*, *Bakery* of *Groceries*), two payment methods, now and then a refund; a category is used one to eight times a month, or on every day. Of the year with the most expenses only the ledgers are stored.`,
  );
  report.table(
    ['Year', 'expenses', 'ledgers read', 'bytes of one', 'the largest', 'a month', 'the year'],
    [small, large, multiplied, daily].map((measure) => [
      measure.name,
      count(measure.expenses),
      count(measure.itemsRead),
      count(medianOf(measure.ledgerSizes)),
      count(measure.ledgerSizes.at(-1) ?? 0),
      monthsText(measure),
      units(measure.year),
    ]),
  );
  report.claim(
    `A summary of a household takes at most ${USUAL.month} read units for a month and ${USUAL.year} for a year: ${monthsText(small)} and ${units(small.year)} with ${small.name}, ${monthsText(large)} and ${units(large.year)} with ${large.name}.`,
    [small, large].every((measure) => isWithin(measure, USUAL)),
  );
  report.claim(
    `With ${daily.name}, it takes at most ${DAILY.month} and ${DAILY.year}: ${monthsText(daily)} and ${units(daily.year)}.`,
    isWithin(daily, DAILY),
  );
  report.claim(
    `For ${count(multiplied.expenses)} expenses it takes the same read units a month as for ${count(large.expenses)} on the same days, and for the year at most one more, because numbers have more digits: ${units(multiplied.year)} and ${units(large.year)}.`,
    Math.max(...multiplied.months) <= Math.max(...large.months) && multiplied.year <= large.year + 1,
  );
}

function isWithin({ months, year }: SummedYearMeasure, most: { month: number; year: number }): boolean {
  return months.every((month) => month <= most.month) && year <= most.year;
}

/** E.g. `1 to 2`; one number when all are the same. */
function monthsText({ months }: SummedYearMeasure): string {
  const [least, most] = [Math.min(...months), Math.max(...months)];
  return least === most ? units(most) : `${units(least)} to ${units(most)}`;
}

function medianOf(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
