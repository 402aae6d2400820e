import { refuse } from '../api/api-request.ts';
import type { ApiRequest } from '../api/api-request.ts';
import { CognitoError, invalidSession, notImplemented, userDoesNotExist } from '../api/cognito-error.ts';
import { findUser, requireEnabled, saveUser } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';
import type { SoftwareToken, User } from '../pool/user.ts';
import { newSoftwareToken, takeCode } from '../sign-in/software-token.ts';
import { requireSignedIn } from './access-token.ts';
import type { Environment, Operation } from './operation.ts';

const KIND = 'SOFTWARE_TOKEN_MFA';

/**
 * `AssociateSoftwareToken`: gives the key of a new authenticator app. It replaces the old app at once, and
 * counts after its first code.
 */
export const associateSoftwareToken: Operation = async (request, environment) => {
  const { pool, user, nextSession } = await requireTokenOwner(request, environment);
  const token = newSoftwareToken();
  await saveUser(pool, { ...withoutPreference(user), SoftwareTokenMfaConfiguration: token });
  return { SecretCode: token.Secret, ...nextSession(false) };
};

/** `VerifySoftwareToken`: takes the first code of a new authenticator app. */
export const verifySoftwareToken: Operation = async (request, environment) => {
  const code = request.text('UserCode');
  const name = request.optionalText('FriendlyDeviceName');
  const { pool, user, nextSession } = await requireTokenOwner(request, environment);
  const token = user.SoftwareTokenMfaConfiguration;
  if (token === undefined) {
    throw softwareTokenNotFound();
  }
  const taken = takeCode(token, code);
  if (taken === 'wrong' || taken === 'used') {
    throw new CognitoError(
      'EnableSoftwareTokenMFAException',
      taken === 'wrong'
        ? 'Code mismatch and fail enable Software Token MFA'
        : 'Your software token has already been used once.',
    );
  }
  const verified = { ...taken, Verified: true, ...(name === undefined ? {} : { FriendlyDeviceName: name }) };
  await saveUser(pool, { ...user, SoftwareTokenMfaConfiguration: verified });
  return { Status: 'SUCCESS', ...nextSession(true) };
};

/**
 * `SetUserMFAPreference` of the caller: whether sign-ins need a code of the authenticator app from now on.
 */
export const setUserMfaPreference: Operation = async (request, environment) => {
  const { pool, user } = await requireSignedIn(request, environment);
  await saveUser(pool, withPreference(request, user, 'User has not set up software token mfa'));
  return {};
};

/** `AdminSetUserMFAPreference`, as `setUserMfaPreference`. */
export const adminSetUserMfaPreference: Operation = async (request, environment) => {
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const user = findUser(pool, request.text('Username'));
  if (user === undefined) {
    throw userDoesNotExist();
  }
  const missing = `User does not have delivery config set to turn on ${KIND}`;
  await saveUser(pool, withPreference(request, user, missing));
  return {};
};

/** Whether a sign-in needs a code of the user's authenticator app. */
export function hasSoftwareToken({ settings }: UserPool, user: User): boolean {
  const isWanted = settings.mfa === 'ON' || user.UserMFASettingList?.includes(KIND) === true;
  return settings.mfa !== 'OFF' && isWanted && user.SoftwareTokenMfaConfiguration?.Verified === true;
}

/**
 * Takes a code at a sign-in.
 *
 * @returns the token to keep from now on
 * @throws {CognitoError} `CodeMismatchException`; `ExpiredCodeException` for a code that was used before
 */
export function takeSignInCode(user: User, code: string, onWrongCode: () => void): SoftwareToken {
  const token = user.SoftwareTokenMfaConfiguration;
  if (token?.Verified !== true) {
    throw softwareTokenNotFound();
  }
  const taken = takeCode(token, code);
  if (taken === 'wrong') {
    onWrongCode();
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
  }
  if (taken === 'used') {
    throw new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
  }
  return taken;
}

/** The user, whose sign-ins need a code from now on. */
export function withSoftwareTokenPreferred(user: User): User {
  return { ...user, UserMFASettingList: [KIND], PreferredMfaSetting: KIND };
}

export function softwareTokenNotFound(): CognitoError {
  return new CognitoError(
    'SoftwareTokenMFANotFoundException',
    'Software Token MFA does not exist for the user.',
  );
}

/**
 * The user who sets up an authenticator app: by `AccessToken` the caller, by `Session` a user who must do so
 * before they can sign in.
 */
async function requireTokenOwner(request: ApiRequest, environment: Environment) {
  const session = request.optionalText('Session');
  if (session === undefined) {
    const { pool, user } = await requireSignedIn(request, environment);
    requireSoftwareTokens(pool);
    return { pool, user, nextSession: () => ({}) };
  }
  if (request.optionalText('AccessToken') !== undefined) {
    refuse('Only one of AccessToken and Session can be given.');
  }
  const pending = environment.challenges.find(session, 'MFA_SETUP');
  const { pool, client } = environment.pools.client(pending.clientId);
  const user = findUser(pool, pending.username);
  // If an app has been set up elsewhere meanwhile, the password alone must not be enough to replace it.
  if (user?.PasswordVerifier.Verifier !== pending.verifier || hasSoftwareToken(pool, user)) {
    throw invalidSession();
  }
  requireEnabled(user);
  const nextSession = (isVerified: boolean) => {
    environment.challenges.end(session);
    return { Session: environment.challenges.start({ ...pending, isVerified }, client.challengeSeconds) };
  };
  return { pool, user, nextSession };
}

function requireSoftwareTokens({ settings }: UserPool): void {
  if (settings.mfa === 'OFF') {
    throw new CognitoError(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA has not been enabled by the userPool',
    );
  }
}

function withPreference(request: ApiRequest, user: User, missing: string): User {
  const foreign = ['SMSMfaSettings', 'EmailMfaSettings', 'WebAuthnMfaSettings'].find(
    (name) => request.part(name)?.flag('Enabled') === true,
  );
  if (foreign !== undefined) {
    throw notImplemented(foreign);
  }
  const settings = request.part('SoftwareTokenMfaSettings');
  if (settings === undefined) {
    return user;
  }
  const isPreferred = settings.flag('PreferredMfa');
  if (!settings.flag('Enabled')) {
    return isPreferred
      ? refuse('A factor that is not enabled cannot be preferred.')
      : withoutPreference(user);
  }
  const token = user.SoftwareTokenMfaConfiguration;
  if (token?.Verified !== true) {
    refuse(token === undefined ? missing : 'User has not verified software token mfa');
  }
  return isPreferred
    ? withSoftwareTokenPreferred(user)
    : { ...withoutPreference(user), UserMFASettingList: [KIND] };
}

function withoutPreference(user: User): User {
  const changed: { -readonly [Member in keyof User]: User[Member] } = { ...user };
  delete changed.UserMFASettingList;
  delete changed.PreferredMfaSetting;
  return changed;
}
