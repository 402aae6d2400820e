import { formatDateTime } from './format.ts';
import { parseDateTime, parseIsoDateTime } from './parse.ts';

/**
 * `util.time`. Formats are patterns of Java's `DateTimeFormatter`; the default time zone is UTC.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time-js.html
 */
export const time = {
  nowISO8601: () => new Date().toISOString(),
  nowEpochSeconds: () => Math.floor(Date.now() / 1000),
  nowEpochMilliSeconds: () => Date.now(),
  nowFormatted: (format: string, zone = 'UTC') => formatDateTime(Date.now(), `${format}`, `${zone}`),
  parseFormattedToEpochMilliSeconds: (text: string, format: string, zone = 'UTC') =>
    parseDateTime(`${text}`, `${format}`, `${zone}`),
  parseISO8601ToEpochMilliSeconds: (text: string) => parseIsoDateTime(text),
  epochMilliSecondsToSeconds: (epochMs: number) => Math.floor(epochMs / 1000),
  epochMilliSecondsToISO8601: (epochMs: number) => dateOf(epochMs).toISOString(),
  epochMilliSecondsToFormatted: (epochMs: number, format: string, zone = 'UTC') =>
    formatDateTime(dateOf(epochMs).getTime(), `${format}`, `${zone}`),
};

function dateOf(epochMs: number): Date {
  const date = new Date(epochMs);
  if (typeof epochMs !== 'number' || date.getTime() !== date.getTime()) {
    throw new RangeError(`${JSON.stringify(epochMs)} is not a time in milliseconds since the epoch`);
  }
  return date;
}
