import { usageError } from '../cli-error.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * A day as people type it: `2024-01-09`, `today`, `yesterday`, or a weekday, which is the latest one, today
 * included.
 *
 * @param what how the message names it, e.g. `--date`
 * @param now decides which day is today, by the time zone of this machine
 * @returns YYYY-MM-DD
 * @throws {CliError} for what is no day of the calendar
 */
export function parseDate(text: string, what: string, now: Date): string {
  const word = text.toLowerCase();
  const weekday = WEEKDAYS.indexOf(word);
  if (word === 'today') {
    return dayOf(now);
  }
  if (word === 'yesterday') {
    return dayOf(daysLater(now, -1));
  }
  if (weekday >= 0) {
    return dayOf(daysLater(now, -((now.getDay() - weekday + 7) % 7)));
  }
  if (!isDay(text)) {
    throw usageError(
      `${what} must be a day such as 2024-01-09, or today, yesterday or a weekday, not ${text}`,
    );
  }
  return text;
}

/** Whether a text is a day of the calendar in the form YYYY-MM-DD: 2024-02-30 is none. */
export function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return (
    year > '0000' &&
    month >= '01' &&
    month <= '12' &&
    day >= '01' &&
    Number(day) <= lastDay(Number(year), Number(month))
  );
}

/** The last day of a month, 28 to 31. */
export function lastDay(year: number, month: number): number {
  const next = new Date(Date.UTC(2000, month, 0));
  // A two-digit year would be one of the last century.
  next.setUTCFullYear(year, month, 0);
  return next.getUTCDate();
}

/** A moment's day on this machine, YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return dayText(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
}

/** E.g. `2024-01-09`. */
export function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The same time of day, some days later or earlier; in summer time, too. */
export function daysLater(moment: Date, days: number): Date {
  const other = new Date(moment);
  other.setDate(other.getDate() + days);
  return other;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
