import { UserPoolError } from './cognito-client.ts';
import type { CognitoClient, SignInChallenge, Tokens } from './cognito-client.ts';

/** The signed-in user, as the page shows it. */
export interface SessionState {
  /** Undefined when no user is signed in. */
  readonly username?: string;
  /** Why the last session ended, if the user did not sign out. */
  readonly notice?: string;
}

/** The signed-in user of one browser tab. */
export interface Session {
  readonly state: () => SessionState;
  /** Calls `listener` after each change; gives a function that ends the calls. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Gives the challenge, if there is one. Rejects with `UserPoolError`. */
  readonly signIn: (username: string, password: string) => Promise<SignInChallenge | undefined>;
  /** Answers a challenge. Gives the next challenge, if there is one. Rejects with `UserPoolError`. */
  readonly answerChallenge: (
    challenge: SignInChallenge,
    answer: string,
  ) => Promise<SignInChallenge | undefined>;
  readonly signOut: () => void;
  /** A valid access token, renewed when it is about to expire; undefined when no user is signed in. */
  readonly accessToken: () => Promise<string | undefined>;
}

/**
 * Where a session is stored for a reload: the tab's `sessionStorage`, so that two tabs can have two users.
 */
export interface SessionStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

interface StoredSession {
  readonly username: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const STORAGE_KEY = 'appsync-console.session';
/** Tokens are renewed this long before they expire, so that none expires in transit. */
const RENEWAL_MS = 60_000;

/** Opens the tab's session, with the user from before a reload if there was one. */
export function openSession(
  cognito: CognitoClient,
  storage: SessionStorage,
  now: () => number = Date.now,
): Session {
  // Tokens of one stack are not sent to another stack that is later on the same origin.
  const key = `${STORAGE_KEY}.${cognito.clientId}`;
  let stored = readStored(storage, key);
  let state: SessionState = stored ? { username: stored.username } : {};
  let renewal: Promise<string | undefined> | undefined;
  const listeners = new Set<() => void>();

  function show(next: SessionState): void {
    state = next;
    for (const listener of listeners) {
      listener();
    }
  }

  function keep(username: string, tokens: Tokens, refreshToken: string): void {
    const expiresAt = now() + tokens.expiresInSeconds * 1000;
    stored = { username, accessToken: tokens.accessToken, refreshToken, expiresAt };
    storage.setItem(key, JSON.stringify(stored));
  }

  function begin(username: string, answer: Tokens | SignInChallenge): SignInChallenge | undefined {
    if ('session' in answer) {
      return answer;
    }
    keep(username, answer, answer.refreshToken ?? '');
    show({ username });
    return undefined;
  }

  function end(notice?: string): void {
    stored = undefined;
    storage.removeItem(key);
    show(notice === undefined ? {} : { notice });
  }

  async function renew(session: StoredSession): Promise<string | undefined> {
    try {
      const tokens = await cognito.refresh(session.refreshToken);
      // The user has signed out meanwhile, or another one has signed in.
      if (stored !== session) {
        return stored?.accessToken;
      }
      keep(session.username, tokens, tokens.refreshToken ?? session.refreshToken);
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof UserPoolError) || error.type === 'NetworkError') {
        throw error;
      }
      if (stored === session) {
        end('Your session has ended. Sign in again.');
      }
      return stored?.accessToken;
    } finally {
      renewal = undefined;
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn: async (username, password) => begin(username, await cognito.signIn(username, password)),
    answerChallenge: async (challenge, answer) =>
      begin(challenge.username, await cognito.answerChallenge(challenge, answer)),
    signOut: () => end(),
    async accessToken() {
      if (!stored) {
        return undefined;
      }
      if (stored.expiresAt - now() > RENEWAL_MS) {
        return stored.accessToken;
      }
      renewal ??= renew(stored);
      return renewal;
    },
  };
}

function readStored(storage: SessionStorage, key: string): StoredSession | undefined {
  try {
    // Written by `keep` only; any other content fails at its first use, with 401.
    return (JSON.parse(storage.getItem(key) ?? 'null') as StoredSession | null) ?? undefined;
  } catch {
    return undefined;
  }
}
