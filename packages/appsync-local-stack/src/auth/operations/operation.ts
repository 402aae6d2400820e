import type { ApiRequest } from '../api/api-request.ts';
import type { UserPoolDirectory } from '../pool/user-pool.ts';
import type { ChallengeSessions } from '../sign-in/challenge-sessions.ts';
import type { Lockouts } from '../sign-in/lockouts.ts';
import type { TokenIssuer } from '../tokens/token-issuer.ts';
import type { Attempts } from '../verification/attempts.ts';
import type { CodeMessage } from '../verification/code-message.ts';

export type ApiAnswer = Readonly<Record<string, unknown>>;

/** What the operations of the Cognito API work with. */
export interface Environment {
  readonly pools: UserPoolDirectory;
  readonly tokens: TokenIssuer;
  readonly challenges: ChallengeSessions;
  readonly attempts: Attempts;
  readonly lockouts: Lockouts;
  /** The signing key's derived secret. */
  readonly secret: Buffer;
  readonly onMessage: (message: CodeMessage) => void;
}

/** An operation of the Cognito API; it throws, or rejects with, a `CognitoError`. */
export type Operation = (request: ApiRequest, environment: Environment) => ApiAnswer | Promise<ApiAnswer>;
