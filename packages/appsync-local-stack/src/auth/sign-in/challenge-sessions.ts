import { randomBytes } from 'node:crypto';
import { CognitoError, invalidSession } from '../api/cognito-error.ts';
import type { SrpExchange } from '../password/srp.ts';

/** A sign-in that waits for the answer to one challenge. */
export type PendingSignIn = {
  readonly clientId: string;
  readonly username: string;
  /** The verifier of the password that it began with: a change of the password ends it. */
  readonly verifier: string;
} & (
  | { readonly challenge: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' }
  | { readonly challenge: 'PASSWORD_VERIFIER'; readonly exchange: SrpExchange }
  /** `isVerified`: a code of the new token was shown in this very sign-in. */
  | { readonly challenge: 'MFA_SETUP'; readonly isVerified: boolean }
);

export type ChallengeName = PendingSignIn['challenge'];
type Pending<Name extends ChallengeName> = PendingSignIn & { readonly challenge: Name };

/**
 * The pending sign-ins: kept in memory, under a string that cannot be guessed, for as long as the client's
 * setting says.
 */
export class ChallengeSessions {
  readonly #sessions = new Map<string, { readonly signIn: PendingSignIn; readonly expiresAt: number }>();

  /** Gives the string to find the sign-in by: base64, 64 characters. */
  start(signIn: PendingSignIn, seconds: number): string {
    const now = Date.now();
    for (const [session, { expiresAt }] of this.#sessions) {
      if (expiresAt + FORGOTTEN_AFTER_MS <= now) {
        this.#sessions.delete(session);
      }
    }
    const session = randomBytes(48).toString('base64');
    this.#sessions.set(session, { signIn, expiresAt: now + seconds * 1000 });
    return session;
  }

  /**
   * @throws {CognitoError} `NotAuthorizedException` for a session that is unknown, another challenge's or
   *   over
   */
  find<Name extends ChallengeName>(session: string, challenge: Name): Pending<Name> {
    const found = this.#sessions.get(session);
    if (found === undefined || !isFor(found.signIn, challenge)) {
      throw invalidSession();
    }
    if (found.expiresAt <= Date.now()) {
      throw new CognitoError('NotAuthorizedException', 'Invalid session for the user, session is expired.');
    }
    return found.signIn;
  }

  /** Finds a session and ends it; undefined where `find` would throw. */
  take<Name extends ChallengeName>(session: string, challenge: Name): Pending<Name> | undefined {
    const found = this.#sessions.get(session);
    this.#sessions.delete(session);
    return found !== undefined && found.expiresAt > Date.now() && isFor(found.signIn, challenge)
      ? found.signIn
      : undefined;
  }

  end(session: string): void {
    this.#sessions.delete(session);
  }
}

/** How long an expired session is told apart from an unknown one. */
const FORGOTTEN_AFTER_MS = 3_600_000;

function isFor<Name extends ChallengeName>(signIn: PendingSignIn, challenge: Name): signIn is Pending<Name> {
  return signIn.challenge === challenge;
}
