import { CognitoError } from '../api/cognito-error.ts';
import { nameKey } from '../pool/user-pool.ts';
import type { UserPool } from '../pool/user-pool.ts';

/** What is counted: requested codes and wrong codes. */
export type AttemptKind = `${'SIGN_UP' | 'PASSWORD' | 'ATTRIBUTE'}_${'REQUEST' | 'CODE'}`;

const HOUR_MS = 3_600_000;

/**
 * How often in an hour. Cognito documents "between 5 and 20" for passwords, depending on the risk, and no
 * other number.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-recover-a-user-account.html
 */
const MOST_REQUESTS_AN_HOUR = 20;
const MOST_WRONG_CODES_AN_HOUR = 5;

/**
 * Counts what an attacker who guesses would do often, for each user and for each unknown name: otherwise the
 * limit would show which names exist. Kept in memory: a restart clears it.
 */
export class Attempts {
  readonly #times = new Map<string, readonly number[]>();

  /** @throws {CognitoError} `LimitExceededException` when there were too many within the last hour */
  require(pool: UserPool, username: string, kind: AttemptKind): void {
    const most = kind.endsWith('_CODE') ? MOST_WRONG_CODES_AN_HOUR : MOST_REQUESTS_AN_HOUR;
    if (this.#recent(keyOf(pool, username, kind)).length >= most) {
      throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
    }
  }

  count(pool: UserPool, username: string, kind: AttemptKind): void {
    for (const key of this.#times.keys()) {
      if (this.#recent(key).length === 0) {
        this.#times.delete(key);
      }
    }
    const key = keyOf(pool, username, kind);
    this.#times.set(key, [...this.#recent(key), Date.now()]);
  }

  /** Forgets the wrong codes, after the right one was given. */
  clear(pool: UserPool, username: string, kind: AttemptKind): void {
    this.#times.delete(keyOf(pool, username, kind));
  }

  #recent(key: string): readonly number[] {
    const start = Date.now() - HOUR_MS;
    return (this.#times.get(key) ?? []).filter((time) => time > start);
  }
}

function keyOf(pool: UserPool, username: string, kind: AttemptKind): string {
  return JSON.stringify([nameKey(pool, username), kind]);
}
