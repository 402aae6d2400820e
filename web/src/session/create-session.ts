import { createExpenseClient } from 'expense-tracker-client';
import type { Clock, ExpenseClient, RealtimeSocketClass, SignInChallenge } from 'expense-tracker-client';
import { deviceClock } from '../data/clock.ts';
import { createUserData } from '../data/create-user-data.ts';
import type { OpenUserData } from '../data/create-user-data.ts';
import type { Platform } from '../data/platform.ts';
import { indexedStore } from '../data/store/indexed-store.ts';
import { createGate } from '../data/sync/gate.ts';
import type { Gate } from '../data/sync/gate.ts';
import { accountOf, eraseAll } from './account.ts';
import { AppDatabase } from './app-database.ts';
import type { KnownUser } from './app-database.ts';
import { shownOutputs } from './outputs.ts';
import { nothing, resultOf, sessionError } from './session-error.ts';
import type { Challenge, Session, SessionNotice, SessionResult, SessionState } from './session.ts';
import { tokenStorage } from './token-storage.ts';
import { subjectOf } from './token-subject.ts';

export interface SessionProps {
  /** The content of `amplify_outputs.json`, parsed. */
  readonly outputs: unknown;
  readonly platform: Platform;
  /** What databases, channels and locks are named by. @default expenses */
  readonly name?: string;
  /** @default the platform's */
  readonly fetch?: typeof fetch;
  /** @default the platform's */
  readonly webSocket?: RealtimeSocketClass;
  /** @default this device's */
  readonly clock?: Clock;
}

/** A session, and what ends it in this tab as a closed tab does. */
export interface OpenSession extends Session {
  close(): void;
}

const USER = 'user';
const STARTING: SessionState = { status: 'starting' };

/**
 * Opens the session: the user who was signed in still is, without asking the network.
 *
 * @throws {ConfigurationError} when `outputs` names no API and user pool
 */
export function createSession(props: SessionProps): OpenSession {
  const opened = new Opened(props);
  opened.start();
  return opened.session;
}

class Opened {
  readonly session: OpenSession;
  readonly #name: string;
  readonly #platform: Platform;
  readonly #clock: Clock;
  readonly #database: AppDatabase;
  readonly #client: ExpenseClient;
  readonly #gate: Gate;
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();
  #state: SessionState = STARTING;
  #challenge: SignInChallenge | undefined;
  #data: OpenUserData | undefined;
  /** True while this tab itself signs somebody out. */
  #isLeaving = false;
  /** Changes of the user are taken one after another. */
  #turn: Promise<void> = Promise.resolve();

  constructor(props: SessionProps) {
    const { platform, outputs, clock = deviceClock, name = 'expenses' } = props;
    this.#name = name;
    this.#platform = platform;
    this.#clock = clock;
    this.#database = new AppDatabase(name);
    const { signal } = this.#closing;
    this.#gate = createGate({
      fetch: props.fetch ?? ((input, init) => fetch(input, init)),
      clock,
      onServerTime: (epochMs) => this.#data?.noteServerTime(epochMs),
    });
    this.#client = createExpenseClient({
      outputs,
      clock,
      fetch: this.#gate.fetch,
      storage: tokenStorage(this.#database, `${name}.session`, (listener) =>
        signal.addEventListener('abort', platform.onWake(listener)),
      ),
      // Behind the gate, tries cost nothing.
      backoff: { firstMs: 1000, largestMs: 300_000, random: () => 0.5 + Math.random() / 2 },
      timeLimitMs: 30_000,
      ...(props.webSocket === undefined ? {} : { webSocket: props.webSocket }),
    });
    this.session = this.#createSession(outputs);
  }

  start(): void {
    const { userPool } = this.#client;
    const stop = userPool.subscribe(() => this.#follow());
    this.#closing.signal.addEventListener('abort', stop);
    this.#turn = this.#begin();
  }

  async #begin(): Promise<void> {
    await this.#database.deleteLeftovers().catch(() => undefined);
    await this.#client.userPool.ready().catch(() => undefined);
    await this.#takeUser();
  }

  /** The user pool has told that somebody else is signed in, or nobody. */
  #follow(): void {
    this.#turn = this.#turn.then(() => this.#takeUser());
  }

  async #takeUser(): Promise<void> {
    const { username, notice } = this.#client.userPool.state();
    if (this.#closing.signal.aborted) {
      return;
    }
    if (username === undefined) {
      const was = this.#state.status;
      this.#endData();
      if (was !== 'challenge') {
        this.#show({ status: 'signedOut', notice: this.#noticeOf(was, notice) });
      }
      return;
    }
    const user = await this.#userOf(username);
    if (this.#client.userPool.state().username !== username || user === undefined) {
      return;
    }
    if (this.#state.status !== 'signedIn' || this.#state.userId !== user.userId) {
      this.#openData(user);
    }
  }

  #noticeOf(was: SessionState['status'], notice: string | undefined): SessionNotice | undefined {
    if (notice !== undefined) {
      return 'sessionEnded';
    }
    return was === 'signedIn' && !this.#isLeaving ? 'signedOutElsewhere' : undefined;
  }

  /** Known without the network, also when the tokens have expired. */
  async #userOf(username: string): Promise<KnownUser | undefined> {
    const known = (await this.#database.get(USER)) as KnownUser | undefined; // Written below.
    if (known?.username === username) {
      return known;
    }
    const token = await this.#client.userPool.accessToken().catch(() => undefined);
    const userId = token === undefined ? undefined : subjectOf(token);
    if (userId === undefined) {
      return undefined;
    }
    const user = { username, userId };
    await this.#database.set({ [USER]: user });
    return user;
  }

  #openData({ username, userId }: KnownUser): void {
    this.#endData();
    const data = createUserData({
      name: this.#dataName(userId),
      client: this.#client,
      gate: this.#gate,
      clock: this.#clock,
      platform: this.#platform,
      openStore: (events) => indexedStore(this.#dataName(userId), events),
    });
    this.#data = data;
    this.#challenge = undefined;
    this.#show({ status: 'signedIn', username, userId, data });
  }

  #dataName(userId: string): string {
    return `${this.#name}.${userId}`;
  }

  #endData(): void {
    this.#data?.close();
    this.#data = undefined;
  }

  #show(state: SessionState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }

  #createSession(outputs: unknown): OpenSession {
    const { userPool } = this.#client;
    return {
      ...shownOutputs(outputs),
      ...accountOf(userPool),
      state: () => this.#state,
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      isKept: () => this.#database.isKept,
      signIn: async (username, password) => this.#step(await userPool.signIn({ username, password })),
      answerChallenge: (answer) => this.#answer(answer),
      cancelChallenge: () => {
        this.#challenge = undefined;
        this.#show({ status: 'signedOut', notice: undefined });
      },
      signOut: () => this.#signOut(() => userPool.signOut()),
      signOutEverywhere: async () => {
        const result = await this.#leaving(() => userPool.signOutEverywhere());
        return resultOf(result, nothing);
      },
      deleteAccount: (onProgress) => this.#deleteAccount(onProgress),
      close: () => {
        this.#closing.abort();
        this.#endData();
      },
    };
  }

  async #answer(answer: string): Promise<SessionResult> {
    const challenge = this.#challenge;
    if (challenge === undefined) {
      return { error: { code: 'challengeExpired', message: 'There is nothing to answer.' } };
    }
    const result = await this.#client.userPool.answerChallenge(challenge, answer);
    const error = result.error === undefined ? undefined : sessionError(result.error);
    if (error?.code === 'challengeExpired') {
      this.#challenge = undefined;
      this.#show({ status: 'signedOut', notice: 'challengeExpired' });
    }
    return error === undefined ? this.#step(result) : { error };
  }

  /** After a step of a sign-in: signed in, or asked for more. */
  async #step(result: Awaited<ReturnType<ExpenseClient['userPool']['signIn']>>): Promise<SessionResult> {
    if (result.error !== undefined) {
      return { error: sessionError(result.error) };
    }
    if (result.value !== undefined) {
      this.#challenge = result.value;
      const { username } = result.value;
      this.#show({ status: 'challenge', username, challenge: shownChallenge(result.value) });
      return { value: undefined };
    }
    this.#challenge = undefined;
    await this.#turn;
    return { value: undefined };
  }

  /**
   * Forgets the user in one transaction before anything else: a tab that is killed midway, or has no network,
   * has signed out all the same.
   */
  async #signOut(end: () => Promise<unknown>): Promise<void> {
    const { userId } = this.#state.status === 'signedIn' ? this.#state : { userId: undefined };
    this.#isLeaving = true;
    this.#endData();
    await this.#database.set({
      ...(userId === undefined ? {} : { [`delete ${this.#dataName(userId)}`]: true }),
      [USER]: undefined,
      key: undefined,
      tokens: undefined,
    });
    // Its tokens are revoked as far as the user pool can be reached; nobody waits for that.
    void end().catch(() => undefined);
    await this.#turn;
    await this.#database.deleteLeftovers();
    this.#isLeaving = false;
  }

  /** Something that ends the session at the user pool, and here only when it has succeeded. */
  async #leaving<Result extends { readonly error?: unknown }>(end: () => Promise<Result>): Promise<Result> {
    this.#isLeaving = true;
    const user = this.#state.status === 'signedIn' ? this.#state.userId : undefined;
    const result = await end();
    if (result.error === undefined) {
      await this.#database.set({
        ...(user === undefined ? {} : { [`delete ${this.#dataName(user)}`]: true }),
        [USER]: undefined,
      });
      await this.#turn;
      await this.#database.deleteLeftovers();
    }
    this.#isLeaving = false;
    return result;
  }

  async #deleteAccount(onProgress?: (erasedCount: number) => void): Promise<SessionResult> {
    const state = this.#state;
    // Nothing more goes out meanwhile.
    this.#endData();
    const erased = await eraseAll(this.#client, onProgress);
    if (erased.error === undefined) {
      const deleted = await this.#leaving(() => this.#client.userPool.deleteUser());
      if (deleted.error === undefined) {
        return { value: undefined };
      }
      this.#reopen(state);
      return { error: sessionError(deleted.error) };
    }
    this.#reopen(state);
    return erased;
  }

  #reopen(state: SessionState): void {
    if (state.status === 'signedIn' && this.#state.status === 'signedIn') {
      this.#openData(state);
    }
  }
}

function shownChallenge({ name, secretCode }: SignInChallenge): Challenge {
  const kinds = {
    SOFTWARE_TOKEN_MFA: 'code',
    SMS_MFA: 'sentCode',
    EMAIL_OTP: 'sentCode',
    MFA_SETUP: 'setUp',
    NEW_PASSWORD_REQUIRED: 'newPassword',
  } as const;
  return { kind: kinds[name], secretCode };
}
