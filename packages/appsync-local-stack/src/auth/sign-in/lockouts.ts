import { CognitoError } from '../api/cognito-error.ts';
import { nameKey } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';

/** The fifth failure in a row locks out for a second, each further one for twice as long. */
const FAILURES_TO_LOCKOUT = 5;
const FIRST_LOCKOUT_MS = 1000;

/**
 * The longest lockout ("approximately"), and the time without attempts after which the failures are
 * forgotten.
 */
const QUARTER_HOUR_MS = 900_000;

interface Failures {
  readonly count: number;
  readonly lockedUntil: number;
  readonly lastAttemptAt: number;
}

/**
 * Cognito's lockout after consecutive wrong passwords, or wrong codes of an authenticator app.
 *
 * Unknown names are locked out too: otherwise the lockout would show which users exist. Kept in memory: a
 * restart clears it.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 */
export class Lockouts {
  readonly #failures = new Map<string, Failures>();

  /**
   * @throws {CognitoError} `NotAuthorizedException` during a lockout; this call does not make the next
   * lockout longer
   */
  require(pool: UserPool, userId: string): void {
    const key = nameKey(pool, userId);
    const failures = this.#recent(key);
    if (failures !== undefined && failures.lockedUntil > Date.now()) {
      this.#failures.set(key, { ...failures, lastAttemptAt: Date.now() });
      throw new CognitoError('NotAuthorizedException', 'Password attempts exceeded');
    }
  }

  countFailure(pool: UserPool, userId: string): void {
    for (const known of this.#failures.keys()) {
      if (this.#recent(known) === undefined) {
        this.#failures.delete(known);
      }
    }
    const now = Date.now();
    const key = nameKey(pool, userId);
    const count = (this.#recent(key)?.count ?? 0) + 1;
    const lockout =
      count < FAILURES_TO_LOCKOUT
        ? 0
        : Math.min(FIRST_LOCKOUT_MS * 2 ** (count - FAILURES_TO_LOCKOUT), QUARTER_HOUR_MS);
    this.#failures.set(key, { count, lockedUntil: now + lockout, lastAttemptAt: now });
  }

  /** Forgets the failures after a sign-in. */
  clear(pool: UserPool, userId: string): void {
    this.#failures.delete(nameKey(pool, userId));
  }

  #recent(key: string): Failures | undefined {
    const failures = this.#failures.get(key);
    const isForgotten = failures !== undefined && failures.lastAttemptAt + QUARTER_HOUR_MS <= Date.now();
    return isForgotten ? undefined : failures;
  }
}
