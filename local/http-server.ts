import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuseMalformedHttp } from './graphql/http-answer.ts';
import { StartError } from './start-error.ts';

/** What answers. */
export interface HttpHandlers {
  readonly request: RequestListener;
  /** Requests to become a WebSocket. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** An HTTP or HTTPS server on this machine only. */
export interface HttpServer {
  /** E.g. `http://localhost:4000`. */
  readonly origin: string;
  /** Hands requests to `handlers` from now on; before, they are answered with 503. */
  serve(handlers: HttpHandlers): void;
  /** Ends idle connections at once and the others after their answer. */
  close(): Promise<void>;
}

/** How long requests under way may take to end when the server closes. */
const graceMs = 2_000;

/** Until there is something to answer with. */
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

/**
 * Listens on the loopback interface.
 *
 * @param port 0 for any free one
 * @param tls a certificate and its key, both PEM, to speak HTTPS and WSS; plain HTTP and WS without
 * @throws StartError when the port is in use or not allowed
 */
export async function listen(
  port: number,
  tls?: { readonly key: string; readonly cert: string },
): Promise<HttpServer> {
  let handlers = starting;
  const listener: RequestListener = (request, response) => handlers.request(request, response);
  const server: Server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    handlers.upgrade(request, socket, head);
  });
  server.on('clientError', refuseMalformedHttp);
  await started(server, port);
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    origin: `${tls ? 'https' : 'http'}://localhost:${actualPort}`,
    serve: (next) => {
      handlers = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // A client that never finishes its request must not keep the stack from stopping.
        setTimeout(() => server.closeAllConnections(), graceMs).unref();
      }),
  };
}

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new StartError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use: choose another with --port, or 0 for any free one`
            : `Port ${port} cannot be listened on (${error.code ?? error.message}): choose another with --port`,
        ),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
