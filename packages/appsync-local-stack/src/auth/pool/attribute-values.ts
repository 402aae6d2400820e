import type { AttributeRule, AttributeSchema } from '../../template/attribute-schema.ts';
import { refuse } from '../api/api-request.ts';
import type { UserAttribute } from '../api/api-request.ts';

/**
 * One address without a display name, of characters that every mail server takes: RFC 5322's dot-atom before
 * the `@`, and a domain with a dot after it, whose labels have up to 63 characters (RFC 1035).
 */
const EMAIL =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/i;

/** E.164: a plus, the country code, and 15 digits at most. */
const PHONE_NUMBER = /^\+[1-9]\d{6,14}$/;

const LONGEST_LOCAL_PART = 64;

export function isEmail(value: string): boolean {
  return EMAIL.test(value) && value.lastIndexOf('@') <= LONGEST_LOCAL_PART;
}

/**
 * Refuses values that their attributes do not take; names are known to the schema.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 *
 * @param complaint begins the message about values that break the schema
 * @throws {CognitoError} `InvalidParameterException`
 */
export function requireValues(
  attributes: readonly UserAttribute[],
  schema: AttributeSchema,
  complaint: string,
): void {
  for (const { Name: name, Value: value } of attributes) {
    if (name === 'email' && !isEmail(value)) {
      refuse('Invalid email address format.');
    }
    if (name === 'phone_number' && !PHONE_NUMBER.test(value)) {
      refuse('Invalid phone number format.');
    }
  }
  const faults = attributes.flatMap(({ Name: name, Value: value }) => {
    const rule = schema.get(name);
    const fault = rule === undefined ? undefined : faultOf(rule, value);
    return fault === undefined ? [] : [`${name}: ${fault}\n`];
  });
  if (faults.length > 0) {
    refuse(`${complaint}: ${faults.join('')}`);
  }
}

function faultOf(rule: AttributeRule, value: string): string | undefined {
  switch (rule.type) {
    case 'Boolean':
      return value === 'true' || value === 'false' ? undefined : 'Value must be true or false';
    case 'DateTime':
      return isDateTime(value) ? undefined : 'Value must be a time, for example 2026-01-31T08:00:00Z';
    case 'Number':
      return faultOfNumber(rule, value);
    case 'String':
      return faultOfText(rule, value);
  }
}

function faultOfText({ name, least = 0, most = Infinity }: AttributeRule, value: string): string | undefined {
  if (value.length < least) {
    return `String must be no shorter than ${least} characters`;
  }
  if (value.length > most) {
    return `String must be no longer than ${most} characters`;
  }
  return name === 'birthdate' && !isDate(value) ? 'Value must be a date of the form YYYY-MM-DD' : undefined;
}

function faultOfNumber(
  { least = -Infinity, most = Infinity }: AttributeRule,
  value: string,
): string | undefined {
  if (!/^-?\d{1,15}$/.test(value)) {
    return 'Value must be a whole number';
  }
  if (Number(value) < least) {
    return `Number must be no less than ${least}`;
  }
  return Number(value) > most ? `Number must be no more than ${most}` : undefined;
}

function isDate(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
  );
}

function isDateTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(value) && isDate(value.slice(0, 10));
}
