import { CognitoError } from '../api/cognito-error.ts';
import type { ClientSettings } from '../pool/client-settings.ts';
import { attributeOf } from '../pool/user-attributes.ts';
import { requireEnabled } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import type { ChallengeName } from '../sign-in/challenge-sessions.ts';
import { withSignIn } from '../tokens/refresh-tokens.ts';
import { authenticationResult } from './authentication-result.ts';
import type { ApiAnswer, Environment } from './operation.ts';
import { hasSoftwareToken } from './software-token.ts';
import { requireFreshPassword } from './temporary-password.ts';

/** An app client with its pool. */
export interface ClientOfPool {
  readonly pool: UserPool;
  readonly client: ClientSettings;
}

/**
 * Continues a sign-in after the right password, by SRP or typed: the next challenge, or tokens.
 *
 * @throws {CognitoError} for a user who may not sign in as they are: `NotAuthorizedException` (disabled),
 *   `PasswordResetRequiredException`, `UserNotConfirmedException`
 */
export async function continueAfterPassword(
  environment: Environment,
  found: ClientOfPool,
  user: User,
): Promise<ApiAnswer> {
  requireEnabled(user);
  if (user.UserStatus === 'RESET_REQUIRED') {
    throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user');
  }
  if (user.UserStatus === 'UNCONFIRMED') {
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') {
    requireFreshPassword(found.pool, user);
    return challenge(environment, found, user, 'NEW_PASSWORD_REQUIRED', {
      requiredAttributes: JSON.stringify(
        missingAttributes(found.pool, user).map((name) => `userAttributes.${name}`),
      ),
      // Without the `sub`: clients send the attributes back, and the `sub` cannot be written.
      userAttributes: JSON.stringify(
        Object.fromEntries(
          user.Attributes.flatMap(({ Name, Value }) => (Name === 'sub' ? [] : [[Name, Value] as const])),
        ),
      ),
    });
  }
  return continueAfterFirstFactor(environment, found, user);
}

/**
 * Requires a code of the user's authenticator app, has them set one up, or gives tokens, as the pool's
 * settings say.
 */
export async function continueAfterFirstFactor(
  environment: Environment,
  found: ClientOfPool,
  user: User,
): Promise<ApiAnswer> {
  if (hasSoftwareToken(found.pool, user)) {
    const name = user.SoftwareTokenMfaConfiguration?.FriendlyDeviceName;
    const parameters = name === undefined ? {} : { FRIENDLY_DEVICE_NAME: name };
    return challenge(environment, found, user, 'SOFTWARE_TOKEN_MFA', parameters);
  }
  if (found.pool.settings.mfa === 'ON') {
    const kinds = { MFAS_CAN_SETUP: JSON.stringify(['SOFTWARE_TOKEN_MFA']) };
    return challenge(environment, found, user, 'MFA_SETUP', kinds);
  }
  return startSession(environment, found, user);
}

/** Gives tokens, stores the given user with the new sign-in, and forgets earlier failures. */
export async function startSession(
  { tokens, lockouts }: Environment,
  { pool, client }: ClientOfPool,
  user: User,
): Promise<ApiAnswer> {
  const groups = pool.users.groupNamesOf(user);
  const issued = await tokens.issue(user, groups, client);
  await pool.users.saveUser(withSignIn(user, issued.refreshToken));
  lockouts.clear(pool, user.Username);
  return { ChallengeParameters: {}, AuthenticationResult: authenticationResult(issued, client) };
}

/** The required attributes that a user lacks: an administrator may leave them out. */
export function missingAttributes({ settings }: UserPool, user: User): readonly string[] {
  return [...settings.attributes.values()].flatMap(({ name, isRequired }) =>
    isRequired && attributeOf(user, name) === undefined ? [name] : [],
  );
}

function challenge(
  { challenges }: Environment,
  { client }: ClientOfPool,
  user: User,
  name: Exclude<ChallengeName, 'PASSWORD_VERIFIER'>,
  parameters: Readonly<Record<string, string>>,
): ApiAnswer {
  const who = {
    clientId: client.clientId,
    username: user.Username,
    verifier: user.PasswordVerifier.Verifier,
  };
  const pending =
    name === 'MFA_SETUP' ? { ...who, challenge: name, isVerified: false } : { ...who, challenge: name };
  return {
    ChallengeName: name,
    ChallengeParameters: { USER_ID_FOR_SRP: user.Username, ...parameters },
    Session: challenges.start(pending, client.challengeSeconds),
  };
}
