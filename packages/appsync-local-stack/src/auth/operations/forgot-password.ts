import type { ContactAttribute } from '../../template/user-pool-model.ts';
import { refuse } from '../api/api-request.ts';
import { CognitoError, userDoesNotExist } from '../api/cognito-error.ts';
import { requireConformingPassword } from '../password/password-policy.ts';
import { makePasswordVerifier } from '../password/password-verifier.ts';
import { attributeOf } from '../pool/user-attributes.ts';
import { findUser, requireUser, saveUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import { codeDelivery } from '../verification/code-message.ts';
import {
  codeExpired,
  codeMismatch,
  sendCode,
  simulateCode,
  waitingCode,
  withoutCode,
} from '../verification/verification-codes.ts';
import type { Operation } from './operation.ts';

/**
 * `ForgotPassword`: sends a code to a verified address or number. Where the answer must not show which users
 * exist, it claims a code also for users who are unknown, disabled or without a verified address.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export const forgotPassword: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const username = request.text('Username');
  if (pool.settings.recoveryAttributes.length === 0) {
    throw new CognitoError('NotAuthorizedException', 'Contact administrator to reset password.');
  }
  const user = findUser(pool, username);
  const attribute = user?.Enabled === true ? recoveryAttribute(pool, user) : undefined;
  if (user === undefined || attribute === undefined) {
    if (client.hidesUserExistence) {
      return { CodeDeliveryDetails: simulateCode(environment, pool, username, 'FORGOT_PASSWORD') };
    }
    throw user === undefined ? userDoesNotExist() : cannotRecover(user);
  }
  requireOwnPassword(user);
  const destination = attributeOf(user, attribute) ?? '';
  const sent = { purpose: 'FORGOT_PASSWORD', kind: 'ForgotPassword', attribute, destination } as const;
  await sendCode(environment, pool, user, sent);
  return { CodeDeliveryDetails: codeDelivery(attribute, destination) };
};

/** `ConfirmForgotPassword`: takes the code, once, and the new password. */
export const confirmForgotPassword: Operation = async (request, { pools, attempts }) => {
  const { pool, client } = pools.client(request.text('ClientId'));
  const username = request.text('Username');
  const code = request.text('ConfirmationCode');
  const password = request.text('Password');
  requireConformingPassword(password, pool.settings.passwordPolicy);
  const user = findUser(pool, username);
  const counted = user?.Username ?? username;
  attempts.require(pool, counted, 'PASSWORD_CODE');
  const sent = user?.Enabled === true ? waitingCode(user, 'FORGOT_PASSWORD') : undefined;
  if (user === undefined || sent?.Code !== code) {
    attempts.count(pool, counted, 'PASSWORD_CODE');
    if (user === undefined && !client.hidesUserExistence) {
      throw userDoesNotExist();
    }
    throw user?.Enabled === true && sent === undefined ? codeExpired() : codeMismatch();
  }
  await saveUser(pool, {
    ...withoutCode(user, 'FORGOT_PASSWORD'),
    PasswordVerifier: makePasswordVerifier(pool.settings.userPoolId, user.Username, password),
    UserStatus: 'CONFIRMED',
  });
  attempts.clear(pool, counted, 'PASSWORD_CODE');
  return {};
};

/**
 * `AdminResetUserPassword`: the user is sent a code and cannot sign in until they have given it with a new
 * password.
 */
export const adminResetUserPassword: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const user = requireUser(pool, request.text('Username'));
  const attribute = user.Enabled ? recoveryAttribute(pool, user) : undefined;
  if (attribute === undefined) {
    throw cannotRecover(user);
  }
  requireOwnPassword(user);
  await sendCode(
    environment,
    pool,
    { ...user, UserStatus: 'RESET_REQUIRED' },
    {
      purpose: 'FORGOT_PASSWORD',
      kind: 'ForgotPassword',
      attribute,
      destination: attributeOf(user, attribute) ?? '',
    },
  );
  return {};
};

/**
 * A temporary password is not reset by a code but sent again by an administrator: with their first own
 * password, the user may have to give attributes.
 */
function requireOwnPassword({ UserStatus }: User): void {
  if (UserStatus === 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoError('NotAuthorizedException', 'User password cannot be reset in the current state.');
  }
}

function recoveryAttribute({ settings }: UserPool, user: User): ContactAttribute | undefined {
  return settings.recoveryAttributes.find(
    (name) =>
      attributeOf(user, `${name}_verified`) === 'true' && (name !== 'phone_number' || settings.sendsSms),
  );
}

function cannotRecover(user: User): CognitoError {
  return user.Enabled
    ? refuse('Cannot reset password for the user as there is no registered/verified email or phone_number')
    : new CognitoError('NotAuthorizedException', 'User is disabled.');
}
