import { randomUUID } from 'node:crypto';
import { refuse } from '../api/api-request.ts';
import type { UserAttribute } from '../api/api-request.ts';
import { CognitoError } from '../api/cognito-error.ts';
import { makePasswordVerifier } from '../password/password-verifier.ts';
import { isEmail } from '../pool/attribute-values.ts';
import { findUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';

const LONGEST_USERNAME = 128;

/**
 * Letters, marks, symbols, digits and punctuation, no spaces.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
const USERNAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;

/** @throws {CognitoError} `InvalidParameterException` for a name that the pool does not allow */
export function requireUsername(username: string, { settings }: UserPool): void {
  if (username.length > LONGEST_USERNAME || !USERNAME.test(username)) {
    refuse(
      "1 validation error detected: Value at 'username' failed to satisfy constraint: " +
        (username.length > LONGEST_USERNAME
          ? `Member must have length less than or equal to ${LONGEST_USERNAME}`
          : 'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'),
    );
  }
  if (settings.hasEmailAsUsername && !isEmail(username)) {
    refuse('Username should be an email.');
  }
}

/**
 * Refuses a name that is taken, and an address other than the one that is the user name.
 *
 * @throws {CognitoError} `InvalidParameterException`, `UsernameExistsException`
 */
export function requireFreeUsername(
  username: string,
  attributes: readonly UserAttribute[],
  pool: UserPool,
): void {
  const { hasEmailAsUsername, isCaseSensitive } = pool.settings;
  const email = attributes.find(({ Name }) => Name === 'email')?.Value;
  const folded = (name: string) => (isCaseSensitive ? name : name.toLowerCase());
  // Otherwise a user could sign up with one address and be confirmed for another, which was never checked.
  if (hasEmailAsUsername && email !== undefined && folded(email) !== folded(username)) {
    refuse('The attribute email must be the same as the Username.');
  }
  if (findUser(pool, username) !== undefined) {
    throw new CognitoError(
      'UsernameExistsException',
      hasEmailAsUsername ? 'An account with the given email already exists.' : 'User already exists',
    );
  }
}

/** A user with a new `sub`, and with the e-mail address where it is the user name. */
export function newUser(
  { settings }: UserPool,
  username: string,
  password: string,
  attributes: readonly UserAttribute[],
  status: 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED',
): User {
  const sub = randomUUID();
  const email =
    settings.hasEmailAsUsername && attributes.every(({ Name }) => Name !== 'email')
      ? [{ Name: 'email', Value: username }]
      : [];
  const now = new Date();
  const name = settings.hasEmailAsUsername ? sub : username;
  return {
    Username: name,
    PasswordVerifier: makePasswordVerifier(settings.userPoolId, name, password),
    Attributes: [{ Name: 'sub', Value: sub }, ...attributes, ...email],
    Enabled: true,
    UserStatus: status,
    UserCreateDate: now,
    UserLastModifiedDate: now,
    RefreshTokens: [],
  };
}
