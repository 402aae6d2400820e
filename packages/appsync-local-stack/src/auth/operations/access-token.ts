import type { ApiRequest } from '../api/api-request.ts';
import { CognitoError, userDoesNotExist } from '../api/cognito-error.ts';
import type { ClientSettings } from '../pool/client-settings.ts';
import { findUser, requireEnabled } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import { isSessionAlive } from '../tokens/refresh-tokens.ts';
import type { Environment } from './operation.ts';

/** The caller of an operation that takes an `AccessToken`. */
export interface SignedInCaller {
  readonly pool: UserPool;
  readonly client: ClientSettings;
  readonly user: User;
}

/**
 * Checks the `AccessToken` of a request: signature, expiry, use, revocation.
 *
 * @throws {CognitoError} `NotAuthorizedException`; `UserNotFoundException` when the user has been deleted
 * since
 */
export async function requireSignedIn(
  request: ApiRequest,
  environment: Environment,
): Promise<SignedInCaller> {
  const subject = await environment.tokens.read(request.text('AccessToken'), 'access');
  if (subject === 'expired') {
    throw new CognitoError('NotAuthorizedException', 'Access Token has expired');
  }
  if (subject === 'invalid') {
    throw new CognitoError('NotAuthorizedException', 'Invalid Access Token');
  }
  const { pool, client } = environment.pools.client(subject.clientId);
  if (pool.settings.userPoolId !== subject.userPoolId) {
    throw new CognitoError('NotAuthorizedException', 'Invalid Access Token');
  }
  const user = findUser(pool, subject.sub);
  if (user === undefined) {
    throw userDoesNotExist();
  }
  requireEnabled(user);
  if (!isSessionAlive(user, subject.session)) {
    throw new CognitoError('NotAuthorizedException', 'Access Token has been revoked');
  }
  return { pool, client, user };
}
