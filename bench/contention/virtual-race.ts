import { transactionConflicts } from 'appsync-local-stack/dynamodb';
import type { Interceptor } from 'appsync-local-stack/dynamodb';
import { VirtualClock } from 'appsync-local-stack/testing';
import type { Clock } from 'expense-tracker-client';
import { randomNumbers } from './random.ts';

/** How long a transaction holds its items, and how long it takes to be refused. */
export const HOLD_MS = 15;
export const REFUSAL_MS = 8;
/** How long any other call takes, such as a read. */
export const OTHER_MS = 4;
/** Each may be shorter or longer by this part. */
const VARIATION = 0.3;
/** No race takes so long. */
const NEVER_MS = 30_000;
/** All of a race are sent within this time. */
export const START_WITHIN_MS = 5;

/** One race, in a time that passes only while all of it wait: the machine's speed has no part in who wins. */
export interface VirtualRace {
  /** What the stack's data sources meet while the race is run. */
  readonly interceptor: Interceptor;
  /** By which a client waits that takes part. Nothing comes after half a minute, so that no timeout does. */
  readonly clock: Clock;
  /** From 0 to 1, the same numbers for the same seed. */
  readonly random: () => number;
  /** Sends all requests at once. */
  readonly send: <Result>(sends: readonly (() => Promise<Result>)[]) => Promise<Result[]>;
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
    clock: {
      now: () => clock.now,
      after(delayMs, run) {
        if (delayMs < NEVER_MS) {
          void wait(delayMs).then(run);
        }
        return () => undefined;
      },
    },
    random,
    send: all,
  };
}
