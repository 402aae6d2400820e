import { CognitoError, userDoesNotExist } from '../api/cognito-error.ts';
import type { ClientSettings } from '../pool/client-settings.ts';
import { findUser, requireEnabled, saveUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import { refreshTokenState, withRotation } from '../tokens/refresh-tokens.ts';
import type { TokenSubject } from '../tokens/token-issuer.ts';
import { authenticationResult } from './authentication-result.ts';
import type { ApiAnswer, Environment, Operation } from './operation.ts';

/**
 * `GetTokensFromRefreshToken`: new id and access tokens, and a new refresh token where the client rotates
 * them.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export const getTokensFromRefreshToken: Operation = (request, environment) => {
  const { client } = environment.pools.client(request.text('ClientId'));
  const refreshToken = request.text('RefreshToken');
  return client.rotationGraceSeconds === undefined
    ? refreshTokens(environment, client, refreshToken)
    : rotateTokens(environment, client, refreshToken, client.rotationGraceSeconds);
};

/**
 * New id and access tokens; the refresh token stays the same.
 *
 * @throws {CognitoError} `InvalidParameterException` when the client does not allow it; no client with
 * rotation does;
 *   `NotAuthorizedException` for a token that is not this client's, expired or revoked
 */
export async function refreshTokens(
  environment: Environment,
  client: ClientSettings,
  refreshToken: string,
): Promise<ApiAnswer> {
  if (!client.authFlows.has('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw new CognitoError('InvalidParameterException', 'Auth flow not enabled for this client');
  }
  const { pool, user, session } = await requireRefreshToken(environment, client, refreshToken);
  const groups = pool.users.groupNamesOf(user);
  const tokens = await environment.tokens.issue(user, groups, client, { session });
  return { ChallengeParameters: {}, AuthenticationResult: authenticationResult(tokens, client) };
}

/** The new refresh token expires when the old one would have; the old one is valid for its grace period. */
async function rotateTokens(
  environment: Environment,
  client: ClientSettings,
  refreshToken: string,
  graceSeconds: number,
): Promise<ApiAnswer> {
  const { pool, user, session, expiresAt } = await requireRefreshToken(environment, client, refreshToken);
  const groups = pool.users.groupNamesOf(user);
  const earlier = { session, refreshTokenExpiresAt: expiresAt };
  const tokens = await environment.tokens.issue(user, groups, client, earlier);
  if (tokens.refreshToken !== undefined) {
    await saveUser(pool, withRotation(user, refreshToken, tokens.refreshToken, graceSeconds));
  }
  return { AuthenticationResult: authenticationResult(tokens, client) };
}

async function requireRefreshToken(
  environment: Environment,
  client: ClientSettings,
  refreshToken: string,
): Promise<TokenSubject & { readonly pool: UserPool; readonly user: User }> {
  const subject = await environment.tokens.read(refreshToken, 'refresh');
  if (subject === 'expired') {
    throw new CognitoError('NotAuthorizedException', 'Refresh Token has expired');
  }
  if (
    subject === 'invalid' ||
    subject.clientId !== client.clientId ||
    subject.userPoolId !== client.userPoolId
  ) {
    throw new CognitoError('NotAuthorizedException', 'Invalid Refresh Token');
  }
  const pool = environment.pools.pool(subject.userPoolId);
  const user = findUser(pool, subject.sub);
  if (user === undefined) {
    throw userDoesNotExist();
  }
  requireEnabled(user);
  const state = refreshTokenState(user, refreshToken, subject.session);
  if (state === 'revoked') {
    throw new CognitoError('NotAuthorizedException', 'Refresh Token has been revoked');
  }
  if (state === 'rotated') {
    throw new CognitoError('RefreshTokenReuseException', 'Refresh Token has been rotated');
  }
  return { ...subject, pool, user };
}
