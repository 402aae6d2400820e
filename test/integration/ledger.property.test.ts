import { setTimeout as delay } from 'node:timers/promises';
import { pickFreePort, startEngine } from 'appsync-local-stack/dynamodb';
import type { Engine } from 'appsync-local-stack/dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectExactSummaries } from '../support/expected-summaries.ts';
import { ledgerFindings } from '../support/ledger-findings.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { changedSince, listedAll } from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';
import { interceptorOf, runWriters, sequences } from '../support/random-writers.ts';
import { temporaryDirectory } from '../support/start-command.ts';

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

describe('summary', () => {
  const test = useLocalStack();

  it(
    'is the sum of the listed expenses in every minor unit, whatever several writers do and whatever goes wrong',
    async () => {
      const next = freshYears(test.newUser);
      let [done, refused] = [0, 0];

      await fc.assert(
        fc.asyncProperty(sequences, async (sequence) => {
          const { user, year } = await next();
          test.interceptor.decide = interceptorOf(sequence);
          const outcome = await runWriters(user, year, sequence);
          test.interceptor.decide = undefined;

          await expectExactSummaries(user, year);
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
          const app = new OfflineApp(user, limit);

          const writing = runWriters(user, 2024, sequence);
          await app.catchUp();
          await writing;
          await app.catchUp();

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

/** An app that keeps what it was told. */
class OfflineApp {
  readonly #user: TestUser;
  readonly #limit: number;
  readonly #known = new Map<string, ShownExpense>();
  #cursor: string | undefined;

  constructor(user: TestUser, limit: number) {
    this.#user = user;
    this.#limit = limit;
  }

  async catchUp(): Promise<void> {
    let hasMore = true;
    while (hasMore) {
      const page = await changedSince(this.#user, this.#cursor, this.#limit);
      for (const expense of page.items) {
        this.#known.set(expense.id, expense);
      }
      this.#cursor = page.cursor;
      hasMore = page.hasMore;
    }
  }

  /** Those that are not deleted, by id. */
  expenses(): ShownExpense[] {
    return [...this.#known.values()]
      .filter(({ deletedAt }) => deletedAt === null)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

describe('summary after kill -9 of the engine', () => {
  const state: { engine?: Engine; port?: number; directory?: string; removeDirectory?: () => void } = {};
  const start = async () => {
    state.engine = await startEngine({
      dataDirectory: state.directory ?? '',
      pickPort: () => Promise.resolve(state.port ?? 0),
    });
  };
  const killEngine = async () => {
    const pid = state.engine?.pid;
    if (pid === undefined) {
      throw new Error('There is no engine to kill');
    }
    process.kill(pid, 'SIGKILL');
    await state.engine?.close();
  };
  beforeAll(async () => {
    state.directory = temporaryDirectory((remove) => {
      state.removeDirectory = remove;
    });
    state.port = await pickFreePort();
    await start();
  });
  afterAll(async () => {
    await state.engine?.close();
    state.removeDirectory?.();
  });
  const test = useLocalStack(() => ({ dynamodbEndpoint: state.engine?.endpoint ?? '' }));

  it(
    'is the sum of the listed expenses, whatever was under way',
    async () => {
      const next = freshYears(test.newUser);

      await fc.assert(
        fc.asyncProperty(sequences, fc.integer({ min: 0, max: 150 }), async (sequence, aliveMs) => {
          const { user, year } = await next();
          const writing = runWriters(user, year, sequence);
          await delay(aliveMs);
          await killEngine();
          await writing;
          await start();

          await expectExactSummaries(user, year);
          await expectExactSummaries(user, year + 1);
        }),
        { numRuns: Math.ceil(runs / 8) },
      );
    },
    timeoutMs,
  );
});
