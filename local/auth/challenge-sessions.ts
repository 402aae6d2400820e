import { randomUUID } from 'node:crypto';
import { CognitoError } from './cognito-error.ts';

/** A sign-in that waits for the answer to its challenge. */
export interface PendingSignIn {
  readonly clientId: string;
  readonly username: string;
}

/** The `Session` values of challenges: kept in memory, good once, for as long as the client's setting says. */
export class ChallengeSessions {
  readonly #sessions = new Map<string, PendingSignIn & { readonly expiresAt: number }>();

  start(signIn: PendingSignIn, seconds: number): string {
    const session = randomUUID();
    this.#sessions.set(session, { ...signIn, expiresAt: Date.now() + seconds * 1000 });
    return session;
  }

  /** @throws {CognitoError} `NotAuthorizedException` for a session that is unknown, another client's or over */
  find(session: string, clientId: string): PendingSignIn {
    const found = this.#sessions.get(session);
    if (found === undefined || found.clientId !== clientId) {
      throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
    }
    if (found.expiresAt <= Date.now()) {
      throw new CognitoError('NotAuthorizedException', 'Invalid session for the user, session is expired.');
    }
    return found;
  }

  end(session: string): void {
    this.#sessions.delete(session);
  }
}
