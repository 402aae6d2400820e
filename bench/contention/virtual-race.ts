import { transactionConflicts } from 'appsync-local-stack/dynamodb';
import type { Interceptor } from 'appsync-local-stack/dynamodb';
import { VirtualClock } from 'appsync-local-stack/testing';
import { randomNumbers } from './random.ts';
import { retried } from './retried.ts';
import type { Answer, Retried } from './retried.ts';

/** How long a transaction holds its items, and how long it takes to be refused. */
export const HOLD_MS = 15;
export const REFUSAL_MS = 8;
/** How long any other call takes, such as a read. */
export const OTHER_MS = 4;
/** Each may be shorter or longer by this part. */
const VARIATION = 0.3;
/** All of a race are sent within this time. */
export const START_WITHIN_MS = 5;

/** One race, in a time that passes only while all of it wait: the machine's speed has no part in who wins. */
export interface VirtualRace {
  /** What the stack's data sources meet while the race is run. */
  readonly interceptor: Interceptor;
  /** Sends all requests at once, each a single time. */
  sendOnce<Result extends Answer>(sends: readonly (() => Promise<Result>)[]): Promise<Retried<Result>[]>;
  /** The same with a client that sends again what is `Throttled`. */
  sendAgain<Result extends Answer>(sends: readonly (() => Promise<Result>)[]): Promise<Retried<Result>[]>;
}

/** @param seed the same seed gives the same times */
export function virtualRace(seed: number): VirtualRace {
  const clock = new VirtualClock();
  const random = randomNumbers(seed);
  const wait = (ms: number) => clock.wait(ms);
  const about = (ms: number) => ms * (1 - VARIATION + 2 * VARIATION * random());
  const all = <Result>(tasks: readonly (() => Promise<Result>)[]) =>
    Promise.all(
      tasks.map((task) =>
        clock.run(async () => {
          await clock.wait(START_WITHIN_MS * random());
          return task();
        }),
      ),
    );
  const conflicts = transactionConflicts({
    holdMs: () => about(HOLD_MS),
    refusalMs: () => about(REFUSAL_MS),
    wait,
  });
  return {
    interceptor: async (call, carryOut) => {
      const interception = await conflicts(call, carryOut);
      if (interception === undefined) {
        await wait(about(OTHER_MS));
      }
      return interception;
    },
    sendOnce: (sends) => all(sends.map((send) => async () => ({ answer: await send(), requests: 1 }))),
    sendAgain: (sends) => all(sends.map((send) => () => retried(send, wait, random))),
  };
}
