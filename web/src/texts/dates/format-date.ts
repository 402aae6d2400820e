import { addDays, type Day, daysBetween, partsOf, utcDate } from './day.ts';
import type { Period } from './period.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** For example `Fri, 27 Nov`, and with the year if it is not this one. */
export function formatDay(day: Day, locale: string, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return format(locale, { weekday: 'short', day: 'numeric', month: 'short', ...year }).format(utcDate(day));
}

/** For example `27 November 2026`. */
export function formatLongDay(day: Day, locale: string): string {
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(utcDate(day));
}

/** For example `November 2026`, or `25 Oct – 24 Nov 2026` for a month of one's own. */
export function formatPeriod({ from, to }: Period, locale: string): string {
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [, , firstAfter] = partsOf(addDays(to, 1));
  const days = daysBetween(from, to);
  if (fromDay === 1 && firstAfter === 1 && days < 31) {
    return format(locale, { month: 'long', year: 'numeric' }).format(utcDate(from));
  }
  if (fromDay === 1 && fromMonth === 1 && to === `${from.slice(0, 4)}-12-31`) {
    return `${fromYear}`;
  }
  return format(locale, { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
    utcDate(from),
    utcDate(to),
  );
}

/** For example `Nov`, as a chart has it. */
export function formatShortMonth(day: Day, locale: string): string {
  return format(locale, { month: 'short' }).format(utcDate(day));
}

/** For example `27`, as a chart has it. */
export function formatDayOfMonth(day: Day, locale: string): string {
  return new Intl.NumberFormat(locale).format(partsOf(day)[2]);
}

/** `today`, `yesterday` or `tomorrow` in the person's language; `undefined` for other days. */
export function nearDay(day: Day, locale: string, today: Day): string | undefined {
  const away = daysBetween(today, day);
  return Math.abs(away) > 1
    ? undefined
    : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
}

/** A moment in the person's own time zone, for example `27 Nov, 14:05`. */
export function formatMoment(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
    formats.set(key, made);
  }
  return made;
}
