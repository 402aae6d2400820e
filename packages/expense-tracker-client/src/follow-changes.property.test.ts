import { systemClock } from 'appsync-cognito-client';
import type { Clock, Realtime, SubscriptionHandlers } from 'appsync-cognito-client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpenseSend } from './expense-sender.ts';
import { followChanges } from './follow-changes.ts';
import type { FollowStatus } from './follow-changes.ts';
import * as documents from './generated/documents.ts';

/** What happens to an app that follows. */
type Happening =
  | { readonly kind: 'write'; readonly id: number; readonly isToldOf: boolean }
  | { readonly kind: 'loseConnection' }
  | { readonly kind: 'loseAnswers'; readonly count: number }
  | { readonly kind: 'refuseChanges'; readonly count: number }
  | { readonly kind: 'endSubscriptions' }
  | { readonly kind: 'rest' };

const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('write' as const), id: fc.nat(5), isToldOf: fc.boolean() }),
    },
    fc.record({ kind: fc.constant('loseConnection' as const) }),
    fc.record({ kind: fc.constant('loseAnswers' as const), count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('refuseChanges' as const), count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('endSubscriptions' as const) }),
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('rest' as const) }) },
  ),
  { maxLength: 40 },
);

/** No wait is longer than a moment, but the one for the next look without an event. */
const quick: Clock = {
  ...systemClock,
  after: (delayMs, run) => (delayMs > 10_000 ? () => undefined : systemClock.after(0, run)),
};

const PAGE = 2;
const OVERLAP = 3;

/**
 * A server as the schema describes it: `changes` gives what changed last, in order, and a little of what was
 * given before.
 */
class ModelServer {
  readonly versions = new Map<number, { readonly version: number; readonly at: number }>();
  readonly subscribers = new Set<SubscriptionHandlers>();
  lostAnswers = 0;
  #time = 0;

  write(id: number): void {
    this.#time += 1;
    const { version = 0 } = this.versions.get(id) ?? {};
    this.versions.set(id, { version: version + 1, at: this.#time });
  }

  changes(since: string | undefined) {
    const from = since === undefined ? 0 : Number(since) - OVERLAP;
    const after = [...this.versions].filter(([, { at }]) => at > from).sort(([, a], [, b]) => a.at - b.at);
    const seen = since === undefined ? 0 : Number(since);
    // The overlap comes with the first page of what is new.
    const fresh = after.filter(([, { at }]) => at > seen);
    const page = [...after.filter(([, { at }]) => at <= seen), ...fresh.slice(0, PAGE)];
    const cursor = String(fresh.slice(0, PAGE).at(-1)?.[1].at ?? seen);
    const items = page.map(([id, { version }]) => ({ id: String(id), version }));
    return { items, cursor, hasMore: fresh.length > PAGE };
  }
}

/** The server's side of what the follower is given. */
function connect(server: ModelServer): { send: ExpenseSend; realtime: Realtime } {
  const send = (async (_document: unknown, variables: { readonly since?: string }) => {
    await Promise.resolve();
    if (server.lostAnswers > 0) {
      server.lostAnswers -= 1;
      return { data: null, errors: [{ code: 'NoAnswer', message: 'Lost' }] };
    }
    return { data: { changes: server.changes(variables.since) }, errors: [] };
  }) as unknown as ExpenseSend; // As much of an answer as is looked at.
  const realtime: Realtime = {
    subscribe(_request, handlers) {
      server.subscribers.add(handlers);
      setTimeout(() => handlers.onStatus?.('subscribed'), 0);
      return { unsubscribe: () => server.subscribers.delete(handlers) };
    },
    wake: () => undefined,
    end: () => undefined,
  };
  return { send, realtime };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

describe('follow', () => {
  it('takes every subscription of operations/ as a sign to look', () => {
    const subscribed: string[] = [];
    const { send, realtime } = connect(new ModelServer());
    const noting: Realtime = {
      ...realtime,
      subscribe(request, handlers) {
        subscribed.push(request.query);
        return realtime.subscribe(request, handlers);
      },
    };
    const following = followChanges(
      { send, realtime: noting, clock: quick, backoff: { firstMs: 1, largestMs: 1 } },
      { onChanges: () => undefined, onError: ({ message }) => expect.fail(message) },
    );
    following.stop();

    const all = Object.values(documents).map(String);
    expect(subscribed.sort()).toEqual(all.filter((text) => text.startsWith('subscription')).sort());
  });

  it('ends up with what the server has, whatever was lost, and gives no version twice in a row', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (plan) => {
        const server = new ModelServer();
        const copy = new Map<string, number>();
        let refusals = 0;
        const shown: { status: FollowStatus } = { status: 'behind' };
        const following = followChanges(
          { ...connect(server), clock: quick, backoff: { firstMs: 1, largestMs: 1 } },
          {
            onChanges({ items }) {
              if (refusals > 0) {
                refusals -= 1;
                throw new Error('The disk is full.');
              }
              for (const { id, version } of items) {
                expect(version).toBeGreaterThan(copy.get(id) ?? 0);
                copy.set(id, version);
              }
            },
            onStatus: (status) => (shown.status = status),
            onError: ({ message }) => expect.fail(message),
          },
        );

        for (const happening of plan) {
          switch (happening.kind) {
            case 'write':
              server.write(happening.id);
              if (happening.isToldOf) {
                server.subscribers.forEach(({ onEvent }) => onEvent({}));
              }
              break;
            case 'loseConnection':
              server.subscribers.forEach(({ onStatus }) => onStatus?.('reconnecting'));
              await turn();
              server.subscribers.forEach(({ onStatus }) => onStatus?.('subscribed'));
              break;
            case 'loseAnswers':
              server.lostAnswers += happening.count;
              break;
            case 'refuseChanges':
              refusals += happening.count;
              break;
            case 'endSubscriptions': {
              const ended = [...server.subscribers];
              server.subscribers.clear();
              ended.forEach(({ onComplete }) => onComplete?.());
              break;
            }
            case 'rest':
              await turn();
          }
        }
        // A last connection, and no event: no look comes by itself here.
        for (let turns = 0; turns < 200 && server.subscribers.size < 8; turns += 1) {
          await turn();
        }
        server.subscribers.forEach(({ onStatus }) => onStatus?.('reconnecting'));
        server.subscribers.forEach(({ onStatus }) => onStatus?.('subscribed'));
        const expected = [...server.versions].map(([id, { version }]) => [String(id), version]).sort();
        for (
          let turns = 0;
          turns < 500 && JSON.stringify([...copy].sort()) !== JSON.stringify(expected);
          turns += 1
        ) {
          await turn();
        }
        for (let turns = 0; turns < 500 && shown.status !== 'live'; turns += 1) {
          await turn();
        }
        following.stop();

        expect([...copy].sort()).toEqual(expected);
        expect(shown.status).toBe('live');
        expect(server.subscribers.size).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
