import { wait } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { isObject } from '../is-object.ts';
import { parseJson } from '../parse-json.ts';
import type { Tokens } from './sign-in.ts';
import type { TokenStorage } from './token-storage.ts';
import type { UserPoolResult } from './user-pool-error.ts';

/** Who is signed in, as an app shows it. A new object after each change. */
export interface SessionState {
  /** As it was typed at the sign-in. Undefined when nobody is signed in. */
  readonly username?: string;
  /** Why the last session ended without being asked to. */
  readonly notice?: string;
}

interface StoredSession {
  readonly username: string;
  readonly accessToken: string;
  readonly idToken?: string;
  readonly refreshToken: string;
  /** Epoch milliseconds, by the clock of this machine. */
  readonly expiresAt: number;
}

export interface SessionProps {
  /** Gives new tokens for a refresh token. */
  readonly refresh: (refreshToken: string) => Promise<UserPoolResult<Tokens>>;
  readonly storage: TokenStorage;
  readonly clock: Clock;
}

/** Tokens are renewed this long before they expire, so that none expires on its way. */
const RENEWAL_MS = 60_000;
/** How long another process may take to write down what it was given, when it was faster. */
const SLOW_WRITER_MS = 1000;

/**
 * The signed-in user of an app: keeps the tokens, renews them in time, and shares them with other tabs or
 * processes.
 */
export class Session {
  readonly #props: SessionProps;
  readonly #listeners = new Set<() => void>();
  readonly #loaded: Promise<void>;
  #stored: StoredSession | undefined;
  /** Whether the storage has what this session has. */
  #isWritten = true;
  #state: SessionState = {};
  #renewal: Promise<string | undefined> | undefined;

  constructor(props: SessionProps) {
    this.#props = props;
    const text = props.storage.read();
    if (text instanceof Promise) {
      this.#loaded = text.then((read) => this.#adopt(read));
      // Told to whoever asks for a token.
      this.#loaded.catch(() => undefined);
    } else {
      // Known at once where it can be: a page is shown right the first time.
      this.#adopt(text);
      this.#loaded = Promise.resolve();
    }
    props.storage.watch?.(() => void this.#read().catch(() => undefined));
  }

  state(): SessionState {
    return this.#state;
  }

  /** Calls `listener` after each change of `state()`; gives the function that ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Fulfilled when the storage has been read. */
  async ready(): Promise<void> {
    await this.#loaded;
  }

  /** The refresh token, to be revoked. */
  refreshToken(): string | undefined {
    return this.#stored?.refreshToken;
  }

  /** Takes the tokens of a sign-in. */
  async begin(username: string, tokens: Tokens): Promise<void> {
    await this.#keep(username, tokens, tokens.refreshToken ?? '');
    this.#show({ username });
  }

  /** Forgets the tokens, here and in the storage. */
  async end(notice?: string): Promise<void> {
    this.#stored = undefined;
    this.#isWritten = true;
    this.#show(notice === undefined ? {} : { notice });
    await this.#props.storage.remove();
  }

  /** The id token that came with the access token, for what reads attributes of the user. */
  async idToken(): Promise<string | undefined> {
    await this.accessToken();
    return this.#stored?.idToken;
  }

  /**
   * A valid access token; undefined when nobody is signed in. It is renewed when it is about to expire, once
   * for all who ask.
   *
   * @param refused a token that an API has refused although it has not expired by this machine's clock: it is
   *   renewed now
   * @throws {UserPoolError} when it must be renewed and the user pool cannot be reached
   */
  async accessToken(refused?: string): Promise<string | undefined> {
    await this.#loaded;
    if (this.#stored === undefined || this.#isGood(this.#stored, refused)) {
      return this.#stored?.accessToken;
    }
    this.#renewal ??= this.#renew(refused).finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  #isGood({ accessToken, expiresAt }: StoredSession, refused: string | undefined): boolean {
    return accessToken !== refused && expiresAt - this.#props.clock.now() > RENEWAL_MS;
  }

  #renew(refused: string | undefined): Promise<string | undefined> {
    const { storage } = this.#props;
    const run = () => this.#renewAlone(refused);
    return storage.lock === undefined ? run() : storage.lock(run);
  }

  async #renewAlone(refused: string | undefined): Promise<string | undefined> {
    // Another tab or process may have renewed them, or signed out.
    await this.#read();
    const before = this.#stored;
    if (before === undefined || this.#isGood(before, refused)) {
      return before?.accessToken;
    }
    const { value, error } = await this.#props.refresh(before.refreshToken);
    if (error?.isTransient === true) {
      throw error;
    }
    // Signed out, or in as somebody else, meanwhile.
    if (this.#stored !== before) {
      return this.#stored?.accessToken;
    }
    if (value !== undefined) {
      await this.#keep(before.username, value, value.refreshToken ?? before.refreshToken);
      return value.accessToken;
    }
    if (await this.#isRenewedElsewhere(before, error.code)) {
      return this.#stored?.accessToken;
    }
    await this.end('Your session has ended. Sign in again.');
    return undefined;
  }

  /**
   * A refresh token that was refused may have been shown by somebody faster, who writes down the new one in a
   * moment.
   */
  async #isRenewedElsewhere({ refreshToken }: StoredSession, code: string): Promise<boolean> {
    await this.#read();
    if (this.#stored?.refreshToken === refreshToken && code === 'RefreshTokenReuseException') {
      await wait(this.#props.clock, SLOW_WRITER_MS);
      await this.#read();
    }
    return this.#stored !== undefined && this.#stored.refreshToken !== refreshToken;
  }

  async #read(): Promise<void> {
    if (this.#isWritten) {
      this.#adopt(await this.#props.storage.read());
    }
  }

  /** Takes what somebody has written, this session or another. */
  #adopt(text: string | undefined): void {
    const read = parse(text);
    if (
      read?.accessToken === this.#stored?.accessToken &&
      read?.refreshToken === this.#stored?.refreshToken
    ) {
      return;
    }
    this.#stored = read;
    if (read?.username !== this.#state.username) {
      this.#show(read === undefined ? {} : { username: read.username });
    }
  }

  async #keep(username: string, tokens: Tokens, refreshToken: string): Promise<void> {
    const { accessToken, idToken, expiresInSeconds } = tokens;
    this.#stored = {
      username,
      accessToken,
      ...(idToken === undefined ? {} : { idToken }),
      refreshToken,
      expiresAt: this.#props.clock.now() + expiresInSeconds * 1000,
    };
    try {
      await this.#props.storage.write(JSON.stringify(this.#stored));
      this.#isWritten = true;
    } catch {
      // A storage that is full or forbidden: the session goes on in memory.
      this.#isWritten = false;
    }
  }

  #show(state: SessionState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}

/** Undefined for what is not there, or was not written by a session. */
function parse(text = ''): StoredSession | undefined {
  const value = parseJson(text);
  const isSession =
    isObject(value) &&
    typeof value['username'] === 'string' &&
    typeof value['accessToken'] === 'string' &&
    typeof value['refreshToken'] === 'string' &&
    typeof value['expiresAt'] === 'number';
  return isSession ? (value as unknown as StoredSession) : undefined; // Looked at just now.
}
