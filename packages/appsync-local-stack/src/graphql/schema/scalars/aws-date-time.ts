import { isCalendarDate, isClockTime, isZone, ZONE } from './calendar.ts';
import { textScalar } from './text-scalar.ts';

const FORM = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(${ZONE})$`);

/**
 * `YYYY-MM-DDThh:mm:ss.sssZ`; seconds and fraction (up to 9 digits) optional, the zone not.
 *
 * The guide's format shows a zone, and its note calls it optional. It is required here, so that every value
 * that passes here passes on AWS. Seconds may be absent in recorded answers.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html,
 * https://github.com/aws-amplify/amplify-category-api/issues/1856
 */
export const AWSDateTime = textScalar({
  name: 'AWSDateTime',
  description: 'An extended ISO 8601 date and time string in the format YYYY-MM-DDThh:mm:ss.sssZ.',
  noun: 'DateTime Object',
  isValid(text) {
    const match = FORM.exec(text);
    if (match?.[1] === undefined || match[2] === undefined) {
      return false;
    }
    return isCalendarDate(match[1]) && isClockTime(match[2]) && isZone(match[3]);
  },
});
