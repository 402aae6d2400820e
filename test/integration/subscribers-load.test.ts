import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loseAndReopen, openSubscribers, runRound } from '../../bench/fan-out/subscriber-load.ts';
import type { Load } from '../../bench/fan-out/subscriber-load.ts';
import type { Subscriber } from '../../bench/fan-out/subscriber.ts';
import { useLocalStack } from '../support/local-stack.ts';

describe('60 subscribers of 6 users who write at once', () => {
  const test = useLocalStack();
  let load: Load;
  let subscribers: readonly Subscriber[] = [];

  beforeAll(async () => {
    const users = await Promise.all(Array.from({ length: 6 }, () => test.newUser()));
    load = { origin: test.stack.origin, users };
    subscribers = await openSubscribers(load, 60);
  });
  afterAll(() => Promise.all(subscribers.map((subscriber) => subscriber.lose())));

  it("each get all of their user's events, once, and nobody else's", async () => {
    const { count } = await runRound(load, subscribers, 5);

    expect(count).toMatchObject({ expected: 300, received: 300, lost: 0, doubled: 0, foreign: 0 });
  });

  it('get the next event after they have lost their connection and subscribed again', async () => {
    const { reopened, untouched } = await loseAndReopen(load, subscribers);
    subscribers = [...reopened, ...untouched];

    const { count } = await runRound(load, subscribers, 1);

    expect(reopened).toHaveLength(6);
    expect(count).toMatchObject({ expected: 60, received: 60, lost: 0, doubled: 0, foreign: 0 });
  });
});
