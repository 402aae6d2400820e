import { refuse } from '../api/api-request.ts';
import { attributeOf } from '../pool/user-attributes.ts';
import type { User } from '../pool/user.ts';

/** The attributes that `ListUsers` searches by; custom ones are not among them. */
const readers: ReadonlyMap<string, (user: User) => string | undefined> = new Map([
  ['username', (user: User) => user.Username],
  ['cognito:user_status', (user: User) => user.UserStatus],
  ['status', (user: User) => (user.Enabled ? 'Enabled' : 'Disabled')],
  ...['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username', 'sub'].map(
    (name) => [name, (user: User) => attributeOf(user, name)] as const,
  ),
]);

/** The attributes that are compared without regard to case. */
const CASELESS = ['cognito:user_status'];

/** An attribute's name, `=` (is) or `^=` (begins with), and a value in quotes, where `\"` is a quote. */
const FILTER = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/s;

/**
 * Reads the `Filter` of `ListUsers`, e.g. `email ^= "ann@"`.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 *
 * @throws {CognitoError} `InvalidParameterException`
 */
export function readUserFilter(filter: string): (user: User) => boolean {
  if (filter === '') {
    return () => true;
  }
  const [, name = '', comparison, quoted = ''] = FILTER.exec(filter) ?? [];
  const read = readers.get(name) ?? refuse('Error while parsing filter.');
  const folded = (text: string) => (CASELESS.includes(name) ? text.toLowerCase() : text);
  const wanted = folded(quoted.replace(/\\(.)/gs, '$1'));
  return (user) => {
    const value = folded(read(user) ?? '');
    return comparison === '^=' ? value.startsWith(wanted) : value === wanted;
  };
}
