import { createServer } from 'node:http';
import { refuseMalformedHttp } from './graphql/http-answer.ts';
import type { RequestListener, Server } from 'node:http';
import { StartError } from './start-error.ts';

/** An HTTP server on this machine only. */
export interface HttpServer {
  /** E.g. `http://localhost:4000`. */
  readonly origin: string;
  /** Hands requests to `listener` from now on; before, they are answered with 503. */
  serve(listener: RequestListener): void;
  /** Ends idle connections at once and the others after their answer. */
  close(): Promise<void>;
}

/** How long requests under way may take to end when the server closes. */
const graceMs = 2_000;

/**
 * Listens on the loopback interface.
 *
 * @param port 0 for any free one
 * @throws StartError when the port is in use or not allowed
 */
export async function listen(port: number): Promise<HttpServer> {
  let listener: RequestListener = (_, response) => {
    response
      .writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' })
      .end('The local stack is starting.\n');
  };
  const server = createServer((request, response) => listener(request, response));
  server.on('clientError', refuseMalformedHttp);
  await started(server, port);
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    origin: `http://localhost:${actualPort}`,
    serve: (next) => {
      listener = next;
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
