const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The offset from UTC, in milliseconds, of a time zone at an instant.
 *
 * @param zone as Java's `ZoneId.of` takes it: `UTC`, `Z`, `+02:00`, `UTC+2`, `Australia/Perth`
 * @throws {RangeError} on an unknown zone
 */
export function zoneOffset(zone: string, epochMs: number): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) {
    return fixed;
  }
  const fields: Record<string, number> = {};
  for (const { type, value } of zoneFormat(zone).formatToParts(epochMs)) {
    fields[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - Math.floor(epochMs / 1000) * 1000;
}

/**
 * The instant of a local time in a zone. As in Java, a time that a clock change skips is moved forward, and a
 * time that occurs twice means the first.
 *
 * @param localMs the local time, counted as if it were UTC
 */
export function localToEpoch(localMs: number, zone: string): number {
  const dayMs = 86_400_000;
  const before = zoneOffset(zone, localMs - dayMs);
  const after = zoneOffset(zone, localMs + dayMs);
  const isBefore = zoneOffset(zone, localMs - before) === before;
  const isAfter = zoneOffset(zone, localMs - after) === after;
  return localMs - (isBefore || !isAfter ? before : after);
}

/** The name of a zone at an instant, e.g. `UTC`, `EST`, `Coordinated Universal Time`. */
export function zoneName(zone: string, epochMs: number, length: 'short' | 'long'): string {
  if (fixedOffset(zone) !== undefined && !/^(?:UTC|GMT)$/.test(zone)) {
    return zone;
  }
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: length });
  return format.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/**
 * Milliseconds of an offset written as a string (`Z`, `+02`, `+02:00`, `+0200`, `+02:00:30`, with or without
 * `UTC` or `GMT`).
 */
export function fixedOffset(zone: string): number | undefined {
  if (/^(?:Z|UTC|GMT|UT)$/.test(zone)) {
    return 0;
  }
  const parts = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/.exec(zone);
  if (parts === null) {
    return undefined;
  }
  const [, sign, hours, minutes = '0', seconds = '0'] = parts;
  const milliseconds = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -milliseconds : milliseconds;
}

function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) {
    return known;
  }
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new RangeError(`Unknown time-zone ID: ${zone}`);
  }
  formats.set(zone, format);
  return format;
}
