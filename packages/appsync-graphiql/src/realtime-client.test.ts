import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { subscribe } from './page/realtime-client.ts';
import type { SubscribeProps } from './page/realtime-client.ts';
import { openSocket, startRealtimeServer } from './realtime-server.ts';
import type { ClientConnection } from './realtime-server.ts';

/** Acknowledges everything, as a server does when all is well. */
function accept(message: Record<string, unknown>, connection: ClientConnection): void {
  if (message['type'] === 'connection_init') {
    connection.send({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
  } else if (message['type'] === 'start') {
    connection.send({ id: message['id'], type: 'start_ack' });
  }
}

/** Subscribes until the test ends, and writes down what the subscriber is told. */
function listen(url: string, changes: Partial<SubscribeProps> = {}) {
  const told: unknown[] = [];
  const subscription = subscribe({
    url,
    host: 'localhost:4000',
    accessToken: () => Promise.resolve('token-1'),
    request: { query: 'subscription { onOrder { id } }', variables: { shop: 'a' } },
    openSocket,
    firstRetryMs: 1,
    onStatus: (status) => told.push(status),
    onEvent: (payload) => told.push(payload),
    onError: (error) => told.push(error.message),
    onComplete: () => told.push('complete'),
    ...changes,
  });
  // Or else it would try to connect for as long as the process lives.
  onTestFinished(() => subscription.unsubscribe());
  return { told, subscription };
}

describe('subscribe', () => {
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
        id: 'console',
        type: 'start',
        payload: {
          data: '{"query":"subscription { onOrder { id } }","variables":{"shop":"a"}}',
          extensions: { authorization: { host: 'localhost:4000', Authorization: 'token-1' } },
        },
      },
    ]);
  });

  it('carries a host that is not ASCII, unpadded', async () => {
    const server = await startRealtimeServer(accept);

    const { told } = listen(server.url, { host: 'bücher.example' });

    await eventually(() => expect(told).toContain('subscribed'));
    expect(server.connections[0]?.credentials).toEqual({ host: 'bücher.example', Authorization: 'token-1' });
  });

  it('tells of each event in its order, and of nothing that it does not know', async () => {
    const server = await startRealtimeServer(accept);
    const { told } = listen(server.url);
    await eventually(() => expect(told).toContain('subscribed'));

    server.connections[0]?.send({
      id: 'console',
      type: 'data',
      payload: { data: { onOrder: { id: '1' } } },
    });
    server.connections[0]?.send({ type: 'ka' });
    server.connections[0]?.send({ type: 'news' });
    server.connections[0]?.send('no object');
    server.connections[0]?.send({ id: 'console', type: 'data', payload: { data: null, errors: [{}] } });

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

    await eventually(() =>
      expect(server.connections[0]?.messages.at(-1)).toEqual({ id: 'console', type: 'stop' }),
    );
    server.connections[0]?.send({ id: 'console', type: 'complete' });
    server.connections[0]?.terminate();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toEqual(['connecting', 'subscribed']);
    expect(server.connections).toHaveLength(1);
  });

  it('ends when the server completes', async () => {
    const server = await startRealtimeServer(accept);
    const { told } = listen(server.url);
    await eventually(() => expect(told).toContain('subscribed'));

    server.connections[0]?.send({ id: 'console', type: 'complete' });

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
          connection.send({ id: 'console', type: 'error', payload: { errors } });
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
      expect(told).toEqual(['connecting', 'UnauthorizedException: No user is signed in.']),
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
    server.connections[1]?.send({ id: 'console', type: 'data', payload: { data: { onOrder: null } } });
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
    server.connections[0]?.send({ id: 'console', type: 'error', payload: { errors } });

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
});
