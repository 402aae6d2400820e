import { padWithZeros } from '../natives.ts';
import { MONTHS, nameOf, WEEKDAYS } from './names.ts';
import { parseDateTimePattern } from './pattern.ts';
import { zoneName, zoneOffset } from './time-zone.ts';

/**
 * Formats an instant with a pattern of Java's `DateTimeFormatter`, in English.
 *
 * @param zone see `zoneOffset`
 * @throws {Error} on a bad pattern or zone
 */
export function formatDateTime(epochMs: number, pattern: string, zone: string): string {
  const offsetMs = zoneOffset(zone, epochMs);
  const local = new Date(epochMs + offsetMs);
  let formatted = '';
  for (const part of parseDateTimePattern(pattern)) {
    formatted +=
      part.kind === 'text'
        ? part.text
        : formatField(part.letter, part.count, local, { epochMs, offsetMs, zone });
  }
  return formatted;
}

interface Instant {
  readonly epochMs: number;
  readonly offsetMs: number;
  readonly zone: string;
}

function formatField(letter: string, count: number, local: Date, instant: Instant): string {
  const month = local.getUTCMonth();
  const hour = local.getUTCHours();
  const milliseconds = local.getUTCMilliseconds();
  const dayMs = ((hour * 60 + local.getUTCMinutes()) * 60 + local.getUTCSeconds()) * 1000 + milliseconds;
  switch (letter) {
    case 'G':
      return count === 4 ? 'Anno Domini' : count === 5 ? 'A' : 'AD';
    case 'u':
    case 'y':
      return formatYear(local.getUTCFullYear(), count);
    case 'D':
      return padWithZeros(dayOfYear(local), count);
    case 'M':
    case 'L':
      return count < 3 ? padWithZeros(month + 1, count) : nameOf(MONTHS[month] ?? '', count);
    case 'Q':
    case 'q':
      return formatQuarter(Math.floor(month / 3) + 1, count);
    case 'd':
      return padWithZeros(local.getUTCDate(), count);
    case 'E':
      return nameOf(WEEKDAYS[local.getUTCDay()] ?? '', count);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'h':
      return padWithZeros(hour % 12 === 0 ? 12 : hour % 12, count);
    case 'K':
      return padWithZeros(hour % 12, count);
    case 'k':
      return padWithZeros(hour === 0 ? 24 : hour, count);
    case 'H':
      return padWithZeros(hour, count);
    case 'm':
      return padWithZeros(local.getUTCMinutes(), count);
    case 's':
      return padWithZeros(local.getUTCSeconds(), count);
    case 'S':
      return `${padWithZeros(milliseconds, 3)}000000`.slice(0, count);
    case 'A':
      return padWithZeros(dayMs, count);
    case 'n':
      return padWithZeros(milliseconds * 1_000_000, count);
    case 'N':
      return padWithZeros(dayMs * 1_000_000, count);
    case 'V':
      return instant.zone;
    case 'z':
      return zoneName(instant.zone, instant.epochMs, count === 4 ? 'long' : 'short');
    default:
      return formatOffset(letter, count, instant.offsetMs);
  }
}

function formatYear(year: number, count: number): string {
  if (count === 2) {
    return padWithZeros(year % 100, 2);
  }
  // Java puts a plus sign before a year that needs more digits than the pattern has.
  return `${year > 9999 && count >= 4 ? '+' : ''}${padWithZeros(year, count)}`;
}

function formatQuarter(quarter: number, count: number): string {
  if (count < 3) {
    return padWithZeros(quarter, count);
  }
  return count === 3 ? `Q${quarter}` : `${quarter}${['st', 'nd', 'rd', 'th'][quarter - 1]} quarter`;
}

function formatOffset(letter: string, count: number, offsetMs: number): string {
  const total = Math.abs(offsetMs) / 1000;
  const sign = offsetMs < 0 ? '-' : '+';
  const hours = Math.floor(total / 3600);
  const minutes = padWithZeros(Math.floor(total / 60) % 60, 2);
  const seconds = total % 60 === 0 ? '' : padWithZeros(total % 60, 2);
  const colonForm = `${sign}${padWithZeros(hours, 2)}:${minutes}${seconds && `:${seconds}`}`;

  if (letter === 'O' || (letter === 'Z' && count === 4)) {
    if (offsetMs === 0) {
      return 'GMT';
    }
    const isShort = letter === 'O' && count === 1;
    return `GMT${isShort ? `${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}` : colonForm}`;
  }
  if (offsetMs === 0 && (letter === 'X' || (letter === 'Z' && count === 5))) {
    return 'Z';
  }
  if (letter === 'Z') {
    return count === 5 ? colonForm : `${sign}${padWithZeros(hours, 2)}${minutes}`;
  }
  if (count === 1) {
    return `${sign}${padWithZeros(hours, 2)}${minutes === '00' ? '' : minutes}`;
  }
  if (count === 2) {
    return `${sign}${padWithZeros(hours, 2)}${minutes}`;
  }
  if (count === 3) {
    return `${sign}${padWithZeros(hours, 2)}:${minutes}`;
  }
  return count === 4 ? `${sign}${padWithZeros(hours, 2)}${minutes}${seconds}` : colonForm;
}

function dayOfYear(local: Date): number {
  return Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}
