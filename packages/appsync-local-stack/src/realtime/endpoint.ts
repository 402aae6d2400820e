import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { ExecutableApi } from '../graphql/execution/executable-api.ts';
import type { MutationResult } from '../graphql/execution/execution.ts';
import type { Authorize } from '../graphql/http/authorization.ts';
import { handlerRequest, sourceIps, urlOf } from '../graphql/http/request.ts';
import { readSubscribedMutations } from '../graphql/schema/subscribed-mutations.ts';
import { stackOf } from '../user-error.ts';
import { findConnectionRefusal } from './connection-refusal.ts';
import { Connection } from './connection.ts';
import type { StartSubscription } from './connection.ts';
import { isHostOf, SUBPROTOCOL } from './credentials.ts';
import { DEFAULT_LIMITS, KEEP_ALIVE_MS } from './limits.ts';
import type { RealtimeLimits } from './limits.ts';
import { Publisher } from './publisher.ts';
import { subscribe } from './subscribe.ts';
import { SubscriptionIndex } from './subscription-index.ts';

/**
 * The paths that clients derive from a GraphQL URL: `/graphql/realtime` and `/realtime` of one that is not
 * AWS's; `/graphql` where they change only the scheme and the host's name, as for AWS's; Python's gql always
 * does it.
 */
const REALTIME_PATHS: readonly string[] = ['/graphql/realtime', '/realtime', '/graphql'];

export interface RealtimeEndpointProps {
  readonly executable: ExecutableApi;
  /** Checks the `Authorization` of a connection and of every subscription. */
  readonly authorize: Authorize;
  /**
   * Gets lines that clients do not get: resolvers' `console` output, dropped clients, faults.
   *
   * @default nothing is logged
   */
  readonly log?: (line: string) => void;
  /** @default 60,000 */
  readonly keepAliveMs?: number;
  /** @default AppSync's */
  readonly limits?: Partial<RealtimeLimits>;
}

export interface RealtimeEndpoint {
  /** How many sockets are open, and how many subscriptions they carry. */
  readonly size: { readonly connections: number; readonly subscriptions: number };
  /** Takes an `upgrade` event of an HTTP or HTTPS server; answers 404 for other paths, 503 when closed. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Sends a mutation's result to its subscribers; an `onMutationResult` of the GraphQL endpoint. Never
   * throws.
   */
  publish(event: MutationResult): void;
  /** Closes every connection with code 1001; all have ended at most a second later. */
  close(): Promise<void>;
}

/**
 * Makes the realtime endpoint of an API: AppSync's WebSocket protocol for GraphQL subscriptions.
 *
 * The path of a client: `handleUpgrade` opens the socket, `connection-refusal.ts` checks its credentials,
 * `connection.ts` speaks the protocol, `subscribe.ts` starts a subscription, `subscription-index.ts` finds it
 * by what `publisher.ts` publishes.
 *
 * The token is checked when a client connects and again for each subscription that it starts, not in between:
 * a subscription outlives its token and ends with its connection, after 24 hours at the latest. What AppSync
 * does when a token expires on an open socket is not documented; its clients expect the subscription to
 * continue, and send a new token when they connect or subscribe again.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html
 */
export function createRealtimeEndpoint(props: RealtimeEndpointProps): RealtimeEndpoint {
  return new WebSocketEndpoint(props);
}

/** The sockets, and their shared state. */
class WebSocketEndpoint implements RealtimeEndpoint {
  readonly #executable: ExecutableApi;
  readonly #authorize: Authorize;
  readonly #log: (line: string) => void;
  readonly #limits: RealtimeLimits;
  readonly #index = new SubscriptionIndex();
  readonly #publisher: Publisher;
  readonly #server: WebSocketServer;
  /** Each with the promise of its end. */
  readonly #connections = new Map<Connection, Promise<void>>();
  readonly #keepAliveTimer: NodeJS.Timeout;
  #isClosed = false;

  constructor(props: RealtimeEndpointProps) {
    this.#executable = props.executable;
    this.#authorize = props.authorize;
    this.#log = props.log ?? (() => undefined);
    this.#limits = { ...DEFAULT_LIMITS, ...props.limits };
    this.#publisher = new Publisher({
      index: this.#index,
      subscribedMutations: readSubscribedMutations(props.executable.schema),
      maxPayloadBytes: this.#limits.payloadBytes,
      log: this.#log,
    });
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: this.#limits.messageBytes,
      handleProtocols: (protocols) => (protocols.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    });
    const keepAliveMs = props.keepAliveMs ?? KEEP_ALIVE_MS;
    this.#keepAliveTimer = setInterval(() => this.#keepAlive(), keepAliveMs).unref();
  }

  get size(): RealtimeEndpoint['size'] {
    return { connections: this.#connections.size, subscriptions: this.#index.size };
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = urlOf(request);
    if (url === undefined || !REALTIME_PATHS.includes(url.pathname)) {
      refuseUpgrade(socket, 404);
    } else if (this.#isClosed) {
      refuseUpgrade(socket, 503);
    } else {
      this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket, request, url));
    }
  }

  publish(event: MutationResult): void {
    try {
      this.#publisher.publish(event);
    } catch (error) {
      this.#log(`Realtime: publishing the result of ${event.fieldName} failed: ${stackOf(error)}`);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#keepAliveTimer);
    for (const connection of this.#connections.keys()) {
      connection.close();
    }
    await Promise.all(this.#connections.values());
  }

  #keepAlive(): void {
    for (const connection of this.#connections.keys()) {
      connection.keepAlive();
    }
  }

  #accept(socket: WebSocket, request: IncomingMessage, url: URL): void {
    const parts = { executable: this.#executable, authorize: this.#authorize, log: this.#log };
    const connection = new Connection({
      socket,
      refusal: findConnectionRefusal(parts, request, url),
      start: subscribeFrom(parts, request),
      index: this.#index,
      limits: this.#limits,
      log: this.#log,
    });
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    this.#connections.set(
      connection,
      closed.then(() => void this.#connections.delete(connection)),
    );
  }
}

/**
 * Starts the subscriptions of one connection: `subscribe` with the data of the request that opened it.
 */
function subscribeFrom(parts: Parameters<typeof subscribe>[0], request: IncomingMessage): StartSubscription {
  const connection = { sourceIp: sourceIps(request), request: handlerRequest(request) };
  return ({ data, authorization }) => {
    const isForThisHost = isHostOf(request, authorization.get('host'));
    return subscribe(parts, { data, authorization, isForThisHost, ...connection });
  };
}

function refuseUpgrade(socket: Duplex, status: 404 | 503): void {
  // A closed connection is not a fault; without a listener its error would be uncaught.
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
