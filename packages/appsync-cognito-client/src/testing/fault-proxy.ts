import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/**
 * What happens to one request. `pass`: nothing. `loseRequest`: the connection breaks before the server sees
 * it. `loseAnswer`: it breaks after the server has acted. `cutAnswer`: it breaks in the middle of the answer.
 * `{ delayMs }`: the answer comes that much later. `{ status }` and `{ body }`: something on the way answers
 * instead, and the server sees nothing.
 */
export type Fault =
  | 'pass'
  | 'loseRequest'
  | 'loseAnswer'
  | 'cutAnswer'
  | { readonly delayMs: number }
  | { readonly status?: number; readonly body: string };

/** Stands between a client and a server, and breaks what the test wants broken. */
export interface FaultProxy {
  readonly origin: string;
  /** Asked for each POST, with its body and its number from 1; WebSockets pass. */
  decide: (body: string, number: number) => Fault;
  /** The bodies of all POSTs, in order. */
  readonly bodies: string[];
  /** Breaks all WebSockets off. */
  cutSockets(): void;
  /** Whether WebSockets are let through; false refuses them. */
  takesSockets: boolean;
  close(): Promise<void>;
}

/** Starts a proxy on a free port, for a server that speaks plain HTTP. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const upstream = new URL(target);
  const tunnels = new Set<Socket>();
  const server = createServer((request, response) => {
    void forward(proxy, upstream, request, response);
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    if (!proxy.takesSockets) {
      socket.destroy();
      return;
    }
    tunnels.add(socket);
    tunnel(upstream, request, socket, head);
    socket.once('close', () => tunnels.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port.
  const proxy: FaultProxy = {
    origin: `http://127.0.0.1:${port}`,
    decide: () => 'pass',
    bodies: [],
    takesSockets: true,
    cutSockets: () => tunnels.forEach((socket) => socket.destroy()),
    close: () =>
      new Promise((resolve) => {
        proxy.cutSockets();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

async function forward(
  proxy: FaultProxy,
  upstream: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await textOf(request);
  const fault = request.method === 'POST' ? proxy.decide(body, proxy.bodies.push(body)) : 'pass';
  if (fault === 'loseRequest') {
    response.destroy();
  } else if (typeof fault === 'object' && 'body' in fault) {
    response.writeHead(fault.status ?? 200, { 'content-type': 'application/json' }).end(fault.body);
  } else {
    const { status, headers, text } = await ask(upstream, request, body);
    if (typeof fault === 'object') {
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    }
    if (fault === 'loseAnswer') {
      response.destroy();
    } else if (fault === 'cutAnswer') {
      response.writeHead(status, headers);
      response.write(text.slice(0, text.length / 2), () => response.destroy());
    } else {
      response.writeHead(status, headers).end(text);
    }
  }
}

function ask(upstream: URL, { method, url, headers }: IncomingMessage, body: string) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>(
    (resolve, reject) => {
      const { hostname, port } = upstream;
      const forwarded = send({
        hostname,
        port,
        method,
        path: url,
        headers: { ...headers, host: upstream.host },
      });
      forwarded.on('error', reject);
      forwarded.on('response', (answer) => {
        textOf(answer).then(
          (text) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, text }),
          reject,
        );
      });
      forwarded.end(body);
    },
  );
}

function tunnel(upstream: URL, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const onward = connect(Number(upstream.port), upstream.hostname, () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let index = 0; index < request.rawHeaders.length; index += 2) {
      lines.push(`${request.rawHeaders[index]}: ${request.rawHeaders[index + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
  socket.on('close', () => onward.destroy());
  onward.on('close', () => socket.destroy());
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    text += String(chunk);
  }
  return text;
}
