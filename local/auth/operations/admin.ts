import { randomInt } from 'node:crypto';
import { attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import { refuse } from '../api-request.ts';
import { CognitoError, notImplemented, userDoesNotExist } from '../cognito-error.ts';
import { requireConformingPassword } from '../password-policy.ts';
import { findUser, silentContext } from '../user-pool.ts';
import { requireSignedIn } from './access-token.ts';
import type { Operation } from './operation.ts';
import { requireFreeUsername } from './sign-up.ts';

/** `AdminCreateUser`: a user who must choose a password at the first sign-in. */
export const adminCreateUser: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const username = request.text('Username');
  const attributes = request.attributes('UserAttributes');
  const action = request.optionalText('MessageAction');
  const mediums = request.texts('DesiredDeliveryMediums');
  const password = request.optionalText('TemporaryPassword') ?? temporaryPassword();
  if (action !== undefined && action !== 'SUPPRESS') {
    throw notImplemented(`AdminCreateUser with MessageAction ${action}`);
  }
  if (attributes.some(({ Name }) => Name === 'sub')) {
    throw new CognitoError('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
  }
  requireConformingPassword(password, pool.settings.passwordPolicy);
  await requireFreeUsername(username, pool);
  const email = pool.settings.hasEmailAsUsername ? username : attributeValue('email', [...attributes]);
  if (
    action === undefined &&
    email === undefined &&
    attributeValue('phone_number', [...attributes]) === undefined
  ) {
    refuse('User has no attribute matching desired delivery mediums');
  }
  return environment.emulate(
    'AdminCreateUser',
    request.with({
      UserAttributes: attributes,
      TemporaryPassword: password,
      DesiredDeliveryMediums: mediums.length === 0 ? ['SMS', 'EMAIL'] : mediums,
    }),
  );
};

/** `CreateGroup`; cognito-local would replace a group of that name, members and all. */
export const createGroup: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const name = request.text('GroupName');
  if ((await pool.users.getGroupByGroupName(silentContext, name)) !== null) {
    throw new CognitoError('GroupExistsException', 'A group with the name already exists.');
  }
  return environment.emulate('CreateGroup', request);
};

/** An operation of cognito-local on a pool, as it is, once the texts it needs are there. */
export function onPool(name: string, ...needed: readonly string[]): Operation {
  return (request, environment) => {
    environment.pools.pool(request.text('UserPoolId'));
    needed.forEach((member) => request.text(member));
    return environment.emulate(name, request);
  };
}

/** An operation of cognito-local on a pool's user, as it is; the user may be named in any way that signs in. */
export function onUser(name: string, ...needed: readonly string[]): Operation {
  return async (request, environment) => {
    const pool = environment.pools.pool(request.text('UserPoolId'));
    const user = await findUser(pool, request.text('Username'));
    needed.forEach((member) => request.text(member));
    if (user === null) {
      throw userDoesNotExist();
    }
    return environment.emulate(name, request.with({ Username: user.Username }));
  };
}

/** An operation of cognito-local on the caller, as it is, once the access token has proved good. */
export function onCaller(name: string): Operation {
  return async (request, environment) => {
    await requireSignedIn(request, environment);
    return environment.emulate(name, request);
  };
}

/** Conforms to every policy of up to 16 characters, whatever was drawn. */
function temporaryPassword(): string {
  const drawn = Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('');
  return `Aa1-${drawn}`;
}
