import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

/** A message of AppSync's realtime protocol. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly errors?: unknown;
    readonly connectionTimeoutMs?: number;
  };
}

/** An open connection. */
export interface Socket {
  /** What the server said when it took the connection. */
  readonly acknowledged: Message;
  /** Sends a `start` with any data, and gives its answer, `start_ack` or `error`. */
  start(data: string, id?: string): Promise<Message>;
  /** The events that came so far, for all subscriptions of the connection. */
  readonly events: readonly Message[];
  /** Gives the first event that is what was asked for, of those that came and those to come. */
  event(isWanted: (message: Message) => boolean): Promise<Message>;
  close(): void;
}

/** Long enough for a mutation to reach its subscribers. */
const EVENT_LIMIT_MS = 15_000;

/** Opens a connection in the way of AppSync's own clients. */
export async function openSocket(props: {
  realtimeUrl: string;
  host: string;
  token: string;
}): Promise<Socket> {
  const authorization = { host: props.host, Authorization: props.token };
  const url = new URL(props.realtimeUrl);
  url.searchParams.set('header', Buffer.from(JSON.stringify(authorization)).toString('base64'));
  url.searchParams.set('payload', 'e30=');
  const socket = new WebSocket(url, 'graphql-ws');
  const messages: Message[] = [];
  const listeners = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString()) as Message); // the protocol's shape
    listeners.forEach((listen) => listen());
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
  });
  const first = (isWanted: (message: Message) => boolean) =>
    new Promise<Message>((resolve, reject) => {
      const late = setTimeout(() => end(() => reject(new Error('no such message came'))), EVENT_LIMIT_MS);
      const look = () => {
        const found = messages.find(isWanted);
        if (found !== undefined) {
          end(() => resolve(found));
        }
      };
      const end = (settle: () => void) => {
        clearTimeout(late);
        listeners.delete(look);
        settle();
      };
      listeners.add(look);
      look();
    });
  socket.send(JSON.stringify({ type: 'connection_init' }));
  return {
    acknowledged: await first(({ type }) => type === 'connection_ack'),
    start(data, id = randomUUID()) {
      const count = messages.length;
      socket.send(JSON.stringify({ id, type: 'start', payload: { data, extensions: { authorization } } }));
      return first(
        (message) =>
          messages.indexOf(message) >= count && message.id === id && /^(start_ack|error)$/.test(message.type),
      );
    },
    get events() {
      return messages.filter(({ type }) => type === 'data');
    },
    event: (isWanted) => first((message) => message.type === 'data' && isWanted(message)),
    close: () => socket.close(),
  };
}
