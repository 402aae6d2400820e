import { util } from '@aws-appsync/utils';
import { invalid } from './errors.ts';

/** Calendar dates are strings, YYYY-MM-DD: they sort correctly, and no time zone or clock changes them. */

/** Ends the request with a `ValidationError` unless the string is a date that an expense can have. */
export function checkDate(field: string, date: string): void {
  const reason = dateProblem(date);
  if (reason) {
    invalid(field, reason);
  }
}

/**
 * Why the string is not a day of the calendar, YYYY-MM-DD, of the years 1 to 9999. An `AWSDate`, which
 * AppSync has checked, may still be of the year 0 or have a time zone, which means nothing here; a row
 * of an import is checked only here.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export function dateProblem(date: string): string | undefined {
  if (date.length !== 10 || !util.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', date)) {
    return 'must be a date without a time zone, YYYY-MM-DD';
  }
  const year = yearOf(date);
  const month = monthOf(date);
  if (year < 1) {
    return 'must be in the years 1 to 9999';
  }
  if (month < 1 || month > 12) {
    return 'must have a month from 01 to 12';
  }
  const lastDay = lastDayOf(year, month);
  const day = date.slice(8, 10);
  return day < '01' || day > lastDay
    ? `must be a day of the calendar: ${date.slice(0, 7)} has the days 01 to ${lastDay}`
    : undefined;
}

/** The last day of a month, `28` to `31`, by the Gregorian calendar. */
export function lastDayOf(year: number, month: number): string {
  if (month === 2) {
    const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return isLeapYear ? '29' : '28';
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? '30' : '31';
}

/** E.g. 2024 for `2024-01-09`. */
export function yearOf(date: string): number {
  // JSON.parse is the documented way from a string to a number; the leading 1 keeps zeros from being refused
  // as octal.
  return JSON.parse(`1${date.slice(0, 4)}`) - 10000;
}

/** E.g. 1 for `2024-01-09`. */
export function monthOf(date: string): number {
  return JSON.parse(`1${date.slice(5, 7)}`) - 100;
}

/** The period filters of `expenses`. */
export interface Period {
  year?: number | null | undefined;
  month?: number | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}

/** The first and last date of a period, both included; for example `2024-02-01` and `2024-02-31`. */
export interface DateRange {
  first: string;
  last: string;
}

/**
 * The dates that a period covers; all dates when it names none. The last day of a month is always 31: the
 * bounds are strings, so a day that the month lacks does no harm.
 *
 * Ends the request with a `ValidationError` for a year outside 1 to 9999, a month outside 1 to 12 or without
 * a year, both kinds of period at once, or `to` before `from`.
 */
export function dateRange(period: Period): DateRange {
  const year = period.year ?? 0;
  const month = period.month ?? 0;
  const hasYear = period.year !== null && period.year !== undefined;
  const hasMonth = period.month !== null && period.month !== undefined;
  if (hasYear && (year < 1 || year > 9999)) {
    invalid('year', 'must be from 1 to 9999');
  }
  if (hasMonth && (month < 1 || month > 12)) {
    invalid('month', 'must be from 1 (January) to 12 (December)');
  }
  if (hasMonth && !hasYear) {
    invalid('month', 'must be given together with year');
  }
  if (period.from || period.to) {
    if (hasYear) {
      invalid(period.from ? 'from' : 'to', 'cannot be combined with year or month');
    }
    return explicitRange(period);
  }
  if (!hasYear) {
    return { first: '0000-01-01', last: '9999-12-31' };
  }
  // The offset gives the string its leading zeros; slice also drops a fraction, if the runtime prints one.
  const yyyy = `${10000 + year}`.slice(1, 5);
  if (!hasMonth) {
    return { first: `${yyyy}-01-01`, last: `${yyyy}-12-31` };
  }
  const mm = `${100 + month}`.slice(1, 3);
  return { first: `${yyyy}-${mm}-01`, last: `${yyyy}-${mm}-31` };
}

function explicitRange({ from, to }: Period): DateRange {
  if (from) {
    checkDate('from', from);
  }
  if (to) {
    checkDate('to', to);
  }
  const first = from ?? '0000-01-01';
  const last = to ?? '9999-12-31';
  if (first > last) {
    invalid('to', 'must not be before from');
  }
  return { first, last };
}

/**
 * The first and the last day of the period of a summary, both of the calendar. Ends the request with a
 * `ValidationError` for what `dateRange` refuses, for no period, for only one of `from` and `to`, and for
 * more than 366 days.
 */
export function summedRange(period: Period): DateRange {
  const { from, to, year } = period;
  const hasYear = year !== null && year !== undefined;
  const { first, last } = dateRange(period);
  if (from && !to) {
    invalid('to', 'must be given together with from');
  }
  if (to && !from) {
    invalid('from', 'must be given together with to');
  }
  if (!hasYear && !from) {
    invalid('year', 'must be given, or from and to');
  }
  if (dayNumber(last) - dayNumber(first) > 365) {
    invalid('to', 'must be at most 366 days from from, both days included');
  }
  // A month was asked for up to its 31st.
  return hasYear
    ? { first, last: `${last.slice(0, 8)}${lastDayOf(yearOf(last), monthOf(last))}` }
    : { first, last };
}

/**
 * The month (YYYY-MM) that a year and a month name; that of `today` when both are absent. Ends the request
 * with a `ValidationError` for what `dateRange` refuses, and for a year without a month.
 */
export function namedMonth({ year, month }: Period, today: string): string {
  const { first } = dateRange({ year, month });
  if (year === null || year === undefined) {
    return today.slice(0, 7);
  }
  if (month === null || month === undefined) {
    invalid('month', 'must be given together with year');
  }
  return first.slice(0, 7);
}

/**
 * The share of a month (YYYY-MM) that is gone, today included: 0 for a month to come, 1 for one that is over
 * and on its last day.
 */
export function shareGone(month: string, today: string): number {
  if (today.slice(0, 7) !== month) {
    return today > month ? 1 : 0;
  }
  const daysOf = (day: string) => JSON.parse(`1${day}`) - 100;
  return daysOf(today.slice(8, 10)) / daysOf(lastDayOf(yearOf(month), monthOf(month)));
}

/**
 * How many days a date is after the day before `0000-03-01`, by the Gregorian calendar: the difference of two
 * is the number of days between them. Years begin in March, so that a leap day is the last of its year.
 */
function dayNumber(date: string): number {
  const month = monthOf(date);
  const year = month < 3 ? yearOf(date) - 1 : yearOf(date);
  const monthsSinceMarch = month < 3 ? month + 9 : month - 3;
  const day = JSON.parse(`1${date.slice(8, 10)}`) - 100;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((monthsSinceMarch * 153 + 2) / 5) + day;
}
