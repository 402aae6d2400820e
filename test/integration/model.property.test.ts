import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useKillableEngine } from '../support/killable-engine.ts';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestStack } from '../support/local-stack.ts';
import { FaultWatch } from '../support/model/fault-watch.ts';
import type { KillPlan } from '../support/model/fault-watch.ts';
import { play } from '../support/model/play.ts';
import { Player } from '../support/model/player.ts';
import { modelSequences } from '../support/model/steps.ts';
import type { ModelSequence } from '../support/model/steps.ts';

/** How many random sequences to run: `LEDGER_SEQUENCES=5000` for a long run. */
const runs = Number(process.env['LEDGER_SEQUENCES'] ?? 24);
const timeoutMs = 600_000 + runs * 10_000;

/** The same ids for both users, so that they would meet if they could. */
function sameIds() {
  return {
    devices: ['USD', 'KWD'].map((currency) => ({
      ids: Array.from({ length: 4 }, () => randomUUID()),
      currency,
    })),
    many: Array.from({ length: 100 }, () => randomUUID()),
  };
}

/** Lets two new users do what a sequence says; gives how much was done, and how much ended in trouble. */
async function playBoth(test: TestStack, { users, ...plan }: ModelSequence, kill?: KillPlan) {
  const ids = sameIds();
  const both = [await test.newUser(), await test.newUser()];
  const watch = new FaultWatch(
    plan,
    both.map(({ sub }) => sub),
    kill,
  );
  test.interceptor.decide = watch.interceptor;
  const players = both.map((user) => new Player(user, watch));
  await Promise.all(players.map((player, index) => play(player, ids, users[index === 0 ? 0 : 1])));
  await watch.untilRestarted();
  test.interceptor.decide = undefined;
  for (const { sub } of both) {
    // Every stored attribute follows from the expenses: nothing is left of what was emptied.
    expect(await ledgerFindings(test.stack, sub)).toEqual([]);
  }
  return players.map(({ counts }) => counts);
}

describe('two users who do all that there is at once, each by two devices', () => {
  const test = useLocalStack();

  it(
    'have exactly what their own operations make, in every list, total and budget, whatever goes wrong',
    async () => {
      const total = { done: 0, troubled: 0 };

      await fc.assert(
        fc.asyncProperty(modelSequences, async (sequence) => {
          for (const { done, troubled } of await playBoth(test, sequence)) {
            total.done += done;
            total.troubled += troubled;
          }
        }),
        { numRuns: runs },
      );

      // Else the sequences would prove nothing.
      expect(total.done).toBeGreaterThan(runs);
      expect(total.troubled).toBeGreaterThanOrEqual(Math.floor(runs / 8));
    },
    timeoutMs,
  );
});

describe('two users whose database is killed by kill -9, over and over', () => {
  const engine = useKillableEngine();
  const test = useLocalStack(() => ({ dynamodbEndpoint: engine.endpoint }));
  const callsBetween = fc.array(fc.integer({ min: 2, max: 40 }), { minLength: 1, maxLength: 8 });

  it(
    'have exactly what their own operations make, each as a whole or not at all, and all that was answered',
    async () => {
      await fc.assert(
        fc.asyncProperty(modelSequences, callsBetween, async (sequence, numbers) => {
          const delaysMs = numbers.map((number) => number % 11);
          await playBoth(test, { ...sequence, faults: ['none'] }, { engine, afterCalls: numbers, delaysMs });
        }),
        { numRuns: Math.ceil(runs / 12) },
      );
    },
    timeoutMs,
  );
});
