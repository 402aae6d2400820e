import { attributeValue, attributesAppend } from 'cognito-local/lib/services/userPoolService.js';
import type { UserAttribute } from '../api-request.ts';
import { refuse } from '../api-request.ts';
import type { ClientSettings } from '../client-settings.ts';
import { CognitoError } from '../cognito-error.ts';
import { codeDelivery, newCode } from '../code-message.ts';
import { findUser, signInName, silentContext } from '../user-pool.ts';
import type { User, UserPool } from '../user-pool.ts';
import { requireSignedIn } from './access-token.ts';
import type { ApiAnswer, Environment, Operation } from './operation.ts';

/** What only Cognito or an administrator may set: who somebody is, and what has been verified. */
const PROTECTED_ATTRIBUTES = ['sub', 'email_verified', 'phone_number_verified'];

/** `UpdateUserAttributes`, refusing what a client may not write and another user's e-mail address. */
export const updateUserAttributes: Operation = async (request, environment) => {
  const { pool, client, user } = await requireSignedIn(request, environment);
  const attributes = request.attributes('UserAttributes');
  requireWritableAttributes(attributes, pool, client);
  await requireFreeEmail(attributes, pool, user);
  const email = attributes.find(({ Name }) => Name === 'email')?.Value;
  if (
    email === undefined ||
    !pool.settings.keepsEmailUntilVerified ||
    email === attributeValue('email', user.Attributes)
  ) {
    return environment.emulate('UpdateUserAttributes', request);
  }
  const others = attributes.filter(({ Name }) => Name !== 'email');
  await environment.emulate('UpdateUserAttributes', request.with({ UserAttributes: others }));
  return askForEmail(environment, pool, user.Username, email);
};

/** `DeleteUserAttributes`, refusing what a client may not write or a user must have. */
export const deleteUserAttributes: Operation = async (request, environment) => {
  const { pool, client } = await requireSignedIn(request, environment);
  const names = request.texts('UserAttributeNames');
  requireWritableAttributes(
    names.map((Name) => ({ Name, Value: '' })),
    pool,
    client,
  );
  const needed = names.find((name) => pool.settings.requiredAttributes.includes(name));
  if (needed !== undefined || (pool.settings.hasEmailAsUsername && names.includes('email'))) {
    refuse(`Attributes did not conform to the schema: ${needed ?? 'email'}: The attribute is required\n`);
  }
  return environment.emulate('DeleteUserAttributes', request);
};

/** `VerifyUserAttribute`; cognito-local would take a missing code for the one that it never sent. */
export const verifyUserAttribute: Operation = async (request, environment) => {
  const { pool, user } = await requireSignedIn(request, environment);
  const code = request.text('Code');
  const name = request.text('AttributeName');
  if (name !== 'email' && name !== 'phone_number') {
    refuse(`${name} cannot be verified; email and phone_number can.`);
  }
  if (user.AttributeVerificationCode === undefined) {
    throw new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  }
  const [pending] = user.UnverifiedAttributeChanges ?? [];
  if (name !== 'email' || pending === undefined) {
    return environment.emulate('VerifyUserAttribute', request);
  }
  if (code !== user.AttributeVerificationCode) {
    throw new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
  }
  // Somebody else may have taken it meanwhile.
  await requireFreeEmail([{ Name: 'email', Value: pending.Value ?? '' }], pool, user);
  const kept = { ...user };
  delete kept.AttributeVerificationCode;
  delete kept.UnverifiedAttributeChanges;
  await pool.users.saveUser(silentContext, {
    ...kept,
    Attributes: attributesAppend(user.Attributes, pending, { Name: 'email_verified', Value: 'true' }),
    UserLastModifiedDate: new Date(),
  });
  return {};
};

/**
 * Keeps a new address beside the old one until the code that is sent to it comes back (cognito-local would send it to the old
 * one).
 *
 * Source: docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html
 */
async function askForEmail(
  { onMessage }: Environment,
  pool: UserPool,
  username: string,
  email: string,
): Promise<ApiAnswer> {
  const user = await findUser(pool, username);
  if (user === null) {
    throw new CognitoError('UserNotFoundException', 'User does not exist.');
  }
  const code = newCode();
  await pool.users.saveUser(silentContext, {
    ...user,
    AttributeVerificationCode: code,
    UnverifiedAttributeChanges: [{ Name: 'email', Value: email }],
    UserLastModifiedDate: new Date(),
  });
  onMessage({ username: signInName(pool, user), destination: email, code, kind: 'UpdateUserAttribute' });
  return { CodeDeliveryDetailsList: [codeDelivery('email', email)] };
}

/** `AdminUpdateUserAttributes`, refusing another user's e-mail address. */
export const adminUpdateUserAttributes: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const user = await findUser(pool, request.text('Username'));
  if (user === null) {
    throw new CognitoError('UserNotFoundException', 'User does not exist.');
  }
  const attributes = request.attributes('UserAttributes');
  await requireFreeEmail(attributes, pool, user);
  return environment.emulate(
    'AdminUpdateUserAttributes',
    request.with({ Username: user.Username, UserAttributes: attributes }),
  );
};

/** @throws {CognitoError} `NotAuthorizedException` for what a client may not write, `InvalidParameterException` for an unknown name */
export function requireWritableAttributes(
  attributes: readonly UserAttribute[],
  pool: UserPool,
  client: ClientSettings,
): void {
  for (const { Name: name } of attributes) {
    if (!pool.settings.attributeNames.has(name)) {
      refuse(`Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`);
    }
    const isWritable = client.writeAttributes?.includes(name) ?? true;
    if (PROTECTED_ATTRIBUTES.includes(name) || !isWritable) {
      throw new CognitoError('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
    }
  }
}

async function requireFreeEmail(
  attributes: readonly UserAttribute[],
  pool: UserPool,
  owner: User,
): Promise<void> {
  const email = attributes.find(({ Name }) => Name === 'email')?.Value;
  if (email === undefined || !pool.settings.hasEmailAsUsername) {
    return;
  }
  const holder = await findUser(pool, email);
  if (holder !== null && holder.Username !== owner.Username) {
    throw new CognitoError('AliasExistsException', 'An account with the given email already exists.');
  }
}
