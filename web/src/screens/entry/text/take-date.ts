import { addDays, type Day, dayOf, isDay, partsOf, utcDate, weekdayOf } from '../../../texts/dates/day.ts';
import { nameKey } from '../../../ui/fields/names.ts';

/** Words for days, in the person's language and in English. */
export interface DayWords {
  today: readonly string[];
  yesterday: readonly string[];
  dayBeforeYesterday: readonly string[];
}

interface Rules {
  today: Day;
  locale: string;
  words: DayWords;
}

/** A day that a text names, and the text without it. */
interface TakenDay {
  day: Day | undefined;
  rest: string;
}

/** Days in numbers: `2026-11-20`, `20.11.`, `20.11.2026`, and `11/20` or `20/11` as the locale has it. */
const NUMBERS =
  /(?:^|\s)(?:(?<iso>\d{4}-\d{2}-\d{2})|(?<a>\d{1,2})\.(?<b>\d{1,2})\.(?<year>\d{4})?|(?<c>\d{1,2})\/(?<d>\d{1,2})(?:\/(?<other>\d{4}))?)(?=\s|$)/u;

/** Takes the day out of a text. What names no day of the calendar stays in the text. */
export function takeDay(text: string, rules: Rules): TakenDay {
  const found = NUMBERS.exec(text);
  const day = found?.groups === undefined ? undefined : dayInNumbers(found.groups, rules);
  if (found !== null && day !== undefined) {
    return { day, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim() };
  }
  const words = text.split(/\s+/);
  const at = words.findIndex((word) => dayOfWord(word, rules) !== undefined);
  return at === -1
    ? { day: undefined, rest: text }
    : { day: dayOfWord(words[at] ?? '', rules), rest: words.toSpliced(at, 1).join(' ') };
}

function dayInNumbers(groups: Record<string, string | undefined>, rules: Rules): Day | undefined {
  const { iso, a, b, year, c, d, other } = groups;
  if (iso !== undefined) {
    return isDay(iso) ? iso : undefined;
  }
  if (a !== undefined) {
    return lastDay(Number(b), Number(a), year, rules.today);
  }
  return isMonthFirst(rules.locale)
    ? lastDay(Number(c), Number(d), other, rules.today)
    : lastDay(Number(d), Number(c), other, rules.today);
}

/** The day in that year, or else the last time that there was such a day. */
function lastDay(month: number, dayOfMonth: number, year: string | undefined, today: Day): Day | undefined {
  const [thisYear] = partsOf(today);
  const years = year === undefined ? [0, 1, 2, 3, 4].map((ago) => thisYear - ago) : [Number(year)];
  return years
    .map((candidate) => ({ day: dayOf(candidate, month, dayOfMonth), candidate }))
    .filter(({ day, candidate }) => isSame(day, candidate, month, dayOfMonth))
    .find(({ day }) => year !== undefined || day <= today)?.day;
}

function isSame(day: Day, ...parts: readonly [number, number, number]): boolean {
  return isDay(day) && partsOf(day).every((part, index) => part === parts[index]);
}

function dayOfWord(word: string, { today, locale, words }: Rules): Day | undefined {
  const key = nameKey(word.replace(/,$/, ''));
  const near = [words.today, words.yesterday, words.dayBeforeYesterday].findIndex((known) =>
    known.includes(key),
  );
  if (near !== -1) {
    return addDays(today, -near);
  }
  const weekday = [...new Set([locale, 'en'])]
    .map((place) => weekdaysIn(place).indexOf(key) + 1)
    .find((found) => found > 0);
  return weekday === undefined ? undefined : addDays(today, -((weekdayOf(today) - weekday + 7) % 7));
}

/** From Monday on. */
function weekdaysIn(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // A Monday.
  return Array.from({ length: 7 }, (_, index) =>
    nameKey(format.format(utcDate(addDays('2024-01-01', index)))),
  );
}

function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric' }).formatToParts();
  return parts.find(({ type }) => type === 'month' || type === 'day')?.type === 'month';
}
