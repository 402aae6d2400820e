import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import type { TestUser } from './local-stack.ts';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly data?: Record<string, unknown>; readonly errors?: readonly unknown[] };
}

/** A subscription by AppSync's protocol, over a separate socket. */
export interface Subscriber {
  /** The events of the field so far. */
  readonly events: unknown[];
  /** Fulfilled when `count` events have come. */
  readonly received: (count: number) => Promise<unknown[]>;
  /** Fulfilled when the socket is closed, by whomever. */
  readonly closed: Promise<void>;
  readonly close: () => void;
}

/** Subscribes; fulfilled when the server has acknowledged it, rejected with its error otherwise. */
export function subscribe(
  origin: string,
  user: Pick<TestUser, 'accessToken'>,
  query: string,
  variables = {},
): Promise<Subscriber> {
  const { host } = new URL(origin);
  const authorization = { host, Authorization: user.accessToken };
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  const socket = new WebSocket(`ws://${host}/graphql/realtime`, ['graphql-ws', `header-${header}`]);
  const events: unknown[] = [];
  const waiting: (() => void)[] = [];
  const id = randomUUID();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message; // AppSync's protocol
      if (message.type === 'connection_ack') {
        const payload = { data: JSON.stringify({ query, variables }), extensions: { authorization } };
        socket.send(JSON.stringify({ id, type: 'start', payload }));
      } else if (message.type === 'start_ack') {
        resolve({
          events,
          received: async (count) => {
            while (events.length < count) {
              await new Promise<void>((wake) => waiting.push(wake));
            }
            return events;
          },
          closed,
          close: () => socket.terminate(),
        });
      } else if (message.type === 'data') {
        events.push(...Object.values(message.payload?.data ?? {}));
        waiting.splice(0).forEach((wake) => wake());
      } else if (message.type === 'error' || message.type === 'connection_error') {
        socket.terminate();
        reject(new Error(JSON.stringify(message.payload)));
      }
    });
  });
}
