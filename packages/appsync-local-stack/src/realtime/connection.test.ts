import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { echo, startRealtimeServer } from './support/realtime-server.ts';
import type { RealtimeServer, RealtimeServerProps } from './support/realtime-server.ts';

const SDL = `
  type Query { note: Note }
  type Note { id: ID! title: String }
  type Mutation { addNote(id: ID!, title: String): Note }
  type Subscription { onNote: Note @aws_subscribe(mutations: ["addNote"]) }
`;

const ADD = 'mutation ($id: ID!, $title: String) { addNote(id: $id, title: $title) { id title } }';

const servers: RealtimeServer[] = [];

async function start(options: Omit<RealtimeServerProps, 'sdl' | 'scripts'> = {}): Promise<RealtimeServer> {
  const server = await startRealtimeServer({ sdl: SDL, scripts: { 'Mutation.addNote': echo }, ...options });
  servers.push(server);
  return server;
}

afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

describe('ka', () => {
  it('comes again and again once the connection is acknowledged', async () => {
    const server = await start({ keepAliveMs: 20 });
    const silent = await server.open();
    const client = await server.connect();

    expect(await client.next()).toEqual({ type: 'ka' });
    expect(await client.next()).toEqual({ type: 'ka' });
    expect(silent.unread).toEqual([]);
  });
});

describe('a connection', () => {
  it('takes 200 subscriptions and refuses the next, until one is stopped', async () => {
    const server = await start();
    const client = await server.connect();
    const subscribe = async (id: number): Promise<unknown> =>
      client.subscribe(String(id), 'subscription { onNote { id } }');
    for (let id = 1; id < 200; id += 1) {
      await subscribe(id);
    }

    const [last, next] = [await subscribe(200), await subscribe(201)];
    client.send({ id: '7', type: 'stop' });
    await client.next();

    // An object and not a list, in every recorded answer.
    const errors = {
      errorType: 'MaxSubscriptionsReachedError',
      message: 'Max number of 200 subscriptions reached',
    };
    expect(last).toEqual({ id: '200', type: 'start_ack' });
    expect(next).toEqual({ id: '201', type: 'error', payload: { errors } });
    expect(await subscribe(201)).toEqual({ id: '201', type: 'start_ack' });
  });

  it('counts subscriptions that are still being started', async () => {
    const server = await start({ limits: { subscriptionsPerConnection: 2 } });
    const client = await server.connect();

    for (const id of ['1', '2', '3']) {
      client.start(id, 'subscription { onNote { id } }');
    }

    const answers = [await client.next(), await client.next(), await client.next()];
    expect(answers.map(({ id, type }) => `${String(id)} ${type}`).sort()).toEqual([
      '1 start_ack',
      '2 start_ack',
      '3 error',
    ]);
  });

  it('may be 24 hours old', () => {
    expect(DEFAULT_LIMITS.connectionMs).toBe(24 * 60 * 60 * 1000);
  });

  it('ends when it is too old', async () => {
    const server = await start({ limits: { connectionMs: 1000 } });
    const client = await server.connect();

    expect(await client.closed).toBe(1000);
  });

  it('takes a message of 1 MB and is closed with code 1009 by a larger one', async () => {
    const server = await start();
    const client = await server.connect();
    const frame = '{"type":"connection_init","payload":""}';

    client.send(frame.replace('""', `"${'x'.repeat(1_048_576 - frame.length)}"`));
    const answer = await client.next();
    client.send(frame.replace('""', `"${'x'.repeat(1_048_577 - frame.length)}"`));

    expect(answer.type).toBe('connection_ack');
    expect(await client.closed).toBe(1009);
  });

  it('leaves no subscription behind when its client goes away', async () => {
    const server = await start();
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id } }');

    client.socket.terminate();

    await eventually(() => {
      expect(server.realtime.size).toEqual({ connections: 0, subscriptions: 0 });
    });
  });
});

describe('a payload', () => {
  it('of 240 KB is delivered, and a larger one is not', async () => {
    const server = await start();
    const client = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id title } }');
    const rest = '{"data":{"onNote":{"id":"1","title":""}}}'.length;

    await server.mutate(ADD, { id: '1', title: 'x'.repeat(245_760 - rest) });
    await server.mutate(ADD, { id: '2', title: 'x'.repeat(245_761 - rest) });
    await server.mutate(ADD, { id: '3', title: '' });

    const ids = [await client.next(), await client.next()].map(
      // The subscription selects a note.
      ({ payload }) => (payload as { data: { onNote: { id: string } } }).data.onNote.id,
    );
    expect(ids).toEqual(['1', '3']);
    expect(server.log).toEqual([
      'Realtime: an event of onNote has 245761 bytes, more than 245760, and was not delivered.',
    ]);
  });
});

describe('a consumer that does not read', () => {
  it('is dropped without harm to the others', async () => {
    const server = await start();
    const slow = await server.connect();
    const quick = await server.connect();
    await slow.subscribe('1', 'subscription { onNote { id title } }');
    await quick.subscribe('1', 'subscription { onNote { id } }');
    slow.socket.pause();
    const title = 'x'.repeat(240_000);

    let sent = 0;
    while (server.realtime.size.subscriptions === 2 && sent < 200) {
      await server.mutate(ADD, { id: String(sent), title });
      sent += 1;
    }
    await server.mutate(ADD, { id: 'last', title });

    expect(server.log).toEqual([
      expect.stringMatching(/^Realtime: closed a connection with \d{7} unread bytes\.$/),
    ]);
    expect(server.realtime.size).toMatchObject({ subscriptions: 1 });
    for (let index = 0; index < sent; index += 1) {
      expect(await quick.next()).toMatchObject({ payload: { data: { onNote: { id: String(index) } } } });
    }
    expect(await quick.next()).toMatchObject({ payload: { data: { onNote: { id: 'last' } } } });
  });
});

describe('a client that answers no ping', () => {
  it('is dropped, and one that answers is not', async () => {
    const server = await start({ keepAliveMs: 50, limits: { silenceMs: 2000 } });
    // Before anything was heard of them, so that no waiting of this test can make the silence look shorter.
    const since = performance.now();
    const dead = await server.connect();
    const alive = await server.connect();
    // A client whose machine is gone: what comes is not even read.
    dead.socket.pause();

    await eventually(() => {
      expect(server.realtime.size.connections).toBe(1);
    });

    expect(performance.now() - since).toBeGreaterThan(2_000);
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    expect(server.log).toEqual(['Realtime: closed a connection that was silent for 2000 ms.']);
  });
});

describe('close', () => {
  it('ends every connection, also of clients that do not read, and takes no new one', async () => {
    const server = await start();
    const client = await server.connect();
    const dead = await server.connect();
    await client.subscribe('1', 'subscription { onNote { id } }');
    dead.socket.pause();

    await server.realtime.close();

    expect(await client.closed).toBe(1001);
    expect(server.realtime.size).toEqual({ connections: 0, subscriptions: 0 });
    await expect(server.open()).rejects.toThrow('Unexpected server response: 503');
    dead.socket.terminate();
  });
});
