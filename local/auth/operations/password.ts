import { attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import { refuse } from '../api-request.ts';
import { simulatedDelivery } from '../code-message.ts';
import { CognitoError, incorrectCredentials, userDoesNotExist } from '../cognito-error.ts';
import { requireConformingPassword } from '../password-policy.ts';
import { findUser, saveUser } from '../user-pool.ts';
import { requireSignedIn } from './access-token.ts';
import type { Operation } from './operation.ts';
import { codeExpired, codeMismatch } from './sign-up.ts';

/** `ForgotPassword`: a code by e-mail, for a user who has a verified address. */
export const forgotPassword: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const username = request.text('Username');
  const user = await findUser(pool, username);
  if (user === null) {
    if (client.hidesUserExistence) {
      return { CodeDeliveryDetails: simulatedDelivery(username) };
    }
    throw userDoesNotExist();
  }
  if (!user.Enabled || user.UserStatus === 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoError(
      'NotAuthorizedException',
      user.Enabled ? 'User password cannot be reset in the current state.' : 'User is disabled.',
    );
  }
  if (attributeValue('email_verified', user.Attributes) !== 'true') {
    refuse('Cannot reset password for the user as there is no registered/verified email or phone_number');
  }
  return environment.emulate('ForgotPassword', request.with({ Username: user.Username }));
};

/** `ConfirmForgotPassword`; cognito-local would take a missing code for the one that it never sent. */
export const confirmForgotPassword: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const user = await findUser(pool, request.text('Username'));
  request.text('ConfirmationCode');
  requireConformingPassword(request.text('Password'), pool.settings.passwordPolicy);
  if (user === null) {
    throw client.hidesUserExistence ? codeMismatch() : userDoesNotExist();
  }
  if (user.ConfirmationCode === undefined || user.UserStatus === 'UNCONFIRMED') {
    throw codeExpired();
  }
  return environment.emulate('ConfirmForgotPassword', request.with({ Username: user.Username }));
};

/** `ChangePassword` of the caller; cognito-local would not check who that is. */
export const changePassword: Operation = async (request, environment) => {
  const { pool, user } = await requireSignedIn(request, environment);
  const password = request.text('ProposedPassword');
  requireConformingPassword(password, pool.settings.passwordPolicy);
  if (request.text('PreviousPassword') !== user.Password) {
    throw incorrectCredentials();
  }
  await saveUser(pool, { ...user, Password: password });
  return {};
};

/** `AdminSetUserPassword`. */
export const adminSetUserPassword: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const user = await findUser(pool, request.text('Username'));
  const password = request.text('Password');
  if (user === null) {
    throw userDoesNotExist();
  }
  requireConformingPassword(password, pool.settings.passwordPolicy);
  return environment.emulate(
    'AdminSetUserPassword',
    request.with({ Username: user.Username, Permanent: request.flag('Permanent') }),
  );
};
