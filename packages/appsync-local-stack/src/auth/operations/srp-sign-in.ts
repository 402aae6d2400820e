import { refuse } from '../api/api-request.ts';
import type { ParameterMap } from '../api/api-request.ts';
import { incorrectCredentials, userDoesNotExist } from '../api/cognito-error.ts';
import {
  isClaimProved,
  poolNameOf,
  readClientPublic,
  serverPublicHex,
  startExchange,
} from '../password/srp.ts';
import { findUser } from '../pool/user-pool.ts';
import { simulatedUser } from '../sign-in/simulated-user.ts';
import { continueAfterPassword } from './after-password.ts';
import type { ClientOfPool } from './after-password.ts';
import type { ApiAnswer, Environment } from './operation.ts';

/**
 * Begins `USER_SRP_AUTH`: answers with the challenge `PASSWORD_VERIFIER`, which has no `Session`; the
 * `SECRET_BLOCK` identifies the exchange.
 *
 * @throws {CognitoError} `InvalidParameterException`; `UserNotFoundException` when the user is unknown and
 * the client's setting is `LEGACY`
 */
export function startSrpSignIn(
  { secret, challenges }: Environment,
  { pool, client }: ClientOfPool,
  parameters: ParameterMap,
): ApiAnswer {
  if (!client.authFlows.has('ALLOW_USER_SRP_AUTH')) {
    refuse('USER_SRP_AUTH is not enabled for the client.');
  }
  const username = parameters.text('USERNAME');
  const clientPublic = readClientPublic(parameters.text('SRP_A')) ?? refuse('SRP_A is not valid.');
  const user = findUser(pool, username);
  if (user === undefined && !client.hidesUserExistence) {
    throw userDoesNotExist();
  }
  const { Username: userId, PasswordVerifier: kept } = user ?? simulatedUser(secret, pool, username);
  const poolName = poolNameOf(pool.settings.userPoolId);
  const exchange = startExchange({ poolName, userId, verifier: BigInt(`0x${kept.Verifier}`) }, clientPublic);
  const secretBlock = challenges.start(
    {
      challenge: 'PASSWORD_VERIFIER',
      clientId: client.clientId,
      username: userId,
      verifier: kept.Verifier,
      exchange,
    },
    client.challengeSeconds,
  );
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      USERNAME: userId,
      USER_ID_FOR_SRP: userId,
      SALT: kept.Salt,
      SRP_B: serverPublicHex(exchange),
      SECRET_BLOCK: secretBlock,
    },
  };
}

/**
 * Checks the answer to `PASSWORD_VERIFIER`, which can be given once, and goes on with the sign-in.
 *
 * @throws {CognitoError} `NotAuthorizedException`, with one message for every wrong answer, or that of a
 * lockout
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
  const named = findUser(found.pool, responses.text('USERNAME'));
  const pending = environment.challenges.take(claim.secretBlock, 'PASSWORD_VERIFIER');
  if (pending?.clientId !== found.client.clientId) {
    throw incorrectCredentials();
  }
  environment.lockouts.require(found.pool, pending.username);
  if (
    !isClaimProved(pending.exchange, claim) ||
    named?.Username !== pending.username ||
    named.PasswordVerifier.Verifier !== pending.verifier
  ) {
    environment.lockouts.countFailure(found.pool, pending.username);
    throw incorrectCredentials();
  }
  return continueAfterPassword(environment, found, named);
}
