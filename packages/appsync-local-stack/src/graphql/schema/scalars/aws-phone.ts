import { textScalar } from './text-scalar.ts';

const GROUPED = /^(\+?)(\d+(?:[ -]\d+)*)$/;

/** North American numbering plan: area code and exchange begin with 2 to 9 and are not like 911. */
const NORTH_AMERICAN = /^[2-9](?!11)\d{2}[2-9](?!11)\d{6}$/;

/** ITU-T E.164: at most 15 digits, no country code begins with 0; no number has fewer than 7. */
const INTERNATIONAL = /^[1-9]\d{6,14}$/;

/**
 * A phone number, digit groups divided by spaces or hyphens; North American without a country code.
 *
 * AppSync checks that the number can exist (it refuses `1110004444`). Here that means the grammar of the
 * numbering plan, not the list of assigned area codes.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSPhone = textScalar({
  name: 'AWSPhone',
  description: 'A phone number. Digit groups may be separated by spaces or hyphens.',
  noun: 'phone number',
  isValid(text) {
    const match = GROUPED.exec(text);
    if (match === null) {
      return false;
    }
    const digits = (match[2] ?? '').replaceAll(/\D/g, '');
    const isInternational = match[1] === '+';
    if (isInternational && !digits.startsWith('1')) {
      return INTERNATIONAL.test(digits);
    }
    const hasCountryCode = isInternational || digits.length === 11;
    return NORTH_AMERICAN.test(hasCountryCode && digits.startsWith('1') ? digits.slice(1) : digits);
  },
});
