import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectExactSummaries } from '../support/expected-summaries.ts';
import type { DatePeriod } from '../support/expected-summaries.ts';
import { useKillableEngine } from '../support/killable-engine.ts';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { OfflineApp } from '../support/offline-app.ts';
import { listedAll } from '../support/operations.ts';
import { interceptorOf } from '../support/random-faults.ts';
import { runWriters, sequences, sequencesOfAll } from '../support/random-writers.ts';

/** How many random sequences to run: `LEDGER_SEQUENCES=5000` for a long run. */
const runs = Number(process.env['LEDGER_SEQUENCES'] ?? 24);
const timeoutMs = 600_000 + runs * 10_000;

/** Gives each sequence two years of its own, of a user who has not used them. */
function freshYears(newUser: () => Promise<TestUser>) {
  let used = 0;
  let user: TestUser | undefined;
  return async (): Promise<{ user: TestUser; year: number }> => {
    // An access token is good for an hour; a user has 9,999 years.
    user = user === undefined || used % 250 === 0 ? await newUser() : user;
    used += 1;
    return { user, year: 1000 + 2 * (used % 250) };
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A period that begins so many days after the first of October, and has so many days. */
const periods = fc.record({
  begins: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.constantFrom(60, 61, 91, 92)),
  days: fc.oneof(fc.integer({ min: 1, max: 366 }), fc.constantFrom(1, 2, 30, 31)),
});

function periodIn(year: number, { begins, days }: { begins: number; days: number }): DatePeriod {
  const dateAfter = (after: number) =>
    new Date(Date.UTC(year, 9, 1) + after * DAY_MS).toISOString().slice(0, 10);
  return { from: dateAfter(begins), to: dateAfter(begins + days - 1) };
}

describe('summary', () => {
  const test = useLocalStack();

  it(
    'is the sum of the listed expenses in every minor unit, whatever several writers do and whatever goes wrong',
    async () => {
      const next = freshYears(test.newUser);
      let [done, refused] = [0, 0];

      await fc.assert(
        fc.asyncProperty(sequencesOfAll, periods, async (sequence, period) => {
          const { user, year } = await next();
          test.interceptor.decide = interceptorOf(sequence);
          const outcome = await runWriters(user, year, sequence);
          test.interceptor.decide = undefined;

          await expectExactSummaries(user, year, [periodIn(year, period)]);
          await expectExactSummaries(user, year + 1);
          // Every stored attribute follows from the expenses: nothing is left of what was emptied.
          expect(await ledgerFindings(test.stack, user.sub)).toEqual([]);
          done += outcome.done;
          refused += outcome.refused;
        }),
        { numRuns: runs },
      );

      // Else the sequences would prove nothing.
      expect(done).toBeGreaterThan(runs);
      expect(refused).toBeGreaterThan(runs);
    },
    timeoutMs,
  );
});

describe('changes', () => {
  const test = useLocalStack();

  it(
    'leave an app that applies every page with exactly the listed expenses, whatever is written meanwhile',
    async () => {
      await fc.assert(
        fc.asyncProperty(sequences, fc.integer({ min: 1, max: 4 }), async (sequence, limit) => {
          const user = await test.newUser();
          const app = new OfflineApp(user);

          const writing = runWriters(user, 2024, sequence);
          await app.catchUp(limit);
          await writing;
          await app.catchUp(limit);

          const listed = await listedAll(user);
          expect(app.expenses().map(({ id, version }) => [id, version])).toEqual(
            listed
              .map(({ id, version }) => [id, version])
              .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
          );
        }),
        { numRuns: Math.ceil(runs / 4) },
      );
    },
    timeoutMs,
  );
});

describe('summary after kill -9 of the engine', () => {
  const engine = useKillableEngine();
  const test = useLocalStack(() => ({ dynamodbEndpoint: engine.endpoint }));

  it(
    'is the sum of the listed expenses, whatever was under way',
    async () => {
      const next = freshYears(test.newUser);

      await fc.assert(
        fc.asyncProperty(sequencesOfAll, fc.integer({ min: 0, max: 150 }), async (sequence, aliveMs) => {
          const { user, year } = await next();
          const writing = runWriters(user, year, sequence);
          await delay(aliveMs);
          await engine.kill();
          await writing;
          await engine.start();

          await expectExactSummaries(user, year);
          await expectExactSummaries(user, year + 1);
        }),
        { numRuns: Math.ceil(runs / 8) },
      );
    },
    timeoutMs,
  );
});
