import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../ledger/finding.ts';
import { rebuildLedgers } from '../../ledger/rebuild-ledgers.ts';
import { budgetsOf, removeBudget, setBudget } from '../support/budgets.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { summed } from '../support/operations.ts';
import { toMajor, toMinor } from '../support/random-content.ts';
import { interceptorOf } from '../support/random-faults.ts';
import { runWriters, sequences } from '../support/random-writers.ts';

/** How many random sequences to run: `LEDGER_SEQUENCES=5000` for a long run. */
const runs = Number(process.env['LEDGER_SEQUENCES'] ?? 24);
const timeoutMs = 600_000 + runs * 10_000;

/** A budget that is set or, without an amount, removed. */
interface BudgetStep {
  readonly currency: string;
  readonly category: string | null;
  readonly minor: number | null;
}

const budgetSteps: fc.Arbitrary<readonly BudgetStep[]> = fc.array(
  fc.record({
    currency: fc.constantFrom('USD', 'USD', 'JPY', 'KWD'),
    category: fc.constantFrom(null, 'Food', 'Fun', 'Café & co.', 'Never used'),
    minor: fc.option(fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.constantFrom(1, 999_999_999_999_999))),
  }),
  { maxLength: 12 },
);

/** The budgets as they must be, in minor units by currency and category. */
class BudgetModel {
  readonly #minor = new Map<string, number>();

  /** Takes a step at the API and here, and compares the two answers. */
  async take(user: TestUser, { currency, category, minor }: BudgetStep): Promise<void> {
    const name = JSON.stringify([currency, category]);
    const isThere = this.#minor.has(name);
    if (minor === null) {
      const { errors } = await user.graphql(removeBudget, { currency, category });
      expect(errors?.[0]?.errorType).toBe(isThere ? undefined : 'NotFound');
      this.#minor.delete(name);
      return;
    }
    const { errors } = await user.graphql(setBudget, {
      input: { currency, category, amount: toMajor(minor, currency) },
    });
    expect(errors).toBeUndefined();
    this.#minor.set(name, minor);
  }

  /** By currency, the whole first, then by category in the order of code points. */
  expected(): { currency: string; category: string | null; minor: number }[] {
    return [...this.#minor]
      .map(([name, minor]) => {
        const [currency, category] = JSON.parse(name) as [string, string | null];
        return { currency, category, minor };
      })
      .sort((a, b) => {
        const [one, other] = [`${a.currency}#${a.category ?? ''}`, `${b.currency}#${b.category ?? ''}`];
        return one < other ? -1 : 1;
      });
  }
}

/** What the summary of a month has of a budget, in minor units. */
async function spentOf(user: TestUser, year: number, month: number) {
  const { currencies } = await summed(user, year, month);
  return (currency: string, category: string | null): number => {
    const sums = currencies.find((one) => one.currency === currency);
    const spent =
      category === null ? sums?.spent : sums?.categories.find((one) => one.category === category)?.total;
    return toMinor(spent ?? 0, currency);
  };
}

describe('budgets', () => {
  const test = useLocalStack();
  let client: DynamoDBClient;
  beforeAll(() => {
    client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
  });
  afterAll(() => client.destroy());

  it(
    'are what was set, with what the summary has spent and the rest left, to the minor unit',
    async () => {
      await fc.assert(
        fc.asyncProperty(budgetSteps, sequences, budgetSteps, async (first, sequence, then) => {
          const user = await test.newUser();
          const model = new BudgetModel();
          for (const step of first) {
            await model.take(user, step);
          }
          test.interceptor.decide = interceptorOf(sequence);
          await runWriters(user, 2023, sequence);
          test.interceptor.decide = undefined;
          for (const step of then) {
            await model.take(user, step);
          }

          for (const [year, month] of [
            [2023, 11],
            [2023, 12],
            [2024, 1],
          ] as const) {
            const spent = await spentOf(user, year, month);
            const { budgets } = await budgetsOf(user, year, month);
            expect(
              budgets.map(({ currency, category, amount, spent, left }) => ({
                currency,
                category,
                minor: toMinor(amount, currency),
                spent: toMinor(spent, currency),
                left: toMinor(left, currency),
              })),
            ).toEqual(
              model.expected().map(({ currency, category, minor }) => ({
                currency,
                category,
                minor,
                spent: spent(currency, category),
                left: minor - spent(currency, category),
              })),
            );
          }
        }),
        { numRuns: runs },
      );
    },
    timeoutMs,
  );

  it(
    'are as many as they are counted, whatever several devices do at once',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(budgetSteps, { minLength: 2, maxLength: 4 }), async (devices) => {
          const user = await test.newUser();
          await Promise.all(
            devices.map(async (steps) => {
              for (const { currency, category, minor } of steps) {
                await (minor === null
                  ? user.graphql(removeBudget, { currency, category })
                  : user.graphql(setBudget, {
                      input: { currency, category, amount: toMajor(minor, currency) },
                    }));
              }
            }),
          );

          const findings: Finding[] = [];
          const tableName = test.stack.model.tables[0]?.tableName ?? '';
          const { budgets } = await rebuildLedgers({
            client,
            tableName,
            userId: user.sub,
            onFinding: (finding) => findings.push(finding),
          });
          expect(findings).toEqual([]);
          expect((await budgetsOf(user)).budgets).toHaveLength(budgets);
        }),
        { numRuns: runs },
      );
    },
    timeoutMs,
  );
});
