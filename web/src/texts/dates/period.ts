import { addDays, type Day, dayOf, daysBetween, partsOf } from './day.ts';

/** Days from `from` to `to`, both included. */
export interface Period {
  from: Day;
  to: Day;
}

/**
 * The month that a day is in. A month of one's own begins on another day, 1 to 28: with 25, the one of
 * November is from October 25 to November 24 for those who count it by its end; here it is named by its first
 * day.
 */
export function monthAround(day: Day, firstDay = 1): Period {
  const [year, month, dayOfMonth] = partsOf(day);
  return monthFrom(year, dayOfMonth < firstDay ? month - 1 : month, firstDay);
}

/** The month so many months after (or, if negative, before) the one that begins on `period.from`. */
export function monthAfter(period: Period, count: number): Period {
  const [year, month, firstDay] = partsOf(period.from);
  return monthFrom(year, month + count, firstDay);
}

/**
 * The twelve months of the year that a day is in. With a month of one's own, the year begins on its first day
 * in January.
 */
export function monthsOfYear(day: Day, firstDay = 1): Period[] {
  const [year] = partsOf(monthAround(day, firstDay).from);
  return Array.from({ length: 12 }, (_, index) => monthFrom(year, index + 1, firstDay));
}

/** The week that a day is in. `firstWeekday` is 1 for Monday to 7 for Sunday. */
export function weekAround(day: Day, firstWeekday: number): Period {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const from = addDays(day, -((weekday - firstWeekday + 7) % 7));
  return { from, to: addDays(from, 6) };
}

/** The first day of the week where a locale is used: 1 (Monday) for `en-GB`, 7 (Sunday) for `en-US`. */
export function firstWeekdayOf(locale: string): number {
  // Not in TypeScript's library yet; Firefox has neither.
  const place: Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(locale);
  return (place.getWeekInfo?.() ?? place.weekInfo)?.firstDay ?? (place.maximize().region === 'US' ? 7 : 1);
}

/** Each day of a period. */
export function daysOf({ from, to }: Period): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

export function isWithin(day: Day, { from, to }: Period): boolean {
  return from <= day && day <= to;
}

interface WeekInfo {
  firstDay: number;
}

function monthFrom(year: number, month: number, firstDay: number): Period {
  return { from: dayOf(year, month, firstDay), to: dayOf(year, month + 1, firstDay - 1) };
}
