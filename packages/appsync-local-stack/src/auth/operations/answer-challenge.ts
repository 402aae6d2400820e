import { CONTACT_ATTRIBUTES } from '../../template/user-pool-model.ts';
import { refuse } from '../api/api-request.ts';
import type { ApiRequest, ParameterMap, UserAttribute } from '../api/api-request.ts';
import { invalidSession, notImplemented } from '../api/cognito-error.ts';
import { requireConformingPassword } from '../password/password-policy.ts';
import { makePasswordVerifier } from '../password/password-verifier.ts';
import { attributeOf, withAttributes } from '../pool/user-attributes.ts';
import { findUser, requireEnabled, saveUser } from '../pool/user-pool.ts';
import type { User } from '../pool/user.ts';
import type { ChallengeName, PendingSignIn } from '../sign-in/challenge-sessions.ts';
import { continueAfterFirstFactor, missingAttributes, startSession } from './after-password.ts';
import type { ClientOfPool } from './after-password.ts';
import { requireChanges, requireFreeEmail, requireWritable } from './attribute-checks.ts';
import type { ApiAnswer, Environment } from './operation.ts';
import { softwareTokenNotFound, takeSignInCode, withSoftwareTokenPreferred } from './software-token.ts';
import { answerPasswordVerifier } from './srp-sign-in.ts';

/** Takes the answer to a challenge and gives the next challenge, or tokens. */
export async function answerChallenge(
  request: ApiRequest,
  environment: Environment,
  found: ClientOfPool,
): Promise<ApiAnswer> {
  const name = request.text('ChallengeName');
  const responses = request.map('ChallengeResponses');
  switch (name) {
    case 'PASSWORD_VERIFIER':
      return answerPasswordVerifier(environment, found, responses);
    case 'NEW_PASSWORD_REQUIRED':
      return answerNewPassword(request, environment, found);
    case 'SOFTWARE_TOKEN_MFA':
      return answerSoftwareToken(request, environment, found);
    case 'MFA_SETUP':
      return answerMfaSetup(request, environment, found);
    default:
      throw notImplemented(`The challenge ${name}`);
  }
}

async function answerNewPassword(
  request: ApiRequest,
  environment: Environment,
  found: ClientOfPool,
): Promise<ApiAnswer> {
  const { user, responses, end } = requireSession(request, environment, found, 'NEW_PASSWORD_REQUIRED');
  // A session that was started with the temporary password is valid only as long as that password.
  if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD') {
    throw invalidSession();
  }
  const password = responses.text('NEW_PASSWORD');
  requireConformingPassword(password, found.pool.settings.passwordPolicy);
  const attributes = Object.entries(responses.entries).flatMap(([name, Value]) =>
    name.startsWith('userAttributes.') ? [{ Name: name.slice('userAttributes.'.length), Value }] : [],
  );
  const changed: User = {
    ...withFirstAttributes(user, attributes, found),
    PasswordVerifier: makePasswordVerifier(found.pool.settings.userPoolId, user.Username, password),
    UserStatus: 'CONFIRMED',
  };
  end();
  await saveUser(found.pool, changed);
  return continueAfterFirstFactor(environment, found, changed);
}

/**
 * The user with the attributes that came with the first password. An address or number cannot be changed in
 * this way.
 *
 * @throws {CognitoError} `InvalidParameterException`, also for a required attribute that is still missing
 */
function withFirstAttributes(
  user: User,
  attributes: readonly UserAttribute[],
  { pool, client }: ClientOfPool,
): User {
  const names = attributes.map(({ Name }) => Name);
  requireWritable(names, pool, client);
  const present = CONTACT_ATTRIBUTES.find(
    (name) => names.includes(name) && attributeOf(user, name) !== undefined,
  );
  if (present !== undefined) {
    refuse(`Cannot modify an already provided ${present}`);
  }
  requireChanges(attributes, pool, user);
  requireFreeEmail(attributes, pool, user);
  const unverified = CONTACT_ATTRIBUTES.filter((name) => names.includes(name)).map((name) => ({
    Name: `${name}_verified`,
    Value: 'false',
  }));
  const set = attributes.filter(({ Value }) => Value !== '');
  const changed = withAttributes(user, [...set, ...unverified]);
  const [missing] = missingAttributes(pool, changed);
  return missing === undefined ? changed : refuse(`Invalid attributes given, ${missing} is missing`);
}

/** A wrong code leaves the session as it is, because people mistype, and counts towards a lockout. */
async function answerSoftwareToken(
  request: ApiRequest,
  environment: Environment,
  found: ClientOfPool,
): Promise<ApiAnswer> {
  const { user, responses, end } = requireSession(request, environment, found, 'SOFTWARE_TOKEN_MFA');
  const code = responses.text('SOFTWARE_TOKEN_MFA_CODE');
  const { lockouts } = environment;
  lockouts.require(found.pool, user.Username);
  const token = takeSignInCode(user, code, () => lockouts.countFailure(found.pool, user.Username));
  end();
  return startSession(environment, found, { ...user, SoftwareTokenMfaConfiguration: token });
}

async function answerMfaSetup(
  request: ApiRequest,
  environment: Environment,
  found: ClientOfPool,
): Promise<ApiAnswer> {
  const { user, pending, end } = requireSession(request, environment, found, 'MFA_SETUP');
  if (!pending.isVerified) {
    throw softwareTokenNotFound();
  }
  end();
  return startSession(environment, found, withSoftwareTokenPreferred(user));
}

interface AnsweredSession<Name extends ChallengeName> {
  readonly pending: PendingSignIn & { readonly challenge: Name };
  readonly user: User;
  readonly responses: ParameterMap;
  readonly end: () => void;
}

/**
 * @throws {CognitoError} `NotAuthorizedException` for a session of another client or user, or a disabled user
 */
function requireSession<Name extends ChallengeName>(
  request: ApiRequest,
  { challenges }: Environment,
  { pool, client }: ClientOfPool,
  challenge: Name,
): AnsweredSession<Name> {
  const session = request.text('Session');
  const responses = request.map('ChallengeResponses');
  const named = findUser(pool, responses.text('USERNAME'));
  const pending = challenges.find(session, challenge);
  if (
    named?.Username !== pending.username ||
    named.PasswordVerifier.Verifier !== pending.verifier ||
    pending.clientId !== client.clientId
  ) {
    throw invalidSession();
  }
  requireEnabled(named);
  return { pending, user: named, responses, end: () => challenges.end(session) };
}
