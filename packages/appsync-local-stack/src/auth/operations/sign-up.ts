import { CONTACT_ATTRIBUTES } from '../../template/user-pool-model.ts';
import type { ContactAttribute } from '../../template/user-pool-model.ts';
import { refuse } from '../api/api-request.ts';
import type { UserAttribute } from '../api/api-request.ts';
import { CognitoError } from '../api/cognito-error.ts';
import { requireConformingPassword } from '../password/password-policy.ts';
import { attributeOf, withAttributes } from '../pool/user-attributes.ts';
import { findUser, saveUser } from '../pool/user-pool.ts';
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
import { requireInitialAttributes, requireWritable } from './attribute-checks.ts';
import { newUser, requireFreeUsername, requireUsername } from './new-user.ts';
import type { Operation } from './operation.ts';

/** `SignUp`: adds a user, who is confirmed by a code if the pool verifies an address or number. */
export const signUp: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const username = request.text('Username');
  const password = request.text('Password');
  const asked = request.optionalAttributes('UserAttributes') ?? [];
  if (!pool.settings.allowsSelfSignUp) {
    throw new CognitoError('NotAuthorizedException', 'SignUp is not permitted for this user pool');
  }
  requireUsername(username, pool);
  requireConformingPassword(password, pool.settings.passwordPolicy);
  requireWritable(
    asked.map(({ Name }) => Name),
    pool,
    client,
  );
  const attributes = requireInitialAttributes(asked, pool);
  requireAllRequired(attributes, pool);
  requireFreeUsername(username, attributes, pool);
  const user = newUser(pool, username, password, attributes, 'UNCONFIRMED');
  const answer = { UserConfirmed: false, UserSub: attributeOf(user, 'sub') };
  const attribute = codeAttribute(pool, user);
  if (attribute === undefined) {
    if (pool.settings.autoVerifiedAttributes.length > 0) {
      refuse('User has no attribute matching desired auto verified attributes');
    }
    await saveUser(pool, user);
    return answer;
  }
  const destination = attributeOf(user, attribute) ?? '';
  await sendCode(environment, pool, user, { purpose: 'SIGN_UP', kind: 'SignUp', attribute, destination });
  return { ...answer, CodeDeliveryDetails: codeDelivery(attribute, destination) };
};

/** `ConfirmSignUp`: takes the code, once; the address or number that it was sent to is verified then. */
export const confirmSignUp: Operation = async (request, { pools, attempts }) => {
  const { pool, client } = pools.client(request.text('ClientId'));
  const username = request.text('Username');
  const code = request.text('ConfirmationCode');
  const user = findUser(pool, username);
  const counted = user?.Username ?? username;
  attempts.require(pool, counted, 'SIGN_UP_CODE');
  if (user === undefined) {
    attempts.count(pool, counted, 'SIGN_UP_CODE');
    throw client.hidesUserExistence ? codeExpired() : noSuchCombination();
  }
  if (user.UserStatus !== 'UNCONFIRMED') {
    throw new CognitoError(
      'NotAuthorizedException',
      `User cannot be confirmed. Current status is ${user.UserStatus}`,
    );
  }
  const sent = waitingCode(user, 'SIGN_UP');
  if (sent?.Code !== code) {
    attempts.count(pool, counted, 'SIGN_UP_CODE');
    throw sent === undefined ? codeExpired() : codeMismatch();
  }
  const verified = withAttributes(user, [{ Name: `${sent.AttributeName}_verified`, Value: 'true' }]);
  await saveUser(pool, { ...withoutCode(verified, 'SIGN_UP'), UserStatus: 'CONFIRMED' });
  attempts.clear(pool, counted, 'SIGN_UP_CODE');
  return {};
};

/** `ResendConfirmationCode`: a new code; the old one is void. */
export const resendConfirmationCode: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const username = request.text('Username');
  const user = findUser(pool, username);
  if (user?.Enabled !== true) {
    if (client.hidesUserExistence) {
      return { CodeDeliveryDetails: simulateCode(environment, pool, username, 'SIGN_UP') };
    }
    throw user === undefined
      ? noSuchCombination()
      : new CognitoError('NotAuthorizedException', 'User is disabled.');
  }
  if (user.UserStatus !== 'UNCONFIRMED') {
    refuse('User is already confirmed.');
  }
  const attribute = codeAttribute(pool, user) ?? refuse('Auto verification not turned on.');
  const destination = attributeOf(user, attribute) ?? '';
  await sendCode(environment, pool, user, { purpose: 'SIGN_UP', kind: 'ResendCode', attribute, destination });
  return { CodeDeliveryDetails: codeDelivery(attribute, destination) };
};

function noSuchCombination(): CognitoError {
  return new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
}

/** Only sign-up needs all of them at once: other users give what is missing with their first password. */
function requireAllRequired(attributes: readonly UserAttribute[], { settings }: UserPool): void {
  const isGiven = (name: string) =>
    attributes.some(({ Name }) => Name === name) || (name === 'email' && settings.hasEmailAsUsername);
  const missing = [...settings.attributes.values()].filter(
    ({ name, isRequired }) => isRequired && name !== 'sub' && !isGiven(name),
  );
  if (missing.length > 0) {
    const faults = missing.map(({ name }) => `${name}: The attribute is required\n`);
    refuse(`Attributes did not conform to the schema: ${faults.join('')}`);
  }
}

/** The attribute that confirmation codes go to. */
function codeAttribute({ settings }: UserPool, user: User): ContactAttribute | undefined {
  return CONTACT_ATTRIBUTES.find(
    (name) => settings.autoVerifiedAttributes.includes(name) && attributeOf(user, name) !== undefined,
  );
}
