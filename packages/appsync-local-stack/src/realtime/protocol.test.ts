import { randomBytes } from 'node:crypto';
import { connect as connectTcp } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { AuthorizationForm } from './support/realtime-client.ts';
import { echo, filteredBy, only, startRealtimeServer } from './support/realtime-server.ts';
import type { RealtimeServer } from './support/realtime-server.ts';

const SDL = `
  type Query { note: Note }
  type Note { id: ID! owner: String title: String }
  type Mutation { addNote(id: ID!, owner: String, title: String): Note }
  type Subscription {
    onNote(title: String): Note @aws_subscribe(mutations: ["addNote"])
    onMyNote: Note @aws_subscribe(mutations: ["addNote"])
    onSlowNote: Note @aws_subscribe(mutations: ["addNote"])
  }
`;

const FORMS: readonly AuthorizationForm[] = ['subprotocol', 'query string', 'HTTP headers'];

const scripts = {
  'Mutation.addNote': echo,
  'Subscription.onMyNote': filteredBy(({ sub }) => only('owner', 'eq', sub)),
};

let server: RealtimeServer;

beforeEach(async () => {
  server = await startRealtimeServer({ sdl: SDL, scripts });
});

afterEach(() => server.close());

function unauthorized(message: string): object {
  return {
    type: 'connection_error',
    payload: { errors: [{ errorType: 'UnauthorizedException', message, errorCode: 401 }] },
  };
}

describe('connection_init', () => {
  it.each(FORMS)('is answered with connection_ack when the token comes by %s', async (form) => {
    const client = await server.open({ form });

    client.send({ type: 'connection_init' });

    expect(await client.next()).toEqual({
      type: 'connection_ack',
      payload: { connectionTimeoutMs: 300_000 },
    });
    expect(client.socket.protocol).toBe('graphql-ws');
  });

  it.each(['/realtime', '/graphql'])('is answered at %s as at /graphql/realtime', async (path) => {
    const client = await server.open({ path });

    client.send({ type: 'connection_init' });

    expect((await client.next()).type).toBe('connection_ack');
  });

  it('reads base64 in the query string that was not escaped', async () => {
    const header = Buffer.from(
      `{"host":"127.0.0.1:${server.port}","Authorization":"token-of-ann","x":"~~>>"}`,
    );
    expect(header.toString('base64')).toContain('+');
    const path = `/graphql/realtime?header=${header.toString('base64')}&payload=e30=`;
    const client = await server.open({ form: 'HTTP headers', token: 'wrong', path });

    client.send({ type: 'connection_init' });

    expect((await client.next()).type).toBe('connection_ack');
  });

  it.each(FORMS)(
    'is answered with connection_error and the end of a connection with a wrong token by %s',
    async (form) => {
      const client = await server.open({ form, token: 'wrong' });

      client.send({ type: 'connection_init' });

      expect(await client.next()).toEqual(unauthorized('You are not authorized to make this call.'));
      expect(await client.closed).toBe(1008);
    },
  );

  it('tells that the token has expired', async () => {
    const client = await server.open({ token: 'expired' });

    client.send({ type: 'connection_init' });

    expect(await client.next()).toEqual(unauthorized('Token has expired.'));
  });

  it('need not come before connection_error', async () => {
    const client = await server.open({ token: 'wrong' });

    expect((await client.next()).type).toBe('connection_error');
    await client.closed;
  });

  it.each([
    ['NoProtocolError', []],
    ['SubProtocolNotSupportedError', ['graphql-transport-ws']],
    ['Required headers are missing.', ['graphql-ws', 'header-bm90IGpzb24']],
  ])('is answered with %s for the subprotocols %j', async (message, protocols) => {
    const client = await new Promise<WebSocket>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/realtime`, protocols);
      // The client's library gives a connection up whose subprotocol was not taken.
      socket.on('error', () => {
        resolve(socket);
      });
      socket.on('open', () => {
        resolve(socket);
      });
    });
    if (protocols.includes('graphql-transport-ws')) {
      expect(client.readyState).not.toBe(WebSocket.OPEN);
      return;
    }

    const answer = await new Promise<string>((resolve) => {
      client.on('message', (data: Buffer) => {
        resolve(data.toString());
      });
    });

    expect(JSON.parse(answer)).toEqual({
      type: 'connection_error',
      payload: { errors: [{ message, errorCode: 400 }] },
    });
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST'])('takes the host %s without the port', async (host) => {
    const client = await server.open({ host });

    client.send({ type: 'connection_init' });

    expect((await client.next()).type).toBe('connection_ack');
  });

  it.each(['example.com', '127.0.0.1:1', ''])('is refused for the host %j', async (host) => {
    const client = await server.open({ host });

    client.send({ type: 'connection_init' });

    expect(await client.next()).toEqual(unauthorized('You are not authorized to make this call.'));
  });
});

describe('start', () => {
  it('is answered with start_ack, and the event comes as data with what was selected', async () => {
    const client = await server.connect();

    const answer = await client.subscribe('1', 'subscription { onNote { id title } }');
    await server.mutate('mutation { addNote(id: "n1", title: "Milk") { id owner title } }');

    expect(answer).toEqual({ id: '1', type: 'start_ack' });
    expect(await client.next()).toEqual({
      id: '1',
      type: 'data',
      payload: { data: { onNote: { id: 'n1', title: 'Milk' } } },
    });
  });

  it('is ignored before connection_ack', async () => {
    const client = await server.open();

    client.start('1', 'subscription { onNote { id } }');
    client.send({ type: 'connection_init' });

    expect((await client.next()).type).toBe('connection_ack');
    await client.settled();
    expect(server.realtime.size.subscriptions).toBe(0);
  });

  it.each([
    ['wrong', 'You are not authorized to make this call.'],
    ['expired', 'Token has expired.'],
  ])('is refused with the token %s on a connection that is authorized', async (token, message) => {
    const client = await server.connect();

    const answer = await client.subscribe('1', 'subscription { onNote { id } }', { token });

    const errors = [{ errorType: 'UnauthorizedException', message }];
    expect(answer).toEqual({ id: '1', type: 'error', payload: { errors } });
    expect(server.realtime.size).toEqual({ connections: 1, subscriptions: 0 });
  });

  it.each([
    ['no authorization', {}, 'Valid authorization header not provided.'],
    [
      'another host',
      { host: 'example.com', Authorization: 'token-of-ann' },
      'You are not authorized to make this call.',
    ],
  ])('is refused with %s', async (_, authorization, message) => {
    const client = await server.connect();

    const answer = await client.subscribe('1', 'subscription { onNote { id } }', { authorization });

    expect(answer.payload).toEqual({ errors: [{ errorType: 'UnauthorizedException', message }] });
  });

  it('counts with its own token, not with the one of the connection', async () => {
    const client = await server.connect({ token: 'token-of-ben' });
    await client.subscribe('1', 'subscription { onMyNote { id } }', { token: 'token-of-ann' });

    await server.mutate('mutation { addNote(id: "b", owner: "sub-of-ben") { id owner } }');
    await server.mutate('mutation { addNote(id: "a", owner: "sub-of-ann") { id owner } }');

    expect((await client.next()).payload).toEqual({ data: { onMyNote: { id: 'a' } } });
  });

  it('is refused with an id that is in use, and the first subscription goes on', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id } }');

    const answer = await client.subscribe('1', 'subscription { onNote { title } }');
    await server.mutate('mutation { addNote(id: "n1") { id title } }');

    const errors = [{ errorType: 'DuplicatedOperationError', message: 'Duplicated operation with id 1' }];
    expect(answer).toEqual({ id: '1', type: 'error', payload: { errors } });
    expect((await client.next()).payload).toEqual({ data: { onNote: { id: 'n1' } } });
  });

  it('takes an id again that was stopped, and ids that other connections use', async () => {
    const client = await server.connect();
    const other = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id } }');
    client.send({ id: '1', type: 'stop' });
    await client.next();

    expect((await client.subscribe('1', 'subscription { onNote { id } }')).type).toBe('start_ack');
    expect((await other.subscribe('1', 'subscription { onNote { id } }')).type).toBe('start_ack');
  });

  it.each([
    [
      'subscription Two { onNote { id } onMyNote { id } }',
      'Validation error of type SubscriptionMultipleRootFields: Subscription operation Two must have exactly one root field.',
    ],
    [
      'subscription { badField { id } }',
      "Validation error of type FieldUndefined: Field 'badField' in type 'Subscription' is undefined @ 'badField'",
    ],
    [
      'subscription S($t: String!) { onNote(title: $t) { id } }',
      "Variable 't' has coerced Null value for NonNull type 'String!'",
    ],
  ])('is refused with the message of HTTP for %s', async (query, message) => {
    const client = await server.connect();

    const answer = await client.subscribe('1', query);

    expect(answer).toEqual({ id: '1', type: 'error', payload: { errors: [{ message }] } });
  });

  it.each([
    ['what is no document', 'subscription {', 'BadRequestException', 'Unable to parse GraphQL query.'],
    [
      'a query',
      '{ note { id } }',
      'UnsupportedOperation',
      'query not supported through the realtime channel',
    ],
    [
      'a mutation',
      'mutation { addNote(id: 1) { id } }',
      'UnsupportedOperation',
      'mutation not supported through the realtime channel',
    ],
    [
      'no field at all',
      'subscription { onNote @skip(if: true) { id } }',
      'BadRequestException',
      'A subscription must select one field of the type Subscription.',
    ],
  ])('is refused for %s', async (_, query, errorType, message) => {
    const client = await server.connect();

    const answer = await client.subscribe('1', query);

    expect(answer).toMatchObject({ id: '1', type: 'error', payload: { errors: [{ errorType, message }] } });
    expect(server.realtime.size.subscriptions).toBe(0);
  });

  it('is refused for data that is no GraphQL request', async () => {
    const client = await server.connect();
    const extensions = {
      authorization: { host: `127.0.0.1:${server.port}`, Authorization: 'token-of-ann' },
    };

    client.send({ id: '1', type: 'start', payload: { data: '[]', extensions } });

    expect((await client.next()).payload).toEqual({
      errors: [
        { errorType: 'BadRequestException', message: 'Unable to parse GraphQL query.', errorCode: 400 },
      ],
    });
  });
});

describe('stop', () => {
  it('is answered with complete, and ends that subscription only', async () => {
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id } }');
    await client.subscribe('2', 'subscription { onNote { title } }');

    client.send({ id: '1', type: 'stop' });
    const answer = await client.next();
    await server.mutate('mutation { addNote(id: "n1", title: "Milk") { id title } }');

    expect(answer).toEqual({ id: '1', type: 'complete' });
    expect(await client.next()).toMatchObject({ id: '2', payload: { data: { onNote: { title: 'Milk' } } } });
    await client.settled();
  });

  it('ends a subscription that is still being started', async () => {
    const client = await server.connect();

    client.start('1', 'subscription { onMyNote { id } }');
    client.send({ id: '1', type: 'stop' });

    expect(await client.next()).toEqual({ id: '1', type: 'complete' });
    await client.settled();
    expect(server.realtime.size.subscriptions).toBe(0);
  });

  it('is answered with complete for an id that is not in use', async () => {
    const client = await server.connect();

    client.send({ id: 'unknown', type: 'stop' });

    expect(await client.next()).toEqual({ id: 'unknown', type: 'complete' });
  });
});

describe('a message that makes no sense', () => {
  const errors = [
    { errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' },
  ];

  it.each([
    ['no JSON', '{"type":'],
    ['a list', '[1]'],
    ['null', 'null'],
    ['no type', '{}'],
    ['start without an id', '{"type":"start","payload":{"data":"{}"}}'],
    ['stop without an id', '{"type":"stop"}'],
  ])('is answered with an error without an id: %s', async (_, text) => {
    const client = await server.connect();

    client.send(text);

    expect(await client.next()).toEqual({ type: 'error', payload: { errors } });
    await client.settled();
  });

  it.each([
    ['an unknown type', '{"id":"1","type":"subscribe"}'],
    ['start without data', '{"id":"1","type":"start","payload":{"query":"subscription { onNote { id } }"}}'],
    ['start with data that is no text', '{"id":"1","type":"start","payload":{"data":{}}}'],
  ])('is answered with an error with its id: %s', async (_, text) => {
    const client = await server.connect();

    client.send(text);

    expect(await client.next()).toEqual({ id: '1', type: 'error', payload: { errors } });
  });

  it('is answered with an error when it is binary', async () => {
    const client = await server.connect();

    client.socket.send(Buffer.from('{"type":"connection_init"}'), { binary: true });

    expect(await client.next()).toEqual({ type: 'error', payload: { errors } });
  });

  it('ends its connection, and no other, when its frame is malformed', async () => {
    const other = await server.connect();
    const socket = connectTcp(server.port, '127.0.0.1');
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.write(
      `GET /realtime HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.once('data', resolve));

    socket.write(randomBytes(64).fill(0xff));
    await ended;

    await other.settled();
  });
});

describe('an upgrade', () => {
  it.each(['/', '/graphql/', '/graphql/realtime/x', '/realtimes'])(
    'is refused with 404 at %s',
    async (path) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, 'graphql-ws');

      const message = await new Promise((resolve) =>
        socket.on('error', (error) => {
          resolve(error.message);
        }),
      );

      expect(message).toBe('Unexpected server response: 404');
    },
  );

  it('is refused with 400 when it is no WebSocket handshake', async () => {
    const socket = connectTcp(server.port, '127.0.0.1');
    socket.write(
      'GET /realtime HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );

    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => {
        resolve(data.toString());
      }),
    );

    expect(answer).toContain('HTTP/1.1 400 Bad Request');
    socket.destroy();
  });
});
