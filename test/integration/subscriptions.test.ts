import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { added, addExpense, deleteExpense, updateExpense } from '../support/operations.ts';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly data?: Record<string, unknown>; readonly errors?: readonly unknown[] };
}

/** A subscription by AppSync's own protocol, over a socket of its own. */
interface Subscriber {
  /** The events of the field so far. */
  readonly events: unknown[];
  /** Fulfilled when `count` events have come. */
  readonly received: (count: number) => Promise<unknown[]>;
}

describe('subscriptions', () => {
  const test = useLocalStack();

  /** Subscribes; fulfilled when the server has acknowledged it, rejected with its error otherwise. */
  function subscribe(
    user: Pick<TestUser, 'accessToken'>,
    query: string,
    variables = {},
  ): Promise<Subscriber> {
    const { host } = new URL(test.stack.origin);
    const authorization = { host, Authorization: user.accessToken };
    const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
    const socket = new WebSocket(`ws://${host}/graphql/realtime`, ['graphql-ws', `header-${header}`]);
    onTestFinished(() => socket.terminate());
    const events: unknown[] = [];
    const waiting: (() => void)[] = [];
    const id = randomUUID();
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
          });
        } else if (message.type === 'data') {
          events.push(...Object.values(message.payload?.data ?? {}));
          waiting.splice(0).forEach((wake) => wake());
        } else if (message.type === 'error' || message.type === 'connection_error') {
          reject(new Error(JSON.stringify(message.payload)));
        }
      });
    });
  }

  const onAdded =
    'subscription($category: String) { onExpenseAdded(category: $category) { id userId amount category version } }';

  it('tell an app what another device of its user adds, changes and deletes', async () => {
    const user = await test.newUser();
    const fields = '{ id amount version }';
    const [additions, changes, deletions] = await Promise.all([
      subscribe(user, `subscription { onExpenseAdded ${fields} }`),
      subscribe(user, `subscription { onExpenseUpdated ${fields} }`),
      subscribe(user, `subscription { onExpenseDeleted ${fields} }`),
    ]);

    const { id } = await added(user);
    await user.graphql(updateExpense, { input: { id, amount: 3 } });
    await user.graphql(deleteExpense, { id });

    expect(await additions.received(1)).toEqual([{ id, amount: 2.25, version: 1 }]);
    expect(await changes.received(1)).toEqual([{ id, amount: 3, version: 2 }]);
    expect(await deletions.received(1)).toEqual([{ id, amount: 3, version: 3 }]);
  });

  it("tell nobody of somebody else's expenses", async () => {
    const [owner, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    const [own, foreign] = await Promise.all([subscribe(owner, onAdded), subscribe(stranger, onAdded)]);

    await added(owner);
    const mine = await added(stranger);

    await own.received(1);
    expect(await foreign.received(1)).toMatchObject([{ id: mine.id }]);
  });

  it('have no argument that names another user', async () => {
    const [owner, stranger] = await Promise.all([test.newUser(), test.newUser()]);

    const refused = subscribe(stranger, `subscription { onExpenseAdded(userId: "${owner.sub}") { id } }`);

    await expect(refused).rejects.toThrow(/UnknownArgument/);
  });

  it('are narrowed by category', async () => {
    const user = await test.newUser();
    const food = await subscribe(user, onAdded, { category: 'Food' });

    await added(user, { category: 'Transport' });
    const { id } = await added(user, { category: 'Food' });

    expect(await food.received(1)).toMatchObject([{ id, category: 'Food' }]);
  });

  it('are refused for a category that no expense can have', async () => {
    const user = await test.newUser();

    await expect(subscribe(user, onAdded, { category: 'a#b' })).rejects.toThrow(/ValidationError/);
  });

  it('are refused without a token', async () => {
    await expect(subscribe({ accessToken: 'nonsense' }, onAdded)).rejects.toThrow(/UnauthorizedException/);
  });

  it('are not told of a mutation that failed, or that did not select userId', async () => {
    const user = await test.newUser();
    const subscriber = await subscribe(user, onAdded);

    await user.graphql(addExpense, { input: { date: '2024-01-09', amount: 0, category: 'Food' } });
    await user.graphql(
      'mutation { addExpense(input: { date: "2024-01-09", amount: 1, category: "Food" }) { id } }',
    );
    const { id } = await added(user, { amount: 2 });

    expect(await subscriber.received(1)).toMatchObject([{ id, amount: 2 }]);
  });
});
