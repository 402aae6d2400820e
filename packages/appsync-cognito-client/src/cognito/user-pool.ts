import type { AccessTokenSource } from '../access-token.ts';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { callAsUser, createAccount } from './account.ts';
import type { Account } from './account.ts';
import { Session } from './session.ts';
import type { SessionState } from './session.ts';
import { answerChallenge, signIn, tokensOf } from './sign-in.ts';
import type { Credentials, SignInChallenge, SignInProps, Tokens } from './sign-in.ts';
import { memoryStorage } from './token-storage.ts';
import type { TokenStorage } from './token-storage.ts';
import { createUserPoolApi } from './user-pool-api.ts';
import type { UserPoolResult } from './user-pool-error.ts';

export interface UserPoolProps {
  /** The endpoint of the user pools API, absolute, e.g. `https://cognito-idp.eu-west-1.amazonaws.com/`. */
  readonly userPoolUrl: string;
  /** E.g. `eu-west-1_EXAMPLE`; needed for sign-in by SRP. */
  readonly userPoolId: string;
  /** An app client without a secret. */
  readonly userPoolClientId: string;
  /** Where the tokens are kept. @default in memory: they are gone with the page or process */
  readonly storage?: TokenStorage;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch;
  /** @default this machine's */
  readonly clock?: Clock;
}

/**
 * An app client of a user pool with its one signed-in user. Nothing here rejects unless it says so: errors
 * are in the results.
 */
export interface UserPool extends Account {
  /** Who is signed in. */
  readonly state: () => SessionState;
  /**
   * Calls `listener` after each change of `state()`, made by another tab or process, too; gives the function
   * that ends that.
   */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Fulfilled when the storage has been read; needed only where reading takes a promise. Rejects when it
   * cannot be read.
   */
  ready(): Promise<void>;
  /** The value is undefined when the user is signed in; otherwise the challenge to answer next. */
  signIn(credentials: Credentials): Promise<UserPoolResult<SignInChallenge | undefined>>;
  /**
   * The value is undefined when the user is signed in; otherwise the challenge to answer next.
   *
   * @param attributes what `requiredAttributes` of `NEW_PASSWORD_REQUIRED` asks for
   */
  answerChallenge(
    challenge: SignInChallenge,
    answer: string,
    attributes?: Readonly<Record<string, string>>,
  ): Promise<UserPoolResult<SignInChallenge | undefined>>;
  /** Ends the session here, and revokes its tokens as far as the user pool can be reached. */
  signOut(): Promise<void>;
  /** Ends all sessions of the user, here and elsewhere. After an error, this one goes on. */
  signOutEverywhere(): Promise<UserPoolResult<undefined>>;
  /** Deletes the user's account for good. After an error, the session goes on. */
  deleteUser(): Promise<UserPoolResult<undefined>>;
  /**
   * A valid access token, renewed when it is about to expire; undefined when nobody is signed in.
   *
   * @throws {UserPoolError} when it must be renewed and the user pool cannot be reached
   */
  readonly accessToken: AccessTokenSource;
  /**
   * The id token that belongs to it.
   *
   * @throws {UserPoolError} when it must be renewed and the user pool cannot be reached
   */
  idToken(): Promise<string | undefined>;
}

/** Signs users in to a Cognito user pool, and keeps their tokens fresh. */
export function createUserPool(props: UserPoolProps): UserPool {
  const { userPoolUrl: url, userPoolId, userPoolClientId: clientId } = props;
  const { storage = memoryStorage(), clock = systemClock } = props;
  const api = createUserPoolApi({ url, fetch: props.fetch ?? fetch, clock });
  const session = new Session({
    storage,
    clock,
    async refresh(RefreshToken) {
      // The one way that an app client has whose refresh tokens rotate; the others have it, too.
      const { value, error } = await api('GetTokensFromRefreshToken', { ClientId: clientId, RefreshToken });
      return error === undefined ? tokensOf(value) : { error };
    },
  });
  const accessToken: AccessTokenSource = (refused) => session.accessToken(refused);
  const signInProps: SignInProps = { api, clientId, userPoolId, now: clock.now };

  async function endBy(operation: string): Promise<UserPoolResult<undefined>> {
    const { error } = await callAsUser(api, accessToken, operation);
    if (error !== undefined) {
      return { error };
    }
    await session.end();
    return { value: undefined };
  }

  return {
    ...createAccount({ api, clientId, accessToken }),
    state: () => session.state(),
    subscribe: (listener) => session.subscribe(listener),
    ready: () => session.ready(),
    signIn: async (credentials) =>
      begin(session, credentials.username, await signIn(signInProps, credentials)),
    answerChallenge: async (challenge, answer, attributes) =>
      begin(session, challenge.username, await answerChallenge(signInProps, challenge, answer, attributes)),
    async signOut() {
      const Token = session.refreshToken();
      await session.end();
      // An app client may not allow it; the tokens are forgotten all the same.
      await (Token === undefined ? undefined : api('RevokeToken', { ClientId: clientId, Token }));
    },
    signOutEverywhere: () => endBy('GlobalSignOut'),
    deleteUser: () => endBy('DeleteUser'),
    accessToken,
    idToken: () => session.idToken(),
  };
}

async function begin(
  session: Session,
  username: string,
  { value, error }: UserPoolResult<Tokens | SignInChallenge>,
): Promise<UserPoolResult<SignInChallenge | undefined>> {
  if (error !== undefined) {
    return { error };
  }
  if ('session' in value) {
    return { value };
  }
  await session.begin(username, value);
  return { value: undefined };
}
