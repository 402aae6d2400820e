import { CognitoError, userDoesNotExist } from '../api/cognito-error.ts';
import { findUser, saveUser } from '../pool/user-pool.ts';
import { withoutSession } from '../tokens/refresh-tokens.ts';
import { requireSignedIn } from './access-token.ts';
import type { Operation } from './operation.ts';

/** `GlobalSignOut`: ends every sign-in of the caller. */
export const globalSignOut: Operation = async (request, environment) => {
  const { pool, user } = await requireSignedIn(request, environment);
  await saveUser(pool, { ...user, RefreshTokens: [] });
  return {};
};

/** `AdminUserGlobalSignOut`: ends every sign-in of the named user. */
export const adminUserGlobalSignOut: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const user = findUser(pool, request.text('Username'));
  if (user === undefined) {
    throw userDoesNotExist();
  }
  await saveUser(pool, { ...user, RefreshTokens: [] });
  return {};
};

/**
 * `RevokeToken`: ends the sign-in that a refresh token belongs to, with all its refresh tokens.
 *
 * The answer is the same for a token that is not valid (RFC 7009, 2.2).
 */
export const revokeToken: Operation = async (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const token = request.text('Token');
  if (!client.allowsRevocation) {
    throw new CognitoError(
      'UnsupportedOperationException',
      'Token revocation is not enabled for this client.',
    );
  }
  if ((await environment.tokens.read(token, 'access')) !== 'invalid') {
    throw new CognitoError('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.');
  }
  const subject = await environment.tokens.read(token, 'refresh');
  if (typeof subject === 'string') {
    return {};
  }
  if (subject.clientId !== client.clientId) {
    throw new CognitoError('UnauthorizedException', 'The token was not issued to this client.');
  }
  const user = findUser(pool, subject.sub);
  if (user !== undefined) {
    await saveUser(pool, withoutSession(user, subject.session));
  }
  return {};
};
