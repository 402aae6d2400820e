import { textScalar } from './text-scalar.ts';

const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';

/** RFC 822's `local@domain` without its comments and quoted forms; Amplify's client checks the same. */
const FORM = new RegExp(`^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\\.${LABEL})*$`);

/**
 * `local@domain`, RFC 822.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSEmail = textScalar({
  name: 'AWSEmail',
  description: 'An email address in the format local-part@domain-part as defined by RFC 822.',
  noun: 'email address',
  isValid: (text) => text.length <= 320 && FORM.test(text),
});
