import { CognitoError } from '../api/cognito-error.ts';
import { requireUser, saveUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import { withoutCode } from '../verification/verification-codes.ts';
import { requireSignedIn } from './access-token.ts';
import type { ApiAnswer, Operation } from './operation.ts';
import { factors, userOfAdministrator, userOfClient } from './user-answers.ts';

/** `GetUser`: the caller. */
export const getUser: Operation = async (request, environment) => {
  const { client, user } = await requireSignedIn(request, environment);
  return userOfClient(user, client);
};

/** `GetUserAuthFactors`: how the caller may sign in. */
export const getUserAuthFactors: Operation = async (request, environment) => {
  const { user } = await requireSignedIn(request, environment);
  return { Username: user.Username, ...factors(user), ConfiguredUserAuthFactors: ['PASSWORD'] };
};

/** `DeleteUser`: deletes the caller. */
export const deleteUser: Operation = async (request, environment) => {
  const { pool, user } = await requireSignedIn(request, environment);
  await pool.users.deleteUser(user);
  return {};
};

export const adminGetUser: Operation = onUser((_pool, user) => userOfAdministrator(user));

/** `AdminDeleteUser`, as `deleteUser`. */
export const adminDeleteUser: Operation = onUser(async (pool, user) => {
  await pool.users.deleteUser(user);
  return {};
});

/** `AdminConfirmSignUp`: confirms a user without a code, and verifies nothing. */
export const adminConfirmSignUp: Operation = onUser(async (pool, user) => {
  if (user.UserStatus !== 'UNCONFIRMED') {
    throw new CognitoError(
      'NotAuthorizedException',
      `User cannot be confirmed. Current status is ${user.UserStatus}`,
    );
  }
  await saveUser(pool, { ...withoutCode(user, 'SIGN_UP'), UserStatus: 'CONFIRMED' });
  return {};
});

/**
 * `AdminDisableUser`: the user cannot sign in, and every sign-in ends.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html
 */
export const adminDisableUser: Operation = onUser(async (pool, user) => {
  await saveUser(pool, { ...user, Enabled: false, RefreshTokens: [] });
  return {};
});

export const adminEnableUser: Operation = onUser(async (pool, user) => {
  await saveUser(pool, { ...user, Enabled: true });
  return {};
});

/** An administrator's operation on a user, named by anything that the user can sign in with. */
function onUser(run: (pool: UserPool, user: User) => ApiAnswer | Promise<ApiAnswer>): Operation {
  return (request, environment) => {
    const pool = environment.pools.pool(request.text('UserPoolId'));
    return run(pool, requireUser(pool, request.text('Username')));
  };
}
