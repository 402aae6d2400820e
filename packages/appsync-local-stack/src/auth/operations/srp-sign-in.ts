import { createHmac } from 'node:crypto';
import type { ParameterMap } from '../api-request.ts';
import { refuse } from '../api-request.ts';
import { incorrectCredentials, userDoesNotExist } from '../cognito-error.ts';
import { isClaimProved, readClientPublic, serverPublicHex, startExchange } from '../srp.ts';
import type { SrpAccount } from '../srp.ts';
import { findUser } from '../user-pool.ts';
import type { UserPool } from '../user-pool.ts';
import { continueAfterPassword } from './after-password.ts';
import type { ClientOfPool } from './after-password.ts';
import type { ApiAnswer, Environment } from './operation.ts';

/**
 * Begins `USER_SRP_AUTH`: answers with the challenge `PASSWORD_VERIFIER`, which has no `Session`; the client finds its
 * exchange again by the `SECRET_BLOCK`.
 *
 * @throws {CognitoError} `InvalidParameterException`; `UserNotFoundException` where the client tells of unknown users
 */
export async function startSrpSignIn(
  { secret, challenges }: Environment,
  { pool, client }: ClientOfPool,
  parameters: ParameterMap,
): Promise<ApiAnswer> {
  if (!client.authFlows.has('ALLOW_USER_SRP_AUTH')) {
    refuse('USER_SRP_AUTH is not enabled for the client.');
  }
  const username = parameters.text('USERNAME');
  const clientPublic = readClientPublic(parameters.text('SRP_A')) ?? refuse('SRP_A is not valid.');
  const user = await findUser(pool, username);
  if (user === null && !client.hidesUserExistence) {
    throw userDoesNotExist();
  }
  const account =
    user === null
      ? simulatedAccount(secret, pool, username)
      : srpAccount(secret, pool, user.Username, user.Password);
  const { userId, password, salt } = account;
  const exchange = startExchange(account, clientPublic);
  const secretBlock = challenges.start(
    { challenge: 'PASSWORD_VERIFIER', clientId: client.clientId, username: userId, password, exchange },
    client.challengeSeconds,
  );
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      USERNAME: userId,
      USER_ID_FOR_SRP: userId,
      SALT: salt.toString('hex'),
      SRP_B: serverPublicHex(exchange),
      SECRET_BLOCK: secretBlock,
    },
  };
}

/**
 * Checks the answer to `PASSWORD_VERIFIER`, which can be given once, and goes on with the sign-in.
 *
 * @throws {CognitoError} `NotAuthorizedException`, of the same words for whatever is wrong with it, or of others in a lockout
 */
export async function answerPasswordVerifier(
  environment: Environment,
  found: ClientOfPool,
  responses: ParameterMap,
): Promise<ApiAnswer> {
  const claim = {
    secretBlock: responses.text('PASSWORD_CLAIM_SECRET_BLOCK'),
    signature: responses.text('PASSWORD_CLAIM_SIGNATURE'),
    timestamp: responses.text('TIMESTAMP'),
  };
  const named = await findUser(found.pool, responses.text('USERNAME'));
  const pending = environment.challenges.take(claim.secretBlock, 'PASSWORD_VERIFIER');
  if (pending?.clientId !== found.client.clientId) {
    throw incorrectCredentials();
  }
  environment.lockouts.require(found.pool, pending.username);
  if (
    !isClaimProved(pending.exchange, claim) ||
    named?.Username !== pending.username ||
    named.Password !== pending.password
  ) {
    environment.lockouts.countFailure(found.pool, pending.username);
    throw incorrectCredentials();
  }
  return continueAfterPassword(environment, found, named);
}

/**
 * An account that nobody has, the same one whenever its name is asked for
 * (docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html).
 */
function simulatedAccount(secret: Buffer, pool: UserPool, username: string): SrpAccount {
  const password = derived(secret, pool, 'password', foldedName(pool, username)).toString('base64');
  return srpAccount(secret, pool, simulatedUserId(secret, pool, username), password);
}

/** The user id of an account that nobody has. */
export function simulatedUserId(secret: Buffer, pool: UserPool, username: string): string {
  return pool.settings.hasEmailAsUsername
    ? uuidOf(derived(secret, pool, 'user id', foldedName(pool, username)))
    : username;
}

function foldedName({ settings }: UserPool, username: string): string {
  return settings.isCaseSensitive ? username : username.toLowerCase();
}

function srpAccount(secret: Buffer, pool: UserPool, userId: string, password: string): SrpAccount {
  const poolName = pool.settings.userPoolId.replace(/^[^_]*_/, '');
  return { poolName, userId, password, salt: derived(secret, pool, 'salt', userId).subarray(0, 16) };
}

function derived(secret: Buffer, pool: UserPool, purpose: string, name: string): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify([pool.settings.userPoolId, purpose, name]))
    .digest();
}

/** Bytes in the form of a random UUID, version 4, as user ids have it. */
function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  const variant = '89ab'.charAt((bytes[8] ?? 0) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
