import { isCalendarDate, isZone, ZONE } from './calendar.ts';
import { textScalar } from './text-scalar.ts';

const FORM = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})(${ZONE})?$`);

/**
 * `YYYY-MM-DD`, a day of the calendar, optionally with a zone (`1970-01-01Z`).
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSDate = textScalar({
  name: 'AWSDate',
  description: 'An extended ISO 8601 date string in the format YYYY-MM-DD.',
  noun: 'date',
  isValid(text) {
    const match = FORM.exec(text);
    return match?.[1] !== undefined && isCalendarDate(match[1]) && isZone(match[2]);
  },
});
