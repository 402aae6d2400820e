import type { PasswordVerifier } from './srp.ts';
import type { UserPoolAnswer, UserPoolApi } from './user-pool-api.ts';
import { UserPoolError } from './user-pool-error.ts';
import type { UserPoolResult } from './user-pool-error.ts';

/** What a sign-in gives. */
export interface Tokens {
  readonly accessToken: string;
  readonly idToken?: string;
  /** Absent when the tokens came from a refresh token that stays the same. */
  readonly refreshToken?: string;
  /** The access token's validity in seconds, counted from the answer. */
  readonly expiresInSeconds: number;
}

/** The challenges that can be answered, with the name of the answer in Cognito's API. */
const ANSWER_NAMES = {
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
  SMS_MFA: 'SMS_MFA_CODE',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
  NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD',
  MFA_SETUP: '',
} as const;

/** A sign-in whose password was right and that waits for more. It is data, and can be kept. */
export interface SignInChallenge {
  /**
   * `SOFTWARE_TOKEN_MFA`, `SMS_MFA` and `EMAIL_OTP` want a code. `NEW_PASSWORD_REQUIRED` wants a password of
   * the user's choice in the place of the temporary one. `MFA_SETUP` wants a first code of an authenticator
   * app that was given `secretCode`.
   */
  readonly name: keyof typeof ANSWER_NAMES;
  /** As it was typed. */
  readonly username: string;
  /** What Cognito calls the user in this sign-in. */
  readonly userId: string;
  /** Good until a right answer was given or some minutes have gone by. */
  readonly session: string;
  /** The key for an authenticator app, in Base32; with `MFA_SETUP` only. */
  readonly secretCode?: string;
  /** What must be given besides a new password, e.g. `["name"]`; with `NEW_PASSWORD_REQUIRED` only. */
  readonly requiredAttributes?: readonly string[];
}

/** The credentials of a sign-in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /**
   * `srp` proves the password without sending it, and loads the code for that first. `password` sends it, and
   * needs an app client that allows `ALLOW_USER_PASSWORD_AUTH`. @default srp
   */
  readonly flow?: 'srp' | 'password';
}

/** The sign-in operations of one app client. */
export interface SignInProps {
  readonly api: UserPoolApi;
  readonly clientId: string;
  readonly userPoolId: string;
  readonly now: () => number;
}

type Step = UserPoolResult<Tokens | SignInChallenge>;

/** Signs in: tokens, or a challenge that stands before them. */
export async function signIn(
  props: SignInProps,
  { username, password, flow = 'srp' }: Credentials,
): Promise<Step> {
  if (flow === 'srp') {
    return signInBySrp(props, username, password);
  }
  const AuthParameters = { USERNAME: username, PASSWORD: password };
  const answer = await initiate(props, 'USER_PASSWORD_AUTH', AuthParameters);
  return next(props, username, answer);
}

/**
 * Answers a challenge; another one may follow, for example a code after a new password. A wrong code leaves
 * the challenge as it is.
 *
 * @param attributes what `requiredAttributes` asks for, e.g. `{ name: 'Ann' }`
 */
export async function answerChallenge(
  props: SignInProps,
  challenge: SignInChallenge,
  answer: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Step> {
  const { name, username, userId, session } = challenge;
  if (name === 'MFA_SETUP') {
    return finishSetUp(props, challenge, answer);
  }
  const given = Object.entries(attributes).map(([key, value]) => [`userAttributes.${key}`, value]);
  const ChallengeResponses = {
    USERNAME: userId,
    [ANSWER_NAMES[name]]: answer,
    ...(Object.fromEntries(given) as Readonly<Record<string, string>>), // Made of texts.
  };
  return next(props, username, await respond(props, name, ChallengeResponses, session));
}

async function signInBySrp(props: SignInProps, username: string, password: string): Promise<Step> {
  const { startSrp } = await import('./srp.ts');
  const exchange = startSrp();
  const parameters = { USERNAME: username, SRP_A: exchange.publicHex };
  const first = await initiate(props, 'USER_SRP_AUTH', parameters);
  if (first.value?.ChallengeName !== 'PASSWORD_VERIFIER') {
    return next(props, username, first);
  }
  const responses = exchange.answer(
    // The parameters of this challenge.
    first.value.ChallengeParameters as unknown as PasswordVerifier,
    { userPoolId: props.userPoolId, password, now: new Date(props.now()) },
  );
  return responses === undefined
    ? { error: new UserPoolError('UnknownError', 'The user pool gave numbers that are not safe to answer.') }
    : next(props, username, await respond(props, 'PASSWORD_VERIFIER', responses, first.value.Session));
}

function initiate(
  { api, clientId }: SignInProps,
  AuthFlow: string,
  AuthParameters: Readonly<Record<string, string>>,
): Promise<UserPoolResult<UserPoolAnswer>> {
  return api('InitiateAuth', { ClientId: clientId, AuthFlow, AuthParameters });
}

function respond(
  { api, clientId }: SignInProps,
  ChallengeName: string,
  ChallengeResponses: Readonly<Record<string, string>>,
  Session: string | undefined,
): Promise<UserPoolResult<UserPoolAnswer>> {
  return api('RespondToAuthChallenge', { ClientId: clientId, ChallengeName, ChallengeResponses, Session });
}

/** What an answer says comes next. */
async function next(
  props: SignInProps,
  username: string,
  { value, error }: UserPoolResult<UserPoolAnswer>,
): Promise<Step> {
  if (error !== undefined) {
    return { error };
  }
  const { ChallengeName: name = 'more', ChallengeParameters: parameters = {}, Session: session } = value;
  if (!isKnown(name) || session === undefined) {
    return tokensOf(value);
  }
  const challenge: SignInChallenge = {
    name,
    username,
    userId: parameters['USER_ID_FOR_SRP'] ?? username,
    session,
  };
  if (name === 'MFA_SETUP') {
    return beginSetUp(props, challenge);
  }
  return { value: name === 'NEW_PASSWORD_REQUIRED' ? { ...challenge, ...required(parameters) } : challenge };
}

function isKnown(name: string): name is keyof typeof ANSWER_NAMES {
  return Object.hasOwn(ANSWER_NAMES, name);
}

/** The tokens of an answer; an error when it asks for something that is not known here. */
export function tokensOf({
  AuthenticationResult: result,
  ChallengeName: challenge = 'more',
}: UserPoolAnswer): UserPoolResult<Tokens> {
  if (result === undefined) {
    const message = `The user pool asks for ${challenge}, which this client cannot answer.`;
    return { error: new UserPoolError('ChallengeNotSupported', message) };
  }
  return {
    value: {
      accessToken: result.AccessToken,
      expiresInSeconds: result.ExpiresIn,
      ...(result.IdToken === undefined ? {} : { idToken: result.IdToken }),
      ...(result.RefreshToken === undefined ? {} : { refreshToken: result.RefreshToken }),
    },
  };
}

/** `["userAttributes.name"]`, as JSON. */
function required({ requiredAttributes = '[]' }: Readonly<Record<string, string>>): Partial<SignInChallenge> {
  const names = JSON.parse(requiredAttributes) as readonly string[]; // As Cognito documents it.
  return { requiredAttributes: names.map((name) => name.replace('userAttributes.', '')) };
}

/** Asks for the key of an authenticator app at once: the challenge can only be answered with it. */
async function beginSetUp({ api }: SignInProps, challenge: SignInChallenge): Promise<Step> {
  const { value, error } = await api('AssociateSoftwareToken', { Session: challenge.session });
  return error === undefined
    ? {
        value: {
          ...challenge,
          secretCode: value.SecretCode ?? '',
          session: value.Session ?? challenge.session,
        },
      }
    : { error };
}

async function finishSetUp(props: SignInProps, challenge: SignInChallenge, code: string): Promise<Step> {
  const { username, userId, session } = challenge;
  const verified = await props.api('VerifySoftwareToken', { Session: session, UserCode: code });
  if (verified.error !== undefined) {
    return verified;
  }
  const answer = await respond(props, 'MFA_SETUP', { USERNAME: userId }, verified.value.Session ?? session);
  return next(props, username, answer);
}
