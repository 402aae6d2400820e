import { attributesAppend, attributesToRecord } from 'cognito-local/lib/services/userPoolService.js';
import type { ApiRequest } from '../api-request.ts';
import { refuse } from '../api-request.ts';
import type { ClientSettings } from '../client-settings.ts';
import { CognitoError, incorrectCredentials, notImplemented, userDoesNotExist } from '../cognito-error.ts';
import { requireConformingPassword } from '../password-policy.ts';
import { liveRefreshTokens } from '../token-issuer.ts';
import { findUser, silentContext } from '../user-pool.ts';
import type { User, UserPool } from '../user-pool.ts';
import { requireWritableAttributes } from './attributes.ts';
import { authenticationResult } from './authentication-result.ts';
import type { ApiAnswer, Environment, Operation } from './operation.ts';
import { refreshTokens } from './refresh.ts';

const AUTH_FLOWS = [
  ...['ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN', 'REFRESH_TOKEN_AUTH'],
  ...['USER_AUTH', 'USER_PASSWORD_AUTH', 'USER_SRP_AUTH'],
];

/** `InitiateAuth` with `USER_PASSWORD_AUTH` or `REFRESH_TOKEN_AUTH`; the other flows are refused by name. */
export const initiateAuth: Operation = (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  const flow = request.text('AuthFlow');
  const parameters = request.map('AuthParameters');
  if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') {
    return refreshTokens(environment, client, parameters.text('REFRESH_TOKEN'));
  }
  requireFlow(flow, 'USER_PASSWORD_AUTH');
  if (!client.authFlows.has('ALLOW_USER_PASSWORD_AUTH')) {
    refuse('USER_PASSWORD_AUTH flow not enabled for this client');
  }
  const username = parameters.text('USERNAME');
  return signInWithPassword(environment, pool, client, username, parameters.text('PASSWORD'));
};

/** `AdminInitiateAuth` with `ADMIN_USER_PASSWORD_AUTH` or `REFRESH_TOKEN_AUTH`; the other flows are refused by name. */
export const adminInitiateAuth: Operation = (request, environment) => {
  const { pool, client } = clientOfPool(request, environment);
  const flow = request.text('AuthFlow');
  const parameters = request.map('AuthParameters');
  if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') {
    return refreshTokens(environment, client, parameters.text('REFRESH_TOKEN'));
  }
  requireFlow(flow.replace('ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH'), 'ADMIN_USER_PASSWORD_AUTH');
  if (
    !client.authFlows.has('ALLOW_ADMIN_USER_PASSWORD_AUTH') &&
    !client.authFlows.has('ALLOW_ADMIN_NO_SRP_AUTH')
  ) {
    refuse('Auth flow not enabled for this client');
  }
  const username = parameters.text('USERNAME');
  return signInWithPassword(environment, pool, client, username, parameters.text('PASSWORD'));
};

/** `RespondToAuthChallenge` for `NEW_PASSWORD_REQUIRED`; the other challenges are never given, and refused by name. */
export const respondToAuthChallenge: Operation = (request, environment) => {
  const { pool, client } = environment.pools.client(request.text('ClientId'));
  return answerChallenge(request, environment, pool, client);
};

/** `AdminRespondToAuthChallenge`, as `respondToAuthChallenge`. */
export const adminRespondToAuthChallenge: Operation = (request, environment) => {
  const { pool, client } = clientOfPool(request, environment);
  return answerChallenge(request, environment, pool, client);
};

function clientOfPool(request: ApiRequest, { pools }: Environment) {
  const userPoolId = pools.pool(request.text('UserPoolId')).settings.userPoolId;
  const clientId = request.text('ClientId');
  const found = pools.client(clientId);
  if (found.client.userPoolId !== userPoolId) {
    throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
  }
  return found;
}

function requireFlow(flow: string, expected: 'USER_PASSWORD_AUTH' | 'ADMIN_USER_PASSWORD_AUTH'): void {
  if (!AUTH_FLOWS.includes(flow)) {
    refuse(
      `1 validation error detected: Value '${flow}' at 'authFlow' failed to satisfy constraint: ` +
        `Member must satisfy enum value set: [${AUTH_FLOWS.join(', ')}]`,
    );
  }
  if (flow !== expected) {
    refuse(`The ${flow} flow is not implemented by the local user pool: sign in with ${expected}.`);
  }
}

async function signInWithPassword(
  environment: Environment,
  pool: UserPool,
  client: ClientSettings,
  username: string,
  password: string,
): Promise<ApiAnswer> {
  const user = await findUser(pool, username);
  if (user === null) {
    throw client.hidesUserExistence ? incorrectCredentials() : userDoesNotExist();
  }
  if (user.Password !== password) {
    throw incorrectCredentials();
  }
  if (!user.Enabled) {
    throw new CognitoError('NotAuthorizedException', 'User is disabled.');
  }
  if (user.UserStatus === 'RESET_REQUIRED') {
    throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user');
  }
  if (user.UserStatus === 'UNCONFIRMED') {
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') {
    const attributes = attributesToRecord(user.Attributes);
    return {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.Username,
        requiredAttributes: JSON.stringify([]),
        userAttributes: JSON.stringify(attributes),
      },
      Session: environment.challenges.start(
        { clientId: client.clientId, username: user.Username },
        client.challengeSeconds,
      ),
    };
  }
  return startSession(environment, pool, client, user);
}

async function answerChallenge(
  request: ApiRequest,
  environment: Environment,
  pool: UserPool,
  client: ClientSettings,
): Promise<ApiAnswer> {
  const challenge = request.text('ChallengeName');
  if (challenge !== 'NEW_PASSWORD_REQUIRED') {
    throw notImplemented(`The challenge ${challenge}`);
  }
  const session = request.text('Session');
  const responses = request.map('ChallengeResponses');
  const named = await findUser(pool, responses.text('USERNAME'));
  const user = await findUser(pool, environment.challenges.find(session, client.clientId).username);
  if (user === null || named?.Username !== user.Username) {
    throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
  }
  const password = responses.text('NEW_PASSWORD');
  requireConformingPassword(password, pool.settings.passwordPolicy);
  const attributes = Object.entries(responses.entries).flatMap(([name, Value]) =>
    name.startsWith('userAttributes.') ? [{ Name: name.slice('userAttributes.'.length), Value }] : [],
  );
  requireWritableAttributes(attributes, pool, client);
  environment.challenges.end(session);
  return startSession(environment, pool, client, {
    ...user,
    Attributes: attributesAppend(user.Attributes, ...attributes),
    Password: password,
    UserStatus: 'CONFIRMED',
    UserLastModifiedDate: new Date(),
  });
}

async function startSession(
  environment: Environment,
  pool: UserPool,
  client: ClientSettings,
  user: User,
): Promise<ApiAnswer> {
  if (pool.settings.requiresMfa) {
    throw notImplemented('Multi-factor sign-in (MfaConfiguration ON)');
  }
  const groups = await pool.users.listUserGroupMembership(silentContext, user);
  const tokens = await environment.tokens.issue(user, groups, client);
  const added = tokens.refreshToken === undefined ? [] : [tokens.refreshToken];
  await pool.users.saveUser(silentContext, {
    ...user,
    RefreshTokens: [...liveRefreshTokens(user), ...added],
  });
  return { ChallengeParameters: {}, AuthenticationResult: authenticationResult(tokens, client) };
}
