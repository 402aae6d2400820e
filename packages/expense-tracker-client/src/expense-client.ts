import { createRealtime, createUserPool, readOutputs, systemClock } from 'appsync-cognito-client';
import type {
  AnyDocument,
  BackoffProps,
  Clock,
  Configuration,
  Realtime,
  RealtimeSocketClass,
  RealtimeSubscription,
  SubscriptionHandlers,
  TokenStorage,
  UserPool,
  VariablesOf,
} from 'appsync-cognito-client';
import { createExpenseSender } from './expense-sender.ts';
import type { ExpenseSend } from './expense-sender.ts';
import { followChanges } from './follow-changes.ts';
import type { Following, FollowOptions } from './follow-changes.ts';

export interface ExpenseClientProps {
  /** The content of `amplify_outputs.json`, parsed: that of a local stack or of a deployment. */
  readonly outputs: unknown;
  /** Where the tokens are kept. @default in memory: they are gone with the page or process */
  readonly storage?: TokenStorage;
  /**
   * The class of WebSockets, e.g. that of the package `ws`; needed in Node.js 20 for what happens elsewhere.
   * @default the platform's
   */
  readonly webSocket?: RealtimeSocketClass;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch;
  /** How long one call of `send` may take with all its tries. @default 60,000 */
  readonly timeLimitMs?: number;
  /** How long one try may take. @default 35,000 */
  readonly attemptTimeoutMs?: number;
  /**
   * The waits between tries. @default at most 100 ms before the second try, doubled each time, at most 5 s
   */
  readonly backoff?: BackoffProps;
  /** @default this machine's */
  readonly clock?: Clock;
}

/** The API for one user at a time. */
export interface ExpenseClient {
  readonly configuration: Configuration;
  /** Sign-up, sign-in and the account. */
  readonly userPool: UserPool;
  readonly send: ExpenseSend;
  /**
   * Subscribes to one kind of event as it is, with the fields that the mutation selected. Events are lost
   * while there is no connection; `follow` loses none.
   *
   * @throws {ConfigurationError} when the platform has no `WebSocket` and none was given
   */
  subscribe<Document extends AnyDocument>(
    document: Document,
    handlers: SubscriptionHandlers,
    variables?: VariablesOf<Document>,
  ): RealtimeSubscription;
  /**
   * Gives every change of the user's expenses, from a cursor on, whichever device makes it.
   *
   * @throws {ConfigurationError} when the platform has no `WebSocket` and none was given
   */
  follow(options: FollowOptions): Following;
}

/**
 * Makes a client of the API.
 *
 * @throws {ConfigurationError} when `outputs` names no API and user pool
 */
export function createExpenseClient(props: ExpenseClientProps): ExpenseClient {
  const { outputs, clock = systemClock, backoff = { firstMs: 100, largestMs: 5000 } } = props;
  const configuration = readOutputs(outputs);
  const platform = { clock, ...(props.fetch === undefined ? {} : { fetch: props.fetch }) };
  const userPool = createUserPool({
    ...configuration,
    ...platform,
    ...(props.storage === undefined ? {} : { storage: props.storage }),
  });
  const { accessToken } = userPool;
  const send = createExpenseSender({
    ...configuration,
    ...platform,
    accessToken,
    backoff,
    ...(props.timeLimitMs === undefined ? {} : { timeLimitMs: props.timeLimitMs }),
    ...(props.attemptTimeoutMs === undefined ? {} : { attemptTimeoutMs: props.attemptTimeoutMs }),
  });
  const realtime = createRealtime({
    ...configuration,
    accessToken,
    clock,
    ...(props.backoff === undefined ? {} : { backoff }),
    ...(props.webSocket === undefined ? {} : { webSocket: props.webSocket }),
  });
  endWithUser(userPool, realtime);
  return {
    configuration,
    userPool,
    send,
    subscribe: (document, handlers, variables) =>
      realtime.subscribe({ query: document.toString(), variables }, handlers),
    follow: (options) => followChanges({ send, realtime, clock, backoff }, options),
  };
}

/** What was subscribed to for one user ends when another one signs in, or nobody is signed in any more. */
function endWithUser(userPool: UserPool, realtime: Realtime): void {
  let user = userPool.state().username;
  userPool.subscribe(() => {
    const { username } = userPool.state();
    if (user !== undefined && username !== user) {
      realtime.end();
    }
    user = username;
  });
}
