import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../resolvers/shared/ledger.ts';
import { fillLedgers } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { summed, summedBetween } from '../support/operations.ts';

const days = Array.from({ length: 366 }, (_, index) =>
  new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10),
);

/** Names as long as people's are. */
const categories = Array.from({ length: 20 }, (_, index) => `Category ${String(index).padStart(2, '0')}`);

function entry(date: string, category: string): LedgerEntry {
  return { date, category, amountMinor: 12_345, currency: 'USD', paymentMethod: 'Card' };
}

describe('the cost of summary', () => {
  const test = useLocalStack();

  /** The read units of one Query, which is all that is asked. */
  async function readUnits(ask: () => Promise<unknown>): Promise<number> {
    test.calls.length = 0;
    await ask();
    expect(test.calls.map(({ operation }) => operation)).toEqual(['Query']);
    return test.calls[0]?.consumedCapacity.readUnits ?? 0;
  }

  /** The read units of a year, its longest month, a month that begins on the 25th, and a day. */
  async function costs(user: TestUser) {
    return {
      year: await readUnits(() => summed(user, 2024)),
      month: await readUnits(() => summed(user, 2024, 3)),
      ownMonth: await readUnits(() => summedBetween(user, '2024-02-25', '2024-03-24')),
      day: await readUnits(() => summedBetween(user, '2024-03-01', '2024-03-01')),
    };
  }

  it('is the same for a million expenses as for a thousand', async () => {
    const [few, many] = await Promise.all([test.newUser(), test.newUser()]);
    const entries = days.flatMap((date) => categories.slice(0, 3).map((category) => entry(date, category)));
    await fillLedgers(test.stack, few.sub, entries);
    await fillLedgers(test.stack, many.sub, entries, 1_000);

    const [ofFew, ofMany] = [await costs(few), await costs(many)];

    expect((await summed(few, 2024)).currencies).toMatchObject([{ expenseCount: 1_098 }]);
    expect((await summed(many, 2024)).currencies).toMatchObject([
      { expenseCount: 1_098_000, spent: 135_548_100 },
    ]);
    expect(ofFew.year).toBeGreaterThan(0);
    expect(ofMany).toEqual(ofFew);
  });

  it('is at most 18 units a year and 2 a month for 25 categories that are used some days a month', async () => {
    const user = await test.newUser();
    const often = Array.from({ length: 25 }, (_, index) => `Category ${index}`);
    const entries = days.flatMap((date, day) =>
      often.filter((_category, index) => (day * 7 + index * 5) % 25 < 4).map((name) => entry(date, name)),
    );
    await fillLedgers(test.stack, user.sub, entries);

    const { year, month } = await costs(user);

    expect(year).toBeLessThanOrEqual(18);
    expect(month).toBeLessThanOrEqual(2);
  });

  it('is at most 38 units a year and 4 a month for 20 categories that are used every day, with subcategories', async () => {
    const user = await test.newUser();
    const subcategories = ['Coffee', 'Restaurants', 'Groceries'];
    const entries = days.flatMap((date, index) =>
      categories.map((category) => ({
        ...entry(date, category),
        subcategory: subcategories[index % 3],
        paymentMethod: index % 2 === 0 ? 'Card' : 'Cash',
      })),
    );
    await fillLedgers(test.stack, user.sub, entries);

    const { year, month, ownMonth, day } = await costs(user);

    expect((await summed(user, 2024)).currencies).toMatchObject([{ expenseCount: 7_320 }]);
    expect(year).toBeLessThanOrEqual(38);
    expect(month).toBeLessThanOrEqual(4);
    expect(ownMonth).toBeLessThanOrEqual(8);
    expect(day).toBeLessThanOrEqual(4);
  });
});
