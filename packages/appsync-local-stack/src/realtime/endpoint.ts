import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

import type { ExecutableApi } from '../graphql/execution/executable-api.ts';
import type { MutationResult } from '../graphql/execution/execution.ts';
import type { Authorization } from '../graphql/http/authorization.ts';
import { handlerRequest, sourceIps } from '../graphql/http/request.ts';
import { Connection } from './connection.ts';
import { isHostOf, NOT_AUTHORIZED, readConnectionHeaders, SUBPROTOCOL } from './credentials.ts';
import { defaultLimits, KEEP_ALIVE_MS } from './limits.ts';
import type { RealtimeLimits } from './limits.ts';
import type { MessageError } from './messages.ts';
import { Publisher } from './publisher.ts';
import { subscribe } from './subscribe.ts';
import { readSubscribedMutations } from './subscribed-mutations.ts';
import { SubscriptionIndex } from './subscription-index.ts';

/**
 * The addresses that clients make of a GraphQL URL: `/graphql/realtime` and `/realtime` of one that is not AWS's own; `/graphql`
 * where they change only the scheme and the host's name, as for AWS's own (Python's gql does for every URL).
 */
export const realtimePaths: readonly string[] = ['/graphql/realtime', '/realtime', '/graphql'];

export interface RealtimeEndpointProps {
  readonly executable: ExecutableApi;
  /** Checks the `Authorization` of a connection and of every subscription, `Bearer ` or not. */
  readonly authorize: (authorizationHeader: string | undefined) => Promise<Authorization>;
  /** Told what clients are not told: resolvers' `console` output, dropped clients, faults. @default nothing is logged */
  readonly log?: (line: string) => void;
  /** @default 60,000 */
  readonly keepAliveMs?: number;
  /** @default AppSync's */
  readonly limits?: Partial<RealtimeLimits>;
}

export interface RealtimeEndpoint {
  /** How many sockets are open, and how many subscriptions they carry. */
  readonly size: { readonly connections: number; readonly subscriptions: number };
  /** Whether a request is for one of {@link realtimePaths}. */
  handles(request: IncomingMessage): boolean;
  /** Takes an `upgrade` event of an HTTP or HTTPS server; answers 404 for other paths, 503 when closed. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells subscribers of a mutation's result; an `onMutationResult` of the GraphQL endpoint. Never throws. */
  publish(event: MutationResult): void;
  /** Closes every connection with code 1001; at most a second later all are gone. */
  close(): Promise<void>;
}

function urlOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '/', 'http://localhost');
  } catch {
    return undefined;
  }
}

function refuseUpgrade(socket: Duplex, status: 404 | 503): void {
  // A client that has gone away is no fault; without a listener it would be an uncaught one.
  socket.on('error', () => undefined);
  socket.end(
    `HTTP/1.1 ${String(status)} ${String(STATUS_CODES[status])}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

/**
 * Makes the realtime endpoint of an API: AppSync's WebSocket protocol for GraphQL subscriptions.
 *
 * The token is checked when a client connects and again for each subscription that it starts, not in between: a
 * subscription outlives its token and ends with its connection, after 24 hours at the latest. What AppSync does when a
 * token expires on an open socket is not documented; its clients count on going on, and bring a new token when they
 * connect or subscribe again.
 * Source: AppSync devguide, real-time-websocket-client, aws-appsync-real-time-data.
 *
 * @throws {SchemaRefused} when `@aws_subscribe` names a mutation that does not exist or has another type
 */
export function createRealtimeEndpoint(props: RealtimeEndpointProps): RealtimeEndpoint {
  const { executable, authorize } = props;
  const log = props.log ?? (() => undefined);
  const limits: RealtimeLimits = { ...defaultLimits, ...props.limits };
  const index = new SubscriptionIndex();
  const publisher = new Publisher({
    index,
    subscribedMutations: readSubscribedMutations(executable.schema),
    maxPayloadBytes: limits.payloadBytes,
    log,
  });
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    handleProtocols: (protocols) => (protocols.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  const connections = new Map<Connection, Promise<void>>();
  const keepAliveTimer = setInterval(() => {
    for (const connection of connections.keys()) connection.keepAlive();
  }, props.keepAliveMs ?? KEEP_ALIVE_MS).unref();
  let isClosed = false;

  async function refusalOf(request: IncomingMessage, url: URL): Promise<MessageError | undefined> {
    const read = readConnectionHeaders(request, url);
    if ('error' in read) return read.error;
    const unauthorized = { errorType: 'UnauthorizedException', errorCode: 401 } as const;
    try {
      const authorization = await authorize(read.headers.get('authorization'));
      if ('message' in authorization) return { ...unauthorized, message: authorization.message };
      return isHostOf(request, read.headers.get('host'))
        ? undefined
        : { ...unauthorized, message: NOT_AUTHORIZED };
    } catch (error) {
      log(`Authorizing a connection failed: ${String(error)}`);
      return { errorType: 'InternalFailure', message: 'An internal failure occurred.', errorCode: 500 };
    }
  }

  function accept(socket: WebSocket, request: IncomingMessage, url: URL): void {
    const callerRequest = handlerRequest(request);
    const sourceIp = sourceIps(request);
    const connection = new Connection({
      socket,
      refusal: refusalOf(request, url),
      start: ({ data, authorization }) => {
        const isForThisHost = isHostOf(request, authorization.get('host'));
        const start = { data, authorization, isForThisHost, sourceIp, request: callerRequest };
        return subscribe({ executable, authorize, log }, start);
      },
      index,
      limits,
      log,
    });
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    connections.set(
      connection,
      closed.then(() => void connections.delete(connection)),
    );
  }

  return {
    get size() {
      return { connections: connections.size, subscriptions: index.size };
    },
    handles: (request) => realtimePaths.includes(urlOf(request)?.pathname ?? ''),
    handleUpgrade(request, socket, head) {
      const url = urlOf(request);
      if (url === undefined || !realtimePaths.includes(url.pathname)) {
        refuseUpgrade(socket, 404);
      } else if (isClosed) {
        refuseUpgrade(socket, 503);
      } else {
        server.handleUpgrade(request, socket, head, (webSocket) => {
          accept(webSocket, request, url);
        });
      }
    },
    publish(event) {
      try {
        publisher.publish(event);
      } catch (error) {
        log(`Realtime: publishing the result of ${event.fieldName} failed: ${String(error)}`);
      }
    },
    async close() {
      isClosed = true;
      clearInterval(keepAliveTimer);
      for (const connection of connections.keys()) connection.close();
      await Promise.all(connections.values());
    },
  };
}
