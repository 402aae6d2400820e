import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

/** What a client has sent over one connection. */
export interface ClientConnection {
  /** The JSON of the subprotocol `header-…`. */
  readonly credentials: unknown;
  readonly messages: Record<string, unknown>[];
  send(message: unknown): void;
  /** Closes the connection without a closing handshake. */
  terminate(): void;
  isClosed(): boolean;
}

/** A server whose answers the test scripts. */
export interface RealtimeServer {
  readonly url: string;
  readonly connections: ClientConnection[];
}

/**
 * Starts a WebSocket server that passes every message of every connection to `answer`, until the test ends.
 *
 * @param answer also gets the connection's number, from 1
 */
export async function startRealtimeServer(
  answer: (message: Record<string, unknown>, connection: ClientConnection, number: number) => void,
): Promise<RealtimeServer> {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (protocols) => (protocols.has('graphql-ws') ? 'graphql-ws' : false),
  });
  onTestFinished(() => {
    for (const client of server.clients) {
      client.terminate();
    }
    server.close();
  });
  await once(server, 'listening');
  const connections: ClientConnection[] = [];
  server.on('connection', (socket, request) => {
    const [, header = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
    const connection: ClientConnection = {
      credentials: JSON.parse(Buffer.from(header.slice('header-'.length), 'base64url').toString('utf8')),
      messages: [],
      send: (message) => socket.send(JSON.stringify(message)),
      terminate: () => socket.terminate(),
      isClosed: () => socket.readyState === WebSocket.CLOSED,
    };
    const number = connections.push(connection);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as Record<string, unknown>; // the client sends objects only
      connection.messages.push(message);
      answer(message, connection, number);
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `ws://127.0.0.1:${port}/graphql/realtime`, connections };
}

/** A client's socket, closed at the latest when the test ends. */
export class TestSocket extends WebSocket {
  constructor(url: string, protocols: string[]) {
    super(url, protocols);
    onTestFinished(() => this.terminate());
  }
}
