import { RealtimeClient } from 'appsync-local-stack/testing';
import type { Message } from 'appsync-local-stack/testing';
import { print } from 'graphql';
import { OnExpenseAddedDocument } from '../../operations/generated/documents.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import type { Delivery } from './delivery-count.ts';

/**
 * One subscription to `onExpenseAdded` by AppSync's protocol, over a separate socket, and its events.
 */
export class Subscriber {
  /** The `sub` of the user. */
  readonly user: string;
  /** How long connecting and subscribing took. */
  readonly connectMs: number;
  #deliveries: Delivery[] = [];
  readonly #client: RealtimeClient;

  /** @param client connected and subscribed, as `open` makes it */
  constructor(client: RealtimeClient, user: SignedInUser, connectMs: number) {
    this.#client = client;
    this.user = user.sub;
    this.connectMs = connectMs;
    void this.#read();
  }

  /**
   * Connects and subscribes.
   *
   * @param origin of the stack, plain HTTP, e.g. `http://localhost:4000`
   * @throws {Error} when the server refuses the connection or the subscription
   */
  static async open(origin: string, user: SignedInUser): Promise<Subscriber> {
    const begun = performance.now();
    const { accessToken: token } = user;
    const client = new RealtimeClient(Number(new URL(origin).port), { token });
    await client.opened();
    client.send({ type: 'connection_init' });
    expectType('connection_ack', await client.next());
    const query = print(OnExpenseAddedDocument);
    expectType('start_ack', await client.subscribe('added', query, { token }));
    return new Subscriber(client, user, performance.now() - begun);
  }

  /** The events since the last call of `take`. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** Gives the events so far, and starts again. */
  take(): readonly Delivery[] {
    const taken = this.#deliveries;
    this.#deliveries = [];
    return taken;
  }

  /** Drops the connection without a closing handshake; resolves when it has ended. */
  async lose(): Promise<void> {
    this.#client.socket.terminate();
    await this.#client.closed;
  }

  async #read(): Promise<never> {
    for (;;) {
      const message = await this.#client.next();
      // A `ka` is not an event; any other message in place of an event counts as a lost one.
      if (message.type === 'data') {
        this.#deliveries.push({ id: expenseId(message), at: performance.now() });
      }
    }
  }
}

function expectType(type: string, message: Message): void {
  if (message.type !== type) {
    throw new Error(`${type} was expected, not ${JSON.stringify(message)}`);
  }
}

/** The expense's id, or a string that is no id when the event has none. */
function expenseId({ payload }: Message): string {
  // The data of the subscription.
  const { data } = payload as { data: { onExpenseAdded: { id: string } | null } | null };
  return data?.onExpenseAdded?.id ?? 'event without an expense';
}
