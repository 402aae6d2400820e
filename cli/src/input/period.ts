import { usageError } from '../cli-error.ts';
import { dayOf, daysLater, dayText, isDay, lastDay, parseDate } from './date.ts';

/** A part of the calendar, as the API takes it: a year, a month of it, or two days, both included. */
export type Period =
  { readonly year: number; readonly month?: number } | { readonly from: string; readonly to: string };

export const PERIODS =
  '2024, 2024-03, 2024-Q1, 2024-01-25..2024-02-24, 30d (the last 30 days), or today, yesterday, this-week,' +
  ' last-week, this-month, last-month, this-year, last-year';

/**
 * A period as people type it. `PERIODS` lists the forms.
 *
 * @param now decides which day is today, by the time zone of this machine
 * @throws {CliError} for anything else
 */
export function parsePeriod(text: string, now: Date): Period {
  const period = named(text.toLowerCase(), now) ?? ofCalendar(text) ?? between(text, now);
  if (period === undefined) {
    throw usageError(`PERIOD must be one of ${PERIODS}; not ${text}`);
  }
  return period;
}

/** The first and last day of a period. */
export function daysOf(period: Period): { readonly from: string; readonly to: string } {
  if ('from' in period) {
    return period;
  }
  const { year, month } = period;
  const [first, last] = month === undefined ? [1, 12] : [month, month];
  return { from: dayText(year, first, 1), to: dayText(year, last, lastDay(year, last)) };
}

function named(word: string, now: Date): Period | undefined {
  const year = now.getFullYear();
  const month = now.getMonth() + 1;
  // ISO 8601: a week begins on Monday.
  const monday = daysLater(now, -((now.getDay() + 6) % 7));
  switch (word) {
    case 'today':
      return oneDay(dayOf(now));
    case 'yesterday':
      return oneDay(dayOf(daysLater(now, -1)));
    case 'this-week':
      return { from: dayOf(monday), to: dayOf(daysLater(monday, 6)) };
    case 'last-week':
      return { from: dayOf(daysLater(monday, -7)), to: dayOf(daysLater(monday, -1)) };
    case 'this-month':
      return { year, month };
    case 'last-month':
      return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
    case 'this-year':
      return { year };
    case 'last-year':
      return { year: year - 1 };
    default:
      return lastDays(word, now);
  }
}

/** `30d`: today and the 29 days before. */
function lastDays(word: string, now: Date): Period | undefined {
  const days = Number(/^(\d{1,4})d$/.exec(word)?.[1] ?? 0);
  return days === 0 ? undefined : { from: dayOf(daysLater(now, 1 - days)), to: dayOf(now) };
}

function ofCalendar(text: string): Period | undefined {
  const [, yearText = '', monthText, quarterText] = /^(\d{4})(?:-(\d\d)|-[qQ]([1-4]))?$/.exec(text) ?? [];
  const year = Number(yearText);
  if (year === 0) {
    return undefined;
  }
  if (quarterText !== undefined) {
    const last = 3 * Number(quarterText);
    return { from: dayText(year, last - 2, 1), to: dayText(year, last, lastDay(year, last)) };
  }
  if (monthText === undefined) {
    return { year };
  }
  const month = Number(monthText);
  return month >= 1 && month <= 12 ? { year, month } : undefined;
}

function between(text: string, now: Date): Period | undefined {
  if (isDay(text)) {
    return oneDay(text);
  }
  const [, first, second] = /^(.+)\.\.(.+)$/.exec(text) ?? [];
  if (first === undefined || second === undefined) {
    return undefined;
  }
  const from = parseDate(first, 'PERIOD', now);
  const to = parseDate(second, 'PERIOD', now);
  if (from > to) {
    throw usageError(`PERIOD must begin before it ends, not ${text}`);
  }
  return { from, to };
}

function oneDay(day: string): Period {
  return { from: day, to: day };
}
