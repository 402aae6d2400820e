import { WebSocket } from 'ws';

/** A message of the server. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** The client's end of the connection: what tests do to it besides sending messages. */
export interface ClientSocket {
  readonly protocol: string;
  readonly readyState: number;
  readonly OPEN: number;
  send(data: string | Buffer, options: { readonly binary: boolean }): void;
  /** Reads no more. */
  pause(): void;
  /** Breaks off, without a closing handshake. */
  terminate(): void;
}

/** How a client says who it is when it connects. */
export type AuthorizationForm = 'query string' | 'subprotocol' | 'HTTP headers';

export interface ConnectOptions {
  readonly token?: string;
  /** @default the server's own, with port */
  readonly host?: string;
  /** @default subprotocol */
  readonly form?: AuthorizationForm;
  /** Instead of `graphql-ws` and, in that form, the header. */
  readonly protocols?: readonly string[];
  /** @default /graphql/realtime */
  readonly path?: string;
}

function openSocket(port: number, options: ConnectOptions): WebSocket {
  const { token, form = 'subprotocol', path = '/graphql/realtime' } = options;
  const header = JSON.stringify({ host: options.host ?? `127.0.0.1:${port}`, Authorization: token });
  const url = `ws://127.0.0.1:${port}${path}`;
  if (form === 'query string') {
    const parameters = new URLSearchParams({
      header: Buffer.from(header).toString('base64'),
      payload: 'e30=',
    });
    return new WebSocket(`${url}?${parameters.toString()}`, [...(options.protocols ?? ['graphql-ws'])]);
  }
  if (form === 'HTTP headers') {
    return new WebSocket(url, [...(options.protocols ?? ['graphql-ws'])], {
      headers: token === undefined ? {} : { authorization: token },
    });
  }
  const encoded = `header-${Buffer.from(header).toString('base64url')}`;
  return new WebSocket(url, [...(options.protocols ?? ['graphql-ws', encoded])]);
}

/** A client that keeps every message until the test takes it. */
export class RealtimeClient {
  /** The close code, once the connection has ended. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #port: number;
  readonly #messages: Message[] = [];
  readonly #waiting: ((message: Message) => void)[] = [];

  constructor(port: number, options: ConnectOptions) {
    this.#port = port;
    this.#socket = openSocket(port, options);
    this.closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.on('message', (data: Buffer) => {
      // The server sends JSON objects with a type.
      const message = JSON.parse(data.toString()) as Message;
      const waiting = this.#waiting.shift();
      if (waiting === undefined) {
        this.#messages.push(message);
      } else {
        waiting(message);
      }
    });
  }

  get socket(): ClientSocket {
    return this.#socket;
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
    });
  }

  /** Received messages that were not taken yet. */
  get unread(): readonly Message[] {
    return this.#messages;
  }

  /** The next message, when it arrives. */
  next(): Promise<Message> {
    const message = this.#messages.shift();
    if (message !== undefined) {
      return Promise.resolve(message);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  send(message: object | string): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Sends `start`; the authorization is this server's host and the token, unless it is given. */
  start(id: string, query: string, more: StartOptions = {}): void {
    const { variables = {}, token = 'token-of-ann' } = more;
    const authorization = more.authorization ?? {
      host: `127.0.0.1:${this.#port}`,
      Authorization: token,
    };
    const data = JSON.stringify({ query, variables });
    this.send({ id, type: 'start', payload: { data, extensions: { authorization } } });
  }

  /** Sends `start` and gives the answer. */
  async subscribe(id: string, query: string, more: StartOptions = {}): Promise<Message> {
    this.start(id, query, more);
    return this.next();
  }

  /** Resolves when the server has handled all earlier messages: `stop` is always answered at once. */
  async settled(): Promise<void> {
    this.send({ id: 'settled', type: 'stop' });
    for (;;) {
      const message = await this.next();
      if (message.id === 'settled') {
        return;
      }
      // On a busy machine more than a minute may have passed.
      if (message.type === 'ka') {
        continue;
      }
      throw new Error(`Nothing was expected, but ${JSON.stringify(message)} came.`);
    }
  }
}

export interface StartOptions {
  readonly variables?: object;
  readonly token?: string;
  readonly authorization?: object;
}
