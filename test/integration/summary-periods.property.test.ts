import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectExactPeriod } from '../support/expected-summaries.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { imported } from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The date so many days after another one. */
function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Borders of years and months, in leap years and in years that are none. */
const BORDERS = [
  '1900-02-28',
  '1999-12-31',
  '2000-02-29',
  '2023-02-28',
  '2023-12-31',
  '2024-02-29',
  '2024-12-31',
];
const date = fc.oneof(
  fc.tuple(fc.constantFrom(...BORDERS), fc.integer({ min: -3, max: 3 })),
  fc.tuple(fc.constant('2023-02-28'), fc.integer({ min: 0, max: 800 })),
);
const expense = fc.record({
  date: date.map(([border, days]) => daysAfter(border, days)),
  amount: fc.integer({ min: 1, max: 99_999 }).map((minor) => minor / 100),
  currency: fc.constantFrom('USD', 'EUR'),
  category: fc.constantFrom('Food', 'Fun', 'Rent'),
  kind: fc.constantFrom('EXPENSE', 'EXPENSE', 'REFUND', 'INCOME'),
});
const period = fc
  .tuple(date, fc.oneof(fc.integer({ min: 0, max: 365 }), fc.constantFrom(0, 1, 27, 28, 30, 31, 364, 365)))
  .map(([[border, days], length]) => {
    const from = daysAfter(border, days);
    return { from, to: daysAfter(from, length) };
  });

describe('the summary between any two dates at most 366 days apart', () => {
  const test = useLocalStack();
  const state: { user?: TestUser; expenses: ShownExpense[] } = { expenses: [] };

  beforeAll(async () => {
    state.user = await test.newUser();
    for (const rows of fc.sample(fc.array(expense, { minLength: 50, maxLength: 50 }), 8)) {
      state.expenses.push(...(await imported(state.user, rows)));
    }
  });

  function owner(): TestUser {
    if (!state.user) {
      throw new Error('The expenses are added before the first test, not before');
    }
    return state.user;
  }

  it('is the sum of the expenses of these days, both included, to the minor unit', async () => {
    await fc.assert(
      fc.asyncProperty(period, async ({ from, to }) => {
        await expectExactPeriod(owner(), state.expenses, from, to);
      }),
      { numRuns: 120 },
    );
  });

  it.each([
    ['a leap year', '2024-01-01', '2024-12-31'],
    ['366 days from one year to the next', '2023-03-01', '2024-02-29'],
    ['the leap day alone', '2024-02-29', '2024-02-29'],
    ['the leap day of 2000', '2000-02-29', '2000-03-01'],
    ['the end of February 1900, which had no leap day', '1900-02-28', '1900-03-01'],
    ["New Year's Eve", '2023-12-31', '2024-01-01'],
    ['a month that begins on the 25th', '2023-12-25', '2024-01-24'],
    ['366 days', '2023-12-31', '2024-12-30'],
  ])('is exact for %s', async (_, from, to) => {
    await expectExactPeriod(owner(), state.expenses, from, to);
  });

  it('is refused one day later', async () => {
    await fc.assert(
      fc.asyncProperty(period, async ({ from }) => {
        const summary = (days: number) =>
          owner().graphql(`{ summary(from: "${from}", to: "${daysAfter(from, days)}") { from } }`);
        const [taken, refused] = [await summary(365), await summary(366)];

        expect({ from, errors: taken.errors }).toEqual({ from, errors: undefined });
        expect(refused.errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'to' } }]);
      }),
      { numRuns: 30 },
    );
  });
});
