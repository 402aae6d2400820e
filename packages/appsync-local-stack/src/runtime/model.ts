import type { Json } from '../json.ts';

/**
 * The contract between the APPSYNC_JS runtime (`runtime/`), the resolver executor (`graphql/`) and the data
 * sources (`dynamodb/`).
 */

export type { Json };

/** `ctx.identity` of a caller with a Cognito user pool token. */
export interface CognitoIdentity {
  readonly sourceIp: readonly string[];
  readonly username: string;
  readonly groups: readonly string[] | null;
  readonly sub: string;
  readonly issuer: string;
  readonly claims: { readonly [key: string]: Json };
  readonly defaultAuthStrategy: 'ALLOW' | 'DENY';
}

/** `ctx.identity` without the caller's addresses, which are not in the token. */
export type VerifiedIdentity = Omit<CognitoIdentity, 'sourceIp'>;

/** `ctx.error` after a data source call that failed. */
export interface DataSourceError {
  readonly message: string;
  /** E.g. `DynamoDB:ConditionalCheckFailedException`. */
  readonly type: string;
}

/** What a data source answers: a result, an error, or (a failed condition) both. */
export interface DataSourceAnswer {
  readonly result: Json;
  readonly error?: DataSourceError;
}

/**
 * The `ctx` that a handler is given. `selectionSetList` and `selectionSetGraphQL` stay out of
 * `JSON.stringify(ctx.info)`.
 */
export interface HandlerContext {
  readonly arguments: { readonly [key: string]: Json };
  readonly identity: CognitoIdentity | null;
  readonly source: Json;
  readonly request: {
    readonly headers: { readonly [name: string]: string | readonly string[] };
    readonly domainName: string | null;
  };
  readonly info: {
    readonly fieldName: string;
    readonly parentTypeName: string;
    readonly variables: { readonly [key: string]: Json };
    readonly selectionSetList: readonly string[];
    readonly selectionSetGraphQL: string;
  };
  readonly env: { readonly [key: string]: string };
  readonly stash: { readonly [key: string]: Json };
  /** Absent in unit resolvers. */
  readonly prev?: { readonly result: Json };
  /** Response handlers only. */
  readonly result?: Json;
  /** Response handlers only, after a failure. */
  readonly error?: DataSourceError | null;
}

/**
 * An error raised by `util.error`, appended by `util.appendError`, or a runtime error (`errorType` `Code`).
 */
export interface HandlerError {
  readonly message: string;
  readonly errorType: string | null;
  readonly data: Json;
  readonly errorInfo: Json;
}

/** The outcome of one handler run. */
export interface HandlerOutcome {
  /** The returned value; null when the handler returned nothing or ended with `error`. */
  readonly result: Json;
  /** The stash after the run. */
  readonly stash: { readonly [key: string]: Json };
  /** Raised: stops the resolver. */
  readonly error?: HandlerError;
  /** Appended by `util.appendError`, in order. */
  readonly appendedErrors: readonly HandlerError[];
  /** `console` output as AppSync prints it, e.g. `INFO - code.js:5:3: "current id" "record-id"`. */
  readonly logs: readonly string[];
  /** Set when the handler ended by `runtime.earlyReturn`; its value is `result`. */
  readonly earlyReturn?: { readonly skipTo: 'NEXT' | 'END' };
  /** The argument of `extensions.setSubscriptionFilter`. */
  readonly subscriptionFilter?: Json;
  /** The argument of `extensions.setSubscriptionInvalidationFilter`. */
  readonly subscriptionInvalidationFilter?: Json;
  /** The arguments of `extensions.invalidateSubscriptions`, in order. */
  readonly invalidations: readonly Json[];
}

export interface HandlerCall {
  /** The whole code of a resolver or function: an ES module that exports `request` and `response`. */
  readonly code: string;
  readonly handler: 'request' | 'response';
  readonly context: HandlerContext;
}

/** Runs APPSYNC_JS handlers. Made by `startRuntime()`. */
export interface Runtime {
  /**
   * Checks code as AppSync does when it is saved: it must be a module that exports the handlers, with
   * supported syntax only.
   *
   * @throws {CodeRejected} with one diagnostic a line, `code.js:<line>:<column>: <text>`
   */
  check(code: string): void;
  /** Runs one handler. Never rejects because of what the code did: an error of the code is in `error`. */
  run(call: HandlerCall): Promise<HandlerOutcome>;
  close(): Promise<void>;
}
