import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealtimeClient } from './support/realtime-client.ts';
import { echo, filteredBy, only, startRealtimeServer } from './support/realtime-server.ts';
import type { RealtimeServer } from './support/realtime-server.ts';

const SDL = `
  type Query { note: Note }
  type Note { id: ID! owner: String }
  type Mutation { addNote(id: ID!, owner: String): Note }
  type Subscription { onMyNote: Note @aws_subscribe(mutations: ["addNote"]) }
`;

let server: RealtimeServer;

beforeAll(async () => {
  server = await startRealtimeServer({
    sdl: SDL,
    scripts: {
      'Mutation.addNote': echo,
      'Subscription.onMyNote': filteredBy(({ sub }) => only('owner', 'eq', sub)),
    },
  });
});

afterAll(() => server.close());

async function subscriber(name: string): Promise<RealtimeClient> {
  const client = await server.connect({ token: `token-of-${name}` });
  await client.subscribe('1', 'subscription { onMyNote { id owner } }', { token: `token-of-${name}` });
  return client;
}

/** The next messages of a client, after which there must be no more. */
async function receivedBy(client: RealtimeClient, count: number): Promise<unknown[]> {
  const payloads: unknown[] = [];
  while (payloads.length < count) {
    payloads.push((await client.next()).payload);
  }
  await client.settled();
  return payloads;
}

describe('400 subscribers of two users while both write at once', () => {
  it('each hear of all that is theirs: nothing is lost, doubled, out of order or leaked', async () => {
    const names = ['ann', 'ben'];
    const clients = await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        const name = names[index % 2] ?? '';
        return { name, client: await subscriber(name) };
      }),
    );
    const write = async (name: string): Promise<void> => {
      for (let index = 0; index < 25; index += 1) {
        await server.mutate(
          `mutation { addNote(id: "${name} ${index}", owner: "sub-of-${name}") { id owner } }`,
        );
      }
    };

    await Promise.all(names.map(write));

    for (const { name, client } of clients) {
      const owner = `sub-of-${name}`;
      expect(await receivedBy(client, 25)).toEqual(
        Array.from({ length: 25 }, (_, index) => ({
          data: { onMyNote: { id: `${name} ${index}`, owner } },
        })),
      );
      client.socket.terminate();
    }
  });
});
