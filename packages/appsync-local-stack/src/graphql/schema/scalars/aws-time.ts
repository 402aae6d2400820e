import { isClockTime, isZone, ZONE } from './calendar.ts';
import { textScalar } from './text-scalar.ts';

/** The fraction may be empty: the guide's example is `12:00:34.`. */
const FORM = new RegExp(`^(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{0,9})?)?)(${ZONE})?$`);

/**
 * `hh:mm:ss.sss`, seconds, fraction (up to 9 digits) and zone optional.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSTime = textScalar({
  name: 'AWSTime',
  description: 'An extended ISO 8601 time string in the format hh:mm:ss.sss.',
  noun: 'time',
  isValid(text) {
    const match = FORM.exec(text);
    return match?.[1] !== undefined && isClockTime(match[1]) && isZone(match[2]);
  },
});
