import { attribute, attributeValue, attributesAppend } from 'cognito-local/lib/services/userPoolService.js';
import type { UserAttribute } from '../api-request.ts';
import { refuse } from '../api-request.ts';
import { codeDelivery, newCode, simulatedDelivery } from '../code-message.ts';
import { CognitoError } from '../cognito-error.ts';
import { requireConformingPassword } from '../password-policy.ts';
import { findUser, saveUser, signInName } from '../user-pool.ts';
import type { UserPool } from '../user-pool.ts';
import { requireWritableAttributes } from './attributes.ts';
import type { Operation } from './operation.ts';

/** `SignUp`, with the checks that cognito-local leaves out. */
export const signUp: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const username = request.text('Username');
  const attributes = request.attributes('UserAttributes');
  if (!pool.settings.allowsSelfSignUp) {
    throw new CognitoError('NotAuthorizedException', 'SignUp is not permitted for this user pool');
  }
  requireConformingPassword(request.text('Password'), pool.settings.passwordPolicy);
  requireWritableAttributes(attributes, pool, client);
  requireSchema(username, attributes, pool);
  await requireFreeUsername(username, pool);
  return environment.emulate('SignUp', request.with({ UserAttributes: attributes }));
};

/** `ConfirmSignUp`: the address that the code went to counts as verified then, which cognito-local leaves out. */
export const confirmSignUp: Operation = async (request, { pools }) => {
  const { pool, client } = pools.client(request.text('ClientId'));
  const user = await findUser(pool, request.text('Username'));
  const code = request.text('ConfirmationCode');
  if (user === null) {
    throw client.hidesUserExistence ? codeExpired() : noSuchCombination();
  }
  if (user.UserStatus !== 'UNCONFIRMED') {
    throw new CognitoError(
      'NotAuthorizedException',
      `User cannot be confirmed. Current status is ${user.UserStatus}`,
    );
  }
  const { ConfirmationCode: expected, ...rest } = user;
  if (expected === undefined) {
    throw codeExpired();
  }
  if (expected !== code) {
    throw codeMismatch();
  }
  const verified = codeAttribute(pool, user.Attributes);
  const added = verified === undefined ? [] : [attribute(`${verified}_verified`, 'true')];
  const Attributes = attributesAppend(user.Attributes, ...added);
  await saveUser(pool, { ...rest, Attributes, UserStatus: 'CONFIRMED' });
  return {};
};

/** `ResendConfirmationCode`, which cognito-local lacks: a new code; the old one is void. */
export const resendConfirmationCode: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const username = request.text('Username');
  const user = await findUser(pool, username);
  if (user === null) {
    if (client.hidesUserExistence) {
      return { CodeDeliveryDetails: simulatedDelivery(username) };
    }
    throw noSuchCombination();
  }
  if (user.UserStatus !== 'UNCONFIRMED') {
    refuse('User is already confirmed.');
  }
  const name = codeAttribute(pool, user.Attributes) ?? refuse('Auto verification not turned on.');
  const destination = attributeValue(name, user.Attributes) ?? '';
  const code = newCode();
  await saveUser(pool, { ...user, ConfirmationCode: code });
  environment.onMessage({ username: signInName(pool, user), destination, code, kind: 'ResendCode' });
  return { CodeDeliveryDetails: codeDelivery(name, destination) };
};

/** The answer to a code that is not, or no longer, expected. */
export function codeExpired(): CognitoError {
  return new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}

/** The answer to a wrong code. */
export function codeMismatch(): CognitoError {
  return new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}

/** @throws {CognitoError} `UsernameExistsException` */
export async function requireFreeUsername(username: string, pool: UserPool): Promise<void> {
  if ((await findUser(pool, username)) !== null) {
    throw new CognitoError(
      'UsernameExistsException',
      pool.settings.hasEmailAsUsername
        ? 'An account with the given email already exists.'
        : 'User already exists',
    );
  }
}

function noSuchCombination(): CognitoError {
  return new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
}

function requireSchema(username: string, attributes: readonly UserAttribute[], pool: UserPool): void {
  const given = new Map(attributes.map(({ Name, Value }) => [Name, Value]));
  const email = given.get('email');
  if (pool.settings.hasEmailAsUsername) {
    if (!/^[^\s@]+@[^\s@]+$/.test(username)) {
      refuse('Username should be an email.');
    }
    // Whoever signs up with one address and gives another would be confirmed for an address that was never checked.
    if (email !== undefined && email.toLowerCase() !== username.toLowerCase()) {
      refuse('The attribute email must be the same as the Username.');
    }
  }
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    refuse('Invalid email address format.');
  }
  const missing = pool.settings.requiredAttributes.find(
    (name) => !given.get(name) && !(name === 'email' && pool.settings.hasEmailAsUsername),
  );
  if (missing !== undefined) {
    refuse(`Attributes did not conform to the schema: ${missing}: The attribute is required\n`);
  }
}

/** The attribute that confirmation codes go to. */
function codeAttribute(
  { settings }: UserPool,
  attributes: Parameters<typeof attributeValue>[1],
): 'email' | 'phone_number' | undefined {
  const candidates = ['phone_number', 'email'] as const;
  return candidates.find(
    (name) =>
      settings.autoVerifiedAttributes.includes(name) && attributeValue(name, attributes) !== undefined,
  );
}
