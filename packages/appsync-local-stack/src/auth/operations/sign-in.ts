import { refuse } from '../api/api-request.ts';
import type { ApiRequest, ParameterMap } from '../api/api-request.ts';
import { CognitoError, incorrectCredentials, userDoesNotExist } from '../api/cognito-error.ts';
import { isPasswordOf } from '../password/password-verifier.ts';
import { findUser } from '../pool/user-pool.ts';
import { simulatedUser } from '../sign-in/simulated-user.ts';
import { continueAfterPassword } from './after-password.ts';
import type { ClientOfPool } from './after-password.ts';
import { answerChallenge } from './answer-challenge.ts';
import type { ApiAnswer, Environment, Operation } from './operation.ts';
import { refreshTokens } from './refresh.ts';
import { startSrpSignIn } from './srp-sign-in.ts';

const AUTH_FLOWS = [
  ...['ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN', 'REFRESH_TOKEN_AUTH'],
  ...['USER_AUTH', 'USER_PASSWORD_AUTH', 'USER_SRP_AUTH'],
];

/**
 * `InitiateAuth` with `USER_SRP_AUTH`, `USER_PASSWORD_AUTH` or `REFRESH_TOKEN_AUTH`; the other flows are
 * refused by name.
 */
export const initiateAuth: Operation = (request, environment) => {
  const found = environment.pools.client(request.text('ClientId'));
  const flow = request.text('AuthFlow');
  if (flow !== 'USER_PASSWORD_AUTH') {
    return startSharedFlow(request, environment, found, flow, 'USER_PASSWORD_AUTH');
  }
  if (!found.client.authFlows.has('ALLOW_USER_PASSWORD_AUTH')) {
    refuse('USER_PASSWORD_AUTH flow not enabled for this client');
  }
  return signInWithPassword(environment, found, request.map('AuthParameters'));
};

/**
 * `AdminInitiateAuth`, as `initiateAuth`, with `ADMIN_USER_PASSWORD_AUTH` in place of `USER_PASSWORD_AUTH`.
 */
export const adminInitiateAuth: Operation = (request, environment) => {
  const found = clientOfPool(request, environment);
  const { authFlows } = found.client;
  const flow = request.text('AuthFlow').replace('ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH');
  if (flow !== 'ADMIN_USER_PASSWORD_AUTH') {
    return startSharedFlow(request, environment, found, flow, 'ADMIN_USER_PASSWORD_AUTH');
  }
  if (!authFlows.has('ALLOW_ADMIN_USER_PASSWORD_AUTH') && !authFlows.has('ALLOW_ADMIN_NO_SRP_AUTH')) {
    refuse('Auth flow not enabled for this client');
  }
  return signInWithPassword(environment, found, request.map('AuthParameters'));
};

/** `RespondToAuthChallenge`; challenges that are never given are refused by name. */
export const respondToAuthChallenge: Operation = (request, environment) =>
  answerChallenge(request, environment, environment.pools.client(request.text('ClientId')));

/** `AdminRespondToAuthChallenge`, as `respondToAuthChallenge`. */
export const adminRespondToAuthChallenge: Operation = (request, environment) =>
  answerChallenge(request, environment, clientOfPool(request, environment));

function clientOfPool(request: ApiRequest, { pools }: Environment): ClientOfPool {
  const userPoolId = pools.pool(request.text('UserPoolId')).settings.userPoolId;
  const clientId = request.text('ClientId');
  const found = pools.client(clientId);
  if (found.client.userPoolId !== userPoolId) {
    throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
  }
  return found;
}

/** A flow that apps and administrators begin in the same way. */
function startSharedFlow(
  request: ApiRequest,
  environment: Environment,
  found: ClientOfPool,
  flow: string,
  passwordFlow: string,
): ApiAnswer | Promise<ApiAnswer> {
  const parameters = request.map('AuthParameters');
  if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') {
    return refreshTokens(environment, found.client, parameters.text('REFRESH_TOKEN'));
  }
  if (flow === 'USER_SRP_AUTH') {
    return startSrpSignIn(environment, found, parameters);
  }
  return refuse(
    AUTH_FLOWS.includes(flow)
      ? `The ${flow} flow is not implemented by the local user pool: ` +
          `sign in with USER_SRP_AUTH or ${passwordFlow}.`
      : `1 validation error detected: Value '${flow}' at 'authFlow' failed to satisfy constraint: ` +
          `Member must satisfy enum value set: [${AUTH_FLOWS.join(', ')}]`,
  );
}

async function signInWithPassword(
  environment: Environment,
  found: ClientOfPool,
  parameters: ParameterMap,
): Promise<ApiAnswer> {
  const username = parameters.text('USERNAME');
  const password = parameters.text('PASSWORD');
  const { pool, client } = found;
  const user = findUser(pool, username);
  if (user === undefined && !client.hidesUserExistence) {
    throw userDoesNotExist();
  }
  const account = user ?? simulatedUser(environment.secret, pool, username);
  environment.lockouts.require(pool, account.Username);
  // Checked for unknown users as well, so that it takes the same time.
  const isProved = isPasswordOf(pool.settings.userPoolId, account, password);
  if (user === undefined || !isProved) {
    environment.lockouts.countFailure(pool, account.Username);
    throw incorrectCredentials();
  }
  return continueAfterPassword(environment, found, user);
}
