import type { ClientSettings } from '../client-settings.ts';
import { CognitoError, userDoesNotExist } from '../cognito-error.ts';
import { findUser, silentContext } from '../user-pool.ts';
import { authenticationResult } from './authentication-result.ts';
import type { ApiAnswer, Environment, Operation } from './operation.ts';

/** `GetTokensFromRefreshToken`: new id and access tokens; the refresh token stays the same. */
export const getTokensFromRefreshToken: Operation = (request, environment) => {
  const { client } = environment.pools.client(request.text('ClientId'));
  return refreshTokens(environment, client, request.text('RefreshToken'));
};

/** @throws {CognitoError} `NotAuthorizedException` for a token that is not this client's, expired or revoked */
export async function refreshTokens(
  environment: Environment,
  client: ClientSettings,
  refreshToken: string,
): Promise<ApiAnswer> {
  if (!client.authFlows.has('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw new CognitoError('InvalidParameterException', 'Auth flow not enabled for this client');
  }
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
  const user = await findUser(pool, subject.sub);
  if (user === null) {
    throw userDoesNotExist();
  }
  if (!user.Enabled) {
    throw new CognitoError('NotAuthorizedException', 'User is disabled.');
  }
  if (!user.RefreshTokens.includes(refreshToken)) {
    throw new CognitoError('NotAuthorizedException', 'Refresh Token has been revoked');
  }
  const groups = await pool.users.listUserGroupMembership(silentContext, user);
  const tokens = await environment.tokens.issue(user, groups, client, subject.session);
  return { ChallengeParameters: {}, AuthenticationResult: authenticationResult(tokens, client) };
}
