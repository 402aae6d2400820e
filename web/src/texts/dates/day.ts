/** A calendar date without a time zone, `YYYY-MM-DD`. */
export type Day = string;

const MS_OF_A_DAY = 86_400_000;

/** Today where the person is: of the device's own clock and time zone. */
export function today(now = new Date()): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/**
 * The day of a year, a month from 1 and a day of the month, which may be out of bounds: the 0th is the day
 * before the first.
 */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const date = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return isoDay(date);
}

/** Whether a text is a day of the calendar in the years 1 to 9999. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('0000') && dayOf(...partsOf(text)) === text;
}

/** Year, month from 1, and day of the month. */
export function partsOf(day: Day): [year: number, month: number, dayOfMonth: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

export function addDays(day: Day, count: number): Day {
  const [year, month, dayOfMonth] = partsOf(day);
  return dayOf(year, month, dayOfMonth + count);
}

/** The number of days from one day to another, negative if it is before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcDate(to).getTime() - utcDate(from).getTime()) / MS_OF_A_DAY);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return utcDate(day).getUTCDay() || 7;
}

/** The day's midnight in UTC, for `Intl` with `timeZone: 'UTC'`, so that no time zone can move it. */
export function utcDate(day: Day): Date {
  const [year, month, dayOfMonth] = partsOf(day);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date;
}

function isoDay(date: Date): Day {
  return `${`${date.getUTCFullYear()}`.padStart(4, '0')}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

function twoDigits(value: number): string {
  return `${value}`.padStart(2, '0');
}
