import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { answeredHosts } from './answered-hosts.ts';
import { bindAll } from './bind-all.ts';
import { isForWebSocket, readAgain } from './http-upgrade.ts';
import { planListening } from './listen-addresses.ts';
import type { ListenPlan } from './listen-addresses.ts';

/** What answers. */
interface HttpHandlers {
  readonly request: RequestListener;
  /** Requests to become a WebSocket. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** An HTTP or HTTPS server on this machine. */
export interface HttpServer {
  /** E.g. `http://localhost:4000`. */
  readonly origin: string;
  /** Every address that it listens on, e.g. `127.0.0.1` and `::1`, all on the same port. */
  readonly addresses: readonly string[];
  /** Passes requests to `handlers` from now on; before, they are answered with 503. */
  serve(handlers: HttpHandlers): void;
  /** Ends idle connections at once and the others after their answer. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Where to listen. @default on the loopback interface only */
  readonly plan?: ListenPlan;
  /** A certificate and its key, both PEM, to speak HTTPS and WSS. @default plain HTTP and WS */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Answers bytes that are not HTTP, and closes the connection. @default an empty 400 */
  readonly refuseMalformed?: (error: Error & { code?: string }, socket: Duplex) => void;
}

/** How long pending requests may take when the server closes. */
const GRACE_MS = 2_000;

/** The answer until the handlers are known. */
const starting: HttpHandlers = {
  request: (_, response) => {
    response
      .writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' })
      .end('The local stack is starting.\n');
  },
  upgrade: (_, socket) => {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n\r\n');
  },
};

const MISDIRECTED =
  'This server does not answer to this host name. Use localhost, or start the server with --host.\n';

/** For requests whose `Host` is not this server; without CORS headers, so that no page can read it. */
const misdirected: HttpHandlers = {
  request: (_, response) => {
    response.writeHead(421, { 'content-type': 'text/plain', connection: 'close' }).end(MISDIRECTED);
  },
  upgrade: (_, socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  },
};

/**
 * Listens on the loopback interface, on its addresses of IPv4 and IPv6, and on the addresses of
 * `options.plan`.
 *
 * @param port 0 for any free port
 * @throws {StartError} when the port is in use or not allowed
 */
export async function listen(port: number, options: ListenOptions = {}): Promise<HttpServer> {
  const plan = options.plan ?? (await planListening());
  const isAnswered = answeredHosts(plan.isExposed ? plan.urlHost : undefined);
  let handlers = starting;
  const handlersFor = (request: IncomingMessage) => (isAnswered(takeHost(request)) ? handlers : misdirected);
  const listener: RequestListener = (request, response) => handlersFor(request).request(request, response);

  function createServer(): Server {
    const server =
      options.tls !== undefined ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (isForWebSocket(request)) {
        handlersFor(request).upgrade(request, socket, head);
      } else {
        readAgain(request, socket, head);
        server.emit(options.tls !== undefined ? 'secureConnection' : 'connection', socket);
      }
    });
    return options.refuseMalformed !== undefined ? server.on('clientError', options.refuseMalformed) : server;
  }

  const bound = await bindAll(createServer, plan.addresses, port);
  const host = plan.urlHost.includes(':') ? `[${plan.urlHost}]` : plan.urlHost;
  return {
    origin: `${options.tls !== undefined ? 'https' : 'http'}://${host}:${bound.port}`,
    addresses: bound.addresses,
    serve: (next) => {
      handlers = next;
    },
    close: async () => {
      await Promise.all(bound.servers.map(closeServer));
    },
  };
}

/**
 * The host that a request names; undefined when it names several, which no browser does.
 *
 * A target that is a whole URL, as for a proxy, has precedence over the header (RFC 9112, 3.2.2). It is
 * reduced to its path, by which requests are routed.
 */
function takeHost(request: IncomingMessage): string | undefined {
  if (request.headersDistinct['host']?.length !== 1) {
    return undefined;
  }
  const [, host, path] = /^(?:https?|wss?):\/\/([^/?#]*)(.*)$/i.exec(request.url ?? '') ?? [];
  if (host === undefined || path === undefined) {
    return request.headers.host;
  }
  request.url = path.startsWith('/') ? path : `/${path}`;
  return host;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A client that never finishes its request must not keep the stack from stopping.
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
