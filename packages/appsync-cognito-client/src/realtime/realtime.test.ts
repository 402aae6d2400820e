import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { startRealtimeServer, TestSocket } from './realtime-server.ts';
import type { ClientConnection } from './realtime-server.ts';
import { createRealtime } from './realtime.ts';
import type { RealtimeProps } from './realtime.ts';
import { base64Url } from './socket.ts';

/** Acknowledges everything, as a server does when all is well. */
function accept(message: Record<string, unknown>, connection: ClientConnection): void {
  if (message['type'] === 'connection_init') {
    connection.send({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
  } else if (message['type'] === 'start') {
    connection.send({ id: message['id'], type: 'start_ack' });
  }
}

/** Looks for a new token all the time. */
const quickChecks: Clock = {
  ...systemClock,
  after: (delayMs, run) => systemClock.after(delayMs === 20_000 ? 5 : delayMs, run),
};

/** Subscribes until the test ends, and writes down what the subscriber is told. */
function listen(url: string, changes: Partial<RealtimeProps> = {}) {
  const told: unknown[] = [];
  const realtime = createRealtime({
    realtimeUrl: url,
    graphqlUrl: 'http://localhost:4000/graphql',
    accessToken: () => Promise.resolve('token-1'),
    webSocket: TestSocket,
    backoff: { firstMs: 1, largestMs: 1 },
    ...changes,
  });
  const subscription = realtime.subscribe(
    { query: 'subscription { onOrder { id } }', variables: { shop: 'a' } },
    {
      onStatus: (status) => told.push(status),
      onEvent: (payload) => told.push(payload),
      onError: (error) => told.push(error.message),
      onComplete: () => told.push('complete'),
    },
  );
  // Or else it would try to connect for as long as the process lives.
  onTestFinished(() => subscription.unsubscribe());
  return { told, realtime, subscription };
}

describe('createRealtime', () => {
  it('connects and starts with the token in both places', async () => {
    const server = await startRealtimeServer(accept);

    const { told } = listen(server.url);

    await eventually(() => expect(told).toEqual(['connecting', 'subscribed']));
    expect(server.connections.map(({ credentials }) => credentials)).toEqual([
      { host: 'localhost:4000', Authorization: 'token-1' },
    ]);
    expect(server.connections[0]?.messages).toEqual([
      { type: 'connection_init' },
      {
        id: '1',
        type: 'start',
        payload: {
          data: '{"query":"subscription { onOrder { id } }","variables":{"shop":"a"}}',
          extensions: { authorization: { host: 'localhost:4000', Authorization: 'token-1' } },
        },
      },
    ]);
  });

  it('carries a host that is not ASCII as URLs have it', async () => {
    const server = await startRealtimeServer(accept);

    const { told } = listen(server.url, { graphqlUrl: 'https://bücher.example/graphql' });

    await eventually(() => expect(told).toContain('subscribed'));
    expect(server.connections[0]?.credentials).toEqual({
      host: 'xn--bcher-kva.example',
      Authorization: 'token-1',
    });
  });

  it('tells of each event in its order, and of nothing that it does not know', async () => {
    const server = await startRealtimeServer(accept);
    const { told } = listen(server.url);
    await eventually(() => expect(told).toContain('subscribed'));

    server.connections[0]?.send({
      id: '1',
      type: 'data',
      payload: { data: { onOrder: { id: '1' } } },
    });
    server.connections[0]?.send({ type: 'ka' });
    server.connections[0]?.send({ type: 'news' });
    server.connections[0]?.send('no object');
    server.connections[0]?.send({ id: '1', type: 'data', payload: { data: null, errors: [{}] } });

    await eventually(() =>
      expect(told).toEqual([
        'connecting',
        'subscribed',
        { data: { onOrder: { id: '1' } } },
        { data: null, errors: [{}] },
      ]),
    );
  });

  it('sends stop and tells nothing more after unsubscribe', async () => {
    const server = await startRealtimeServer(accept);
    const { told, subscription } = listen(server.url);
    await eventually(() => expect(told).toContain('subscribed'));

    subscription.unsubscribe();

    await eventually(() => expect(server.connections[0]?.messages.at(-1)).toEqual({ id: '1', type: 'stop' }));
    server.connections[0]?.send({ id: '1', type: 'complete' });
    server.connections[0]?.terminate();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toEqual(['connecting', 'subscribed']);
    expect(server.connections).toHaveLength(1);
  });

  it('ends when the server completes', async () => {
    const server = await startRealtimeServer(accept);
    const { told } = listen(server.url);
    await eventually(() => expect(told).toContain('subscribed'));

    server.connections[0]?.send({ id: '1', type: 'complete' });

    await eventually(() => expect(told).toEqual(['connecting', 'subscribed', 'complete']));
  });

  it('ends with the server’s words when the connection is refused', async () => {
    const server = await startRealtimeServer((_, connection) => {
      const errors = [
        {
          errorType: 'UnauthorizedException',
          message: 'You are not authorized to make this call.',
          errorCode: 401,
        },
      ];
      connection.send({ type: 'connection_error', payload: { errors } });
    });

    const { told } = listen(server.url);

    await eventually(() =>
      expect(told).toEqual([
        'connecting',
        'UnauthorizedException: You are not authorized to make this call.',
      ]),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.connections).toHaveLength(1);
  });

  const refusal = { errorType: 'Unauthorized', message: 'Not Authorized to access onOrder' };

  it.each([
    ['a list', [refusal]],
    ['an object', refusal],
  ])(
    'ends with the server’s words when the subscription is refused and the errors are %s',
    async (_case, errors) => {
      const server = await startRealtimeServer((message, connection) => {
        if (message['type'] === 'start') {
          connection.send({ id: '1', type: 'error', payload: { errors } });
        } else {
          accept(message, connection);
        }
      });

      const { told } = listen(server.url);

      await eventually(() =>
        expect(told).toEqual(['connecting', 'Unauthorized: Not Authorized to access onOrder']),
      );
    },
  );

  it('ends at once when nobody is signed in', async () => {
    const server = await startRealtimeServer(accept);

    const { told } = listen(server.url, { accessToken: () => Promise.resolve(undefined) });

    await eventually(() =>
      expect(told).toEqual(['connecting', 'UnauthorizedException: Nobody is signed in.']),
    );
    expect(server.connections).toHaveLength(0);
  });

  it('connects again with the token of that time when the connection breaks off', async () => {
    const server = await startRealtimeServer(accept);
    let asked = 0;
    const { told } = listen(server.url, { accessToken: () => Promise.resolve(`token-${(asked += 1)}`) });
    await eventually(() => expect(told).toContain('subscribed'));

    server.connections[0]?.terminate();

    await eventually(() => expect(told).toEqual(['connecting', 'subscribed', 'reconnecting', 'subscribed']));
    server.connections[1]?.send({ id: '1', type: 'data', payload: { data: { onOrder: null } } });
    await eventually(() => expect(told.at(-1)).toEqual({ data: { onOrder: null } }));
    expect(server.connections[1]?.credentials).toEqual({ host: 'localhost:4000', Authorization: 'token-2' });
  });

  it('tries again when the server has a fault of its own', async () => {
    const server = await startRealtimeServer((message, connection, number) => {
      if (number === 1) {
        const errors = [{ errorType: 'InternalFailure', message: 'Internal failure', errorCode: 500 }];
        connection.send({ type: 'connection_error', payload: { errors } });
      } else {
        accept(message, connection);
      }
    });

    const { told } = listen(server.url);

    await eventually(() => expect(told).toEqual(['connecting', 'reconnecting', 'subscribed']));
  });

  it('starts anew when a token has expired on the open connection', async () => {
    const server = await startRealtimeServer(accept);
    const { told } = listen(server.url);
    await eventually(() => expect(told).toContain('subscribed'));

    const errors = [{ errorType: 'UnauthorizedException', message: 'Token has expired.' }];
    server.connections[0]?.send({ id: '1', type: 'error', payload: { errors } });

    await eventually(() => expect(told).toEqual(['connecting', 'subscribed', 'reconnecting', 'subscribed']));
  });

  it('replaces a connection that is silent for longer than the server said', async () => {
    const server = await startRealtimeServer((message, connection, number) => {
      if (message['type'] === 'connection_init') {
        const connectionTimeoutMs = number === 1 ? 1000 : 300_000;
        connection.send({ type: 'connection_ack', payload: { connectionTimeoutMs } });
      } else {
        accept(message, connection);
      }
    });

    const { told } = listen(server.url);

    await eventually(() => expect(told).toEqual(['connecting', 'subscribed', 'reconnecting', 'subscribed']));
  });

  it('keeps a connection that is kept alive', async () => {
    const server = await startRealtimeServer((message, connection) => {
      if (message['type'] === 'connection_init') {
        connection.send({ type: 'connection_ack', payload: { connectionTimeoutMs: 2000 } });
      } else {
        accept(message, connection);
      }
    });
    const { told } = listen(server.url);
    await eventually(() => expect(told).toContain('subscribed'));

    for (let beat = 0; beat < 12; beat += 1) {
      server.connections[0]?.send({ type: 'ka' });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }

    expect(told).toEqual(['connecting', 'subscribed']);
  });

  it('replaces a token that the server refuses, and ends when there is no other', async () => {
    const server = await startRealtimeServer((message, connection) => {
      const { Authorization } = connection.credentials as { readonly Authorization: string }; // startRealtimeServer's
      if (Authorization === 'token-1') {
        const errors = [
          { errorType: 'UnauthorizedException', message: 'Token has expired.', errorCode: 401 },
        ];
        connection.send({ type: 'connection_error', payload: { errors } });
      } else {
        accept(message, connection);
      }
    });
    let token = 'token-1';
    const accessToken = (refused?: string) =>
      Promise.resolve((token = refused === undefined ? token : 'token-2'));

    const { told } = listen(server.url, { accessToken });

    await eventually(() => expect(told).toEqual(['connecting', 'reconnecting', 'subscribed']));
    expect(server.connections).toHaveLength(2);
  });

  it('starts a subscription once more with a new token, and stops the old start after that', async () => {
    const server = await startRealtimeServer(accept);
    let token = 'token-1';
    const { told } = listen(server.url, { accessToken: () => Promise.resolve(token), clock: quickChecks });
    await eventually(() => expect(told).toContain('subscribed'));

    token = 'token-2';
    const [connection] = server.connections;
    await eventually(() => expect(connection?.messages.at(-1)).toEqual({ id: '1', type: 'stop' }));
    connection?.send({ id: '2', type: 'data', payload: { data: { onOrder: { id: '1' } } } });

    await eventually(() =>
      expect(told).toEqual(['connecting', 'subscribed', { data: { onOrder: { id: '1' } } }]),
    );
    expect(connection?.messages.map(({ id, type }) => [type, id])).toEqual([
      ['connection_init', undefined],
      ['start', '1'],
      ['start', '2'],
      ['stop', '1'],
    ]);
    expect(connection?.messages[2]?.['payload']).toMatchObject({
      extensions: { authorization: { Authorization: 'token-2' } },
    });
    expect(server.connections).toHaveLength(1);
  });

  it('ends when the user has signed out', async () => {
    const server = await startRealtimeServer(accept);
    let token: string | undefined = 'token-1';
    const { told } = listen(server.url, { accessToken: () => Promise.resolve(token), clock: quickChecks });
    await eventually(() => expect(told).toContain('subscribed'));

    token = undefined;

    await eventually(() => expect(told.at(-1)).toBe('UnauthorizedException: Nobody is signed in.'));
  });

  it('has all subscriptions on one connection, and closes it after the last one', async () => {
    const server = await startRealtimeServer(accept);
    const { told, realtime, subscription } = listen(server.url);
    const second: unknown[] = [];
    const other = realtime.subscribe(
      { query: 'subscription { onSale { id } }' },
      { onEvent: (event) => second.push(event), onError: ({ message }) => second.push(message) },
    );
    await eventually(() =>
      expect(server.connections[0]?.messages.map(({ type }) => type)).toEqual([
        'connection_init',
        'start',
        'start',
      ]),
    );

    server.connections[0]?.send({ id: '2', type: 'data', payload: { data: { onSale: { id: '7' } } } });
    await eventually(() => expect(second).toEqual([{ data: { onSale: { id: '7' } } }]));
    subscription.unsubscribe();
    server.connections[0]?.send({ id: '1', type: 'data', payload: { data: null } });
    server.connections[0]?.send({ id: '2', type: 'data', payload: { data: { onSale: { id: '8' } } } });
    await eventually(() => expect(second).toHaveLength(2));
    other.unsubscribe();

    await eventually(() => expect(server.connections[0]?.isClosed()).toBe(true));
    expect(told.filter((entry) => typeof entry === 'object')).toEqual([]);
    expect(server.connections).toHaveLength(1);
  });

  it('refuses one subscription and goes on with the other', async () => {
    const errors = [{ errorType: 'ValidationError', message: 'category must not hold #' }];
    const server = await startRealtimeServer((message, connection) => {
      if (message['id'] === '2') {
        connection.send({ id: '2', type: 'error', payload: { errors } });
      } else {
        accept(message, connection);
      }
    });
    const { told, realtime } = listen(server.url);
    const second: unknown[] = [];
    realtime.subscribe(
      { query: 'subscription { onSale { id } }' },
      { onEvent: (event) => second.push(event), onError: ({ message }) => second.push(message) },
    );

    await eventually(() => expect(second).toEqual(['ValidationError: category must not hold #']));
    server.connections[0]?.send({ id: '1', type: 'data', payload: { data: {} } });
    await eventually(() => expect(told).toEqual(['connecting', 'subscribed', { data: {} }]));
  });

  it('connects at once when it is woken', async () => {
    const server = await startRealtimeServer(accept);
    const backoff = { firstMs: 600_000, largestMs: 600_000, random: () => 0.99 };
    const { told, realtime } = listen(server.url, { backoff });
    await eventually(() => expect(told).toContain('subscribed'));
    server.connections[0]?.terminate();
    await eventually(() => expect(told).toContain('reconnecting'));

    realtime.wake();

    await eventually(() => expect(told).toEqual(['connecting', 'subscribed', 'reconnecting', 'subscribed']));
  });

  it('says that Node.js 20 has no WebSocket', () => {
    const { WebSocket: had } = globalThis as { WebSocket?: unknown };
    Object.assign(globalThis, { WebSocket: undefined });
    onTestFinished(() => void Object.assign(globalThis, { WebSocket: had }));
    const realtime = createRealtime({
      realtimeUrl: 'ws://localhost:1/graphql/realtime',
      graphqlUrl: 'http://localhost:1/graphql',
      accessToken: () => Promise.resolve('token-1'),
    });

    expect(() =>
      realtime.subscribe({ query: '' }, { onEvent: () => undefined, onError: () => undefined }),
    ).toThrow("There is no WebSocket here: give one as `webSocket`, for example that of 'ws'");
  });
});

describe('base64Url', () => {
  it('has neither padding nor the two characters that no subprotocol may have', () => {
    const text = base64Url({ text: 'ÿ>?~ü' });

    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(JSON.parse(Buffer.from(text, 'base64url').toString())).toEqual({ text: 'ÿ>?~ü' });
  });
});
