import type { ApiRequest } from '../api-request.ts';
import type { ChallengeSessions } from '../challenge-sessions.ts';
import type { CodeMessage } from '../code-message.ts';
import type { TokenIssuer } from '../token-issuer.ts';
import type { UserPoolDirectory } from '../user-pool.ts';

export type ApiAnswer = Readonly<Record<string, unknown>>;

/** What the operations of the Cognito API work with. */
export interface Environment {
  readonly pools: UserPoolDirectory;
  readonly tokens: TokenIssuer;
  readonly challenges: ChallengeSessions;
  /** The signing key's derived secret. */
  readonly secret: Buffer;
  readonly onMessage: (message: CodeMessage) => void;
  /** Runs cognito-local's operation of that name. */
  emulate(name: string, request: ApiRequest): Promise<ApiAnswer>;
}

/** One operation of the Cognito API; it rejects with a `CognitoError`, or with one of cognito-local's. */
export type Operation = (request: ApiRequest, environment: Environment) => Promise<ApiAnswer>;
