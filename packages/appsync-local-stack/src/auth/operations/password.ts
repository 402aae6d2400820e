import { incorrectCredentials } from '../api/cognito-error.ts';
import { requireConformingPassword } from '../password/password-policy.ts';
import { isPasswordOf, makePasswordVerifier } from '../password/password-verifier.ts';
import { requireUser, saveUser } from '../pool/user-pool.ts';
import { withoutCode } from '../verification/verification-codes.ts';
import { requireSignedIn } from './access-token.ts';
import type { Operation } from './operation.ts';
import { withTemporaryPassword } from './temporary-password.ts';

/** `ChangePassword` of the caller. */
export const changePassword: Operation = async (request, environment) => {
  const password = request.text('ProposedPassword');
  const previous = request.text('PreviousPassword');
  const { pool, user } = await requireSignedIn(request, environment);
  requireConformingPassword(password, pool.settings.passwordPolicy);
  if (!isPasswordOf(pool.settings.userPoolId, user, previous)) {
    throw incorrectCredentials();
  }
  const PasswordVerifier = makePasswordVerifier(pool.settings.userPoolId, user.Username, password);
  await saveUser(pool, { ...user, PasswordVerifier });
  return {};
};

/** `AdminSetUserPassword`: permanent, or to be changed at the next sign-in. */
export const adminSetUserPassword: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const password = request.text('Password');
  const user = requireUser(pool, request.text('Username'));
  requireConformingPassword(password, pool.settings.passwordPolicy);
  const kept = withoutCode(user, 'SIGN_UP', 'FORGOT_PASSWORD');
  await saveUser(
    pool,
    request.flag('Permanent')
      ? {
          ...kept,
          PasswordVerifier: makePasswordVerifier(pool.settings.userPoolId, user.Username, password),
          UserStatus: 'CONFIRMED',
        }
      : withTemporaryPassword(pool, kept, password),
  );
  return {};
};
