import { MONTHS, nameOf, WEEKDAYS } from './names.ts';
import { parseDateTimePattern } from './pattern.ts';
import type { PatternPart } from './pattern.ts';
import { fixedOffset, localToEpoch } from './time-zone.ts';

type Fields = { [letter: string]: number };

/**
 * Parses a string by a pattern of Java's `DateTimeFormatter`, into milliseconds since the epoch.
 *
 * The format must give a date and an hour. An offset or zone in the string has precedence over `zone`. As in
 * Java, a day up to 31 that its month does not have becomes the month's last day.
 *
 * @throws {Error} on a bad pattern or zone, and on a string that does not follow the pattern
 */
export function parseDateTime(text: string, pattern: string, zone: string): number {
  const fields: Fields = {};
  let textZone: string | undefined;
  let index = 0;
  const fail = (why: string): never => {
    throw new Error(`Text '${text}' could not be parsed with ${pattern}: ${why}`);
  };
  const parts = parseDateTimePattern(pattern);
  let position = 0;
  for (const part of parts) {
    position += 1;
    const rest = text.slice(index);
    if (part.kind === 'text') {
      if (!rest.startsWith(part.text)) {
        fail(`expected '${part.text}' at index ${index}`);
      }
      index += part.text.length;
      continue;
    }
    const matched =
      fieldPattern(part, parts[position]).exec(rest)?.[0] ?? fail(`no ${part.letter} at index ${index}`);
    index += matched.length;
    if ('XxZOVz'.indexOf(part.letter) >= 0) {
      textZone = matched;
    } else {
      readField(fields, part, matched);
    }
  }
  if (index < text.length) {
    fail(`unparsed text at index ${index}`);
  }
  const localMs = resolve(fields, fail);
  return localToEpoch(localMs, textZone === undefined ? zone : (fixedZone(textZone) ?? textZone));
}

/**
 * Parses an ISO 8601 date and time with an offset, e.g. `2018-02-01T17:21:05.180+08:00`.
 *
 * @throws {Error} on any other string
 */
export function parseIsoDateTime(text: string): number {
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)$/.exec(
      `${text}`,
    );
  const fail = (why: string): never => {
    throw new Error(`Text '${text}' could not be parsed as ISO 8601: ${why}`);
  };
  if (parts === null) {
    return fail('expected YYYY-MM-DDThh:mm:ss.sss and Z or an offset');
  }
  const [, y, M, d, H, m, s = '0', fraction = '0', offset = 'Z'] = parts;
  const milliseconds = Number(`${fraction}00`.slice(0, 3));
  const day = Number(d);
  if (day > daysInMonth(Number(y), Number(M))) {
    fail(`there is no day ${day}`);
  }
  const localMs = resolve(
    { y: Number(y), M: Number(M), d: day, H: Number(H), m: Number(m), s: Number(s), S: milliseconds },
    fail,
  );
  return localMs - (fixedOffset(offset) ?? 0);
}

function fieldPattern(part: PatternPart & { kind: 'field' }, next: PatternPart | undefined): RegExp {
  const { letter, count } = part;
  if ('MLE'.indexOf(letter) >= 0 && count >= 3) {
    return /^[A-Za-z]+/;
  }
  if (letter === 'a') {
    return /^[AaPp][Mm]/;
  }
  if (letter === 'G') {
    return /^[A-Za-z ]+/;
  }
  if (letter === 'V' || letter === 'z') {
    return /^[A-Za-z][A-Za-z0-9_/+:-]*|^[+-][\d:]+/;
  }
  if (letter === 'O' || (letter === 'Z' && count === 4)) {
    return /^GMT(?:[+-]\d{1,2}(?::\d{2})?)?/;
  }
  if (letter === 'X' || (letter === 'Z' && count === 5)) {
    return count === 1 ? /^(?:Z|[+-]\d{2}(?:\d{2})?)/ : offsetPattern(count, 'Z|');
  }
  if (letter === 'x' || letter === 'Z') {
    return letter === 'Z' ? /^[+-]\d{4}/ : count === 1 ? /^[+-]\d{2}(?:\d{2})?/ : offsetPattern(count, '');
  }
  if (letter === 'S') {
    return new RegExp(`^\\d{${count}}`);
  }
  if (letter === 'y' || letter === 'u') {
    // If digits follow directly, the year has no more digits than its pattern.
    const isFollowedByDigits = next?.kind === 'field' && !('aGEVzOXxZ'.indexOf(next.letter) >= 0);
    if (count === 2 || isFollowedByDigits) {
      return new RegExp(`^\\d{${count}}`);
    }
    return new RegExp(`^\\d{${count},9}`);
  }
  return count === 1 ? /^\d{1,9}/ : new RegExp(`^\\d{${count}}`);
}

function offsetPattern(count: number, utc: string): RegExp {
  if (count === 2) {
    return new RegExp(`^(?:${utc}[+-]\\d{4})`);
  }
  if (count === 4) {
    return new RegExp(`^(?:${utc}[+-]\\d{4}(?:\\d{2})?)`);
  }
  return new RegExp(`^(?:${utc}[+-]\\d{2}:\\d{2}(?::\\d{2})?)`);
}

function readField(fields: Fields, { letter, count }: { letter: string; count: number }, text: string): void {
  switch (letter) {
    case 'G':
      return;
    case 'y':
    case 'u':
      fields['y'] = count === 2 ? 2000 + Number(text) : Number(text);
      return;
    case 'M':
    case 'L':
      fields['M'] = count < 3 ? Number(text) : indexOfName(MONTHS, text, count) + 1;
      return;
    case 'E':
      if (indexOfName(WEEKDAYS, text, count) < 0) {
        fields['E'] = -1;
      }
      return;
    case 'a':
      fields['a'] = text.toLowerCase() === 'pm' ? 1 : 0;
      return;
    case 'S':
      fields['S'] = Number(`${text}00`.slice(0, 3));
      return;
    case 'k':
      fields['H'] = Number(text) % 24;
      return;
    case 'K':
    case 'h':
      fields['h'] = letter === 'h' ? Number(text) % 12 : Number(text);
      return;
    default:
      fields[letter] = Number(text);
  }
}

function indexOfName(names: readonly string[], text: string, count: number): number {
  return names.findIndex((name) => nameOf(name, count) === text);
}

/** The local time of the fields, counted as if it were UTC. */
function resolve(fields: Fields, fail: (why: string) => never): number {
  const { y: year, D: dayOfYear, m: minute = 0, s: second = 0, S: milliseconds = 0 } = fields;
  const month = fields['M'] ?? (dayOfYear === undefined ? undefined : 1);
  const day = fields['d'] ?? dayOfYear;
  const hour = fields['H'] ?? (fields['h'] === undefined ? undefined : fields['h'] + 12 * (fields['a'] ?? 0));
  if (year === undefined || month === undefined || day === undefined) {
    return fail('the format has no whole date');
  }
  if (hour === undefined) {
    return fail('the format has no hour');
  }
  if (month < 1 || month > 12) {
    return fail('there is no such month');
  }
  if (fields['E'] === -1) {
    return fail('there is no such day of the week');
  }
  if (day < 1 || day > (dayOfYear === undefined ? 31 : 366)) {
    return fail(`there is no day ${day}`);
  }
  if (hour > 23 || minute > 59 || second > 59) {
    return fail('there is no such time of day');
  }
  const lastDay = dayOfYear === undefined ? Math.min(day, daysInMonth(year, month)) : day;
  const date = new Date(0);
  // Unlike Date.UTC, this does not shift the years before 100.
  date.setUTCFullYear(year, month - 1, lastDay);
  date.setUTCHours(hour, minute, second, milliseconds);
  return date.getTime();
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function fixedZone(text: string): string | undefined {
  return fixedOffset(text) === undefined ? undefined : text;
}
