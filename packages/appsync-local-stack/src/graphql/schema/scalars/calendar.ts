const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Java's `ZoneOffset` has at most 18 hours. */
const MAX_OFFSET_SECONDS = 18 * 60 * 60;

/** A zone as ISO 8601 has it, with the seconds that AppSync adds: `Z`, `+05:30`, `-07:00:30`. */
export const ZONE = String.raw`(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?)`;

/**
 * Whether a `YYYY-MM-DD` is a day of the (proleptic) Gregorian calendar: 2024-02-29 is, 2023-02-29 is not.
 */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeapYear ? 29 : DAYS_IN_MONTH[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/**
 * Whether `hh:mm` or `hh:mm:ss`, the latter with any fraction, is a time of day: no 24:00, no leap second.
 */
export function isClockTime(text: string): boolean {
  const hours = Number(text.slice(0, 2));
  const minutes = Number(text.slice(3, 5));
  // An empty text is 0.
  const seconds = Number(text.slice(6, 8));
  return hours <= 23 && minutes <= 59 && seconds <= 59;
}

/** Whether a zone of the form {@link ZONE}, or an absent one, is within 18 hours of UTC. */
export function isZone(text: string | undefined): boolean {
  if (text === undefined || text === '' || text === 'Z') {
    return true;
  }
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  return minutes <= 59 && seconds <= 59 && hours * 3600 + minutes * 60 + seconds <= MAX_OFFSET_SECONDS;
}
