import { noAnswer } from './no-answer.ts';

/** The result of a sign-in. */
export interface Tokens {
  readonly accessToken: string;
  /** Absent when the tokens came from a refresh token that stays the same. */
  readonly refreshToken?: string;
  /** The access token's validity in seconds, counted from the answer. */
  readonly expiresInSeconds: number;
}

/** The challenges that the page can answer, and the name of the answer in Cognito's API. */
const answerNames = { SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE', NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD' };

/**
 * A sign-in after the right password that needs more: a code of the user's authenticator app, or a new
 * password in place of the temporary one.
 */
export interface SignInChallenge {
  readonly name: keyof typeof answerNames;
  readonly username: string;
  /** Valid until the right answer, or for some minutes. */
  readonly session: string;
}

/** An error of the user pool, e.g. `NotAuthorizedException`; the message is a sentence for people. */
export class UserPoolError extends Error {
  override readonly name = 'UserPoolError';
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** The operations of a user pool that a sign-in bar needs. All reject with `UserPoolError`. */
export interface CognitoClient {
  /** The app client that tokens are given to. */
  readonly clientId: string;
  signIn(username: string, password: string): Promise<Tokens | SignInChallenge>;
  /** Another challenge may follow, for example a code after a new password. */
  answerChallenge(challenge: SignInChallenge, answer: string): Promise<Tokens | SignInChallenge>;
  refresh(refreshToken: string): Promise<Tokens>;
  signUp(username: string, password: string): Promise<void>;
  confirmSignUp(username: string, code: string): Promise<void>;
  resendCode(username: string): Promise<void>;
}

interface AuthenticationAnswer {
  readonly ChallengeName?: string;
  readonly Session?: string;
  readonly AuthenticationResult?: {
    readonly AccessToken: string;
    readonly RefreshToken?: string;
    readonly ExpiresIn: number;
  };
}

/**
 * A client of the Cognito user pools API.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html
 *
 * @param url its endpoint, absolute, e.g. `https://cognito-idp.eu-west-1.amazonaws.com/`
 */
export function createCognitoClient(
  url: string,
  clientId: string,
  send: typeof fetch = fetch,
): CognitoClient {
  async function call(operation: string, parameters: Record<string, unknown>): Promise<unknown> {
    const response = await send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify({ ClientId: clientId, ...parameters }),
    }).catch(() => {
      throw new UserPoolError('NetworkError', noAnswer(url));
    });
    const body: unknown = await response.json().catch(() => ({}));
    if (!response.ok) {
      // Both are strings in every error of the API; anything else is shown as unknown.
      const { __type: type, message } = body as { __type?: string; message?: string };
      throw new UserPoolError(
        type ?? 'UnknownError',
        message ?? `The user pool answered ${response.status}.`,
      );
    }
    return body;
  }

  async function authenticate(
    operation: 'InitiateAuth' | 'RespondToAuthChallenge' | 'GetTokensFromRefreshToken',
    parameters: Record<string, unknown>,
  ): Promise<AuthenticationAnswer> {
    // The shape of these operations' answers.
    return (await call(operation, parameters)) as AuthenticationAnswer;
  }

  function tokensOf({
    AuthenticationResult: result,
    ChallengeName: challenge,
  }: AuthenticationAnswer): Tokens {
    if (!result) {
      throw new UserPoolError(
        'ChallengeNotSupported',
        `The user pool requires ${challenge ?? 'another step'}, which this page does not support.`,
      );
    }
    return {
      accessToken: result.AccessToken,
      expiresInSeconds: result.ExpiresIn,
      ...(result.RefreshToken === undefined ? {} : { refreshToken: result.RefreshToken }),
    };
  }

  function tokensOrChallenge(username: string, answer: AuthenticationAnswer): Tokens | SignInChallenge {
    const { ChallengeName: name, Session: session } = answer;
    return (name === 'SOFTWARE_TOKEN_MFA' || name === 'NEW_PASSWORD_REQUIRED') && session !== undefined
      ? { name, username, session }
      : tokensOf(answer);
  }

  return {
    clientId,
    async signIn(username, password) {
      const answer = await authenticate('InitiateAuth', {
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: username, PASSWORD: password },
      });
      return tokensOrChallenge(username, answer);
    },
    async answerChallenge({ name, username, session }, text) {
      const answer = await authenticate('RespondToAuthChallenge', {
        ChallengeName: name,
        Session: session,
        ChallengeResponses: { USERNAME: username, [answerNames[name]]: text },
      });
      return tokensOrChallenge(username, answer);
    },
    // The only way to refresh for a client whose refresh tokens rotate.
    refresh: async (refreshToken) =>
      tokensOf(await authenticate('GetTokensFromRefreshToken', { RefreshToken: refreshToken })),
    async signUp(username, password) {
      const email = username.includes('@') ? [{ Name: 'email', Value: username }] : [];
      await call('SignUp', { Username: username, Password: password, UserAttributes: email });
    },
    async confirmSignUp(username, code) {
      await call('ConfirmSignUp', { Username: username, ConfirmationCode: code });
    },
    async resendCode(username) {
      await call('ResendConfirmationCode', { Username: username });
    },
  };
}
