import { isDeletedKey } from '../resolvers/shared/keys.ts';
import type { Item } from './stored-value.ts';

/** The state of an expense: it counts (`live`), it is deleted, or it is unclear which. */
export type Life = 'live' | 'deleted' | 'unknown';

/**
 * `deletedAt` alone says whether an expense is deleted. When it is not a timestamp, or is missing from an
 * expense that is in no list and will be dropped, the state is unclear.
 */
export function lifeOf({ deletedAt, expiresAt, dateKey, categoryKey }: Item): Life {
  if (deletedAt !== undefined) {
    return isMoment(deletedAt.S) ? 'deleted' : 'unknown';
  }
  const isInNoCategory = categoryKey === undefined || isDeletedKey(categoryKey.S ?? '');
  const isOnItsWayOut = expiresAt !== undefined && dateKey === undefined && isInNoCategory;
  return isOnItsWayOut ? 'unknown' : 'live';
}

/** True for a timestamp as it is stored: UTC with milliseconds, e.g. `2024-01-09T08:30:00.000Z`. */
export function isMoment(text: string | undefined): boolean {
  // A year has four digits: one with a sign and six would be out of order in every index.
  const epochMilliSeconds = /^\d/.test(text ?? '') ? Date.parse(text ?? '') : NaN;
  return !Number.isNaN(epochMilliSeconds) && new Date(epochMilliSeconds).toISOString() === text;
}

/** True for a date of the calendar, `0001-01-01` to `9999-12-31`. */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001' && isMoment(`${text}T00:00:00.000Z`);
}
