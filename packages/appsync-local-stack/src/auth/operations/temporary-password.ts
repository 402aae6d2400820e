import { CognitoError } from '../api/cognito-error.ts';
import { makePasswordVerifier } from '../password/password-verifier.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';

const DAY_MS = 86_400_000;

/** The user with a password that an administrator knows: it is valid for a while, to choose another one. */
export function withTemporaryPassword({ settings }: UserPool, user: User, password: string): User {
  return {
    ...user,
    PasswordVerifier: makePasswordVerifier(settings.userPoolId, user.Username, password),
    UserStatus: 'FORCE_CHANGE_PASSWORD',
    TemporaryPasswordDate: new Date(),
  };
}

/** @throws {CognitoError} `NotAuthorizedException` for one that is older than the pool allows */
export function requireFreshPassword({ settings }: UserPool, user: User): void {
  const since = user.TemporaryPasswordDate ?? user.UserCreateDate;
  if (since.getTime() + settings.temporaryPasswordDays * DAY_MS <= Date.now()) {
    throw new CognitoError(
      'NotAuthorizedException',
      'Temporary password has expired and must be reset by an administrator.',
    );
  }
}
