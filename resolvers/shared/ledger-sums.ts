import { lastDayOf, monthOf, yearOf } from './date.ts';
import type { DateRange } from './date.ts';
import { dayNames, dayRefundNames, refundNames, wholeNames } from './ledger-numbers.ts';
import type { PartNames } from './ledger-numbers.ts';
import type { LedgerNumbers } from './ledger.ts';

/** What is in a part of a ledger. */
export interface PartSums {
  /** Minor units, refunds taken off. */
  total: number;
  /** Refunds included. */
  count: number;
}

/** What is in a ledger, or in some days of it. */
export interface LedgerSums extends PartSums {
  /** Minor units. */
  refunded: number;
  refunds: number;
}

/** What a ledger has in a part; zeros where it has nothing. */
export function partOf(numbers: LedgerNumbers, { total, count }: PartNames): PartSums {
  // Numbers from DynamoDB are of another kind until something is added.
  return { total: (numbers[total] ?? 0) + 0, count: (numbers[count] ?? 0) + 0 };
}

/** What a ledger has on one day, `01` to `31`. */
export function sumsOfDay(numbers: LedgerNumbers, day: string): LedgerSums {
  const { total, count } = partOf(numbers, dayNames(day));
  const refunds = partOf(numbers, dayRefundNames(day));
  return { total, count, refunded: refunds.total, refunds: refunds.count };
}

/**
 * What a ledger has within a period.
 *
 * @param days those of its month that are in the period; undefined for all
 */
export function sumsWithin(numbers: LedgerNumbers, days: string[] | undefined): LedgerSums {
  if (!days) {
    const { total, count } = partOf(numbers, wholeNames());
    const refunds = partOf(numbers, refundNames());
    return { total, count, refunded: refunds.total, refunds: refunds.count };
  }
  const sums: LedgerSums = { total: 0, count: 0, refunded: 0, refunds: 0 };
  for (const day of days) {
    const { total, count, refunded, refunds } = sumsOfDay(numbers, day);
    sums.total = sums.total + total;
    sums.count = sums.count + count;
    sums.refunded = sums.refunded + refunded;
    sums.refunds = sums.refunds + refunds;
  }
  return sums;
}

/** The days of a month (YYYY-MM) that are in a period: `01` to `31` at most. */
export function daysWithin(month: string, { first, last }: DateRange): string[] {
  const days = [...tenDays('0').slice(1), ...tenDays('1'), ...tenDays('2'), '30', '31'];
  const lastDay = lastDayOf(yearOf(month), monthOf(month));
  return days.filter((day) => day <= lastDay && `${month}-${day}` >= first && `${month}-${day}` <= last);
}

function tenDays(ten: string): string[] {
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((one) => `${ten}${one}`);
}

/** True for a month (YYYY-MM) of which every day is in a period. */
export function isWholeMonth(month: string, { first, last }: DateRange): boolean {
  return `${month}-01` >= first && `${month}-${lastDayOf(yearOf(month), monthOf(month))}` <= last;
}
