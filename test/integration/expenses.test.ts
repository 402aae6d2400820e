import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTable } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added, getExpense, listed, listedAll, listExpenses } from '../support/operations.ts';

describe('expenses', () => {
  const test = useLocalStack();

  it('shows an expense that was added a moment ago', async () => {
    const user = await test.newUser();

    const expense = await added(user);

    expect(await listed(user)).toEqual({ items: [expense], nextToken: null });
  });

  it.each([
    ['a UUID that no expense has', 'c2c6f0e6-3c2a-4d0e-9a53-1b1d6f0d8a11'],
    ['no text', ''],
    ['no UUID', 'x'],
    ['a text longer than a key', 'x'.repeat(3000)],
  ])('answers null for an id that is %s', async (_, id) => {
    const user = await test.newUser();
    await added(user);

    expect(await user.graphql(getExpense, { id })).toEqual({ status: 200, data: { expense: null } });
  });

  it('lists newest first, or oldest first when asked', async () => {
    const user = await test.newUser();
    for (const date of ['2024-03-01', '2023-12-31', '2024-01-09']) {
      await added(user, { date });
    }

    const dates = async (order?: string) => (await listed(user, { order })).items.map(({ date }) => date);

    expect(await dates()).toEqual(['2024-03-01', '2024-01-09', '2023-12-31']);
    expect(await dates('ASC')).toEqual(['2023-12-31', '2024-01-09', '2024-03-01']);
  });

  it('finds exactly the expenses of every combination of filters', async () => {
    const user = await test.newUser();
    const all = [];
    for (const date of ['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-01', '2024-12-31', '2025-01-01']) {
      for (const category of ['Food', 'Food and drink', 'Transport']) {
        all.push(await added(user, { date, category }));
      }
    }
    const filters = [
      { year: 2024 },
      { year: 2024, month: 1 },
      { year: 2024, month: 2 },
      { year: 2022 },
      { from: '2024-01-31' },
      { to: '2024-01-01' },
      { from: '2024-01-31', to: '2024-02-01' },
    ];

    for (const filter of filters.flatMap((one) => [one, { ...one, category: 'Food' }])) {
      const expected = all.filter((expense) => matches(expense, filter)).map(({ id }) => id);
      const found = (await listedAll(user, filter)).map(({ id }) => id);
      expect({ filter, found: found.sort() }).toEqual({ filter, found: expected.sort() });
    }
  });

  it('gives every expense exactly once, whatever the size of the pages', async () => {
    const user = await test.newUser();
    const ids: string[] = [];
    for (let day = 1; day <= 23; day += 1) {
      ids.push((await added(user, { date: `2024-01-${String((day % 9) + 1).padStart(2, '0')}` })).id);
    }

    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 25 }),
        fc.constantFrom('ASC', 'DESC'),
        async (limit, order) => {
          const items = await listedAll(user, { limit, order });
          const dates = items.map(({ date }) => date);

          expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort());
          expect(dates).toEqual(order === 'ASC' ? [...dates].sort() : [...dates].sort().reverse());
        },
      ),
      { numRuns: 15 },
    );
  });

  it('gives 50 expenses a page unless asked otherwise', async () => {
    const user = await test.newUser();
    await Promise.all(Array.from({ length: 51 }, () => added(user)));

    const first = await listed(user);
    const second = await listed(user, { nextToken: first.nextToken });

    expect(first.items).toHaveLength(50);
    expect(second.items).toHaveLength(1);
    expect(second.nextToken).toBeNull();
  });

  it('reads what it returns and one item more, and costs the same for 5,000 expenses as for 51', async () => {
    const [few, many] = await Promise.all([test.newUser(), test.newUser()]);
    await fillTable(test.stack, few.sub, 51);
    await fillTable(test.stack, many.sub, 5_000);

    const cost = async (user: typeof few) => {
      test.calls.length = 0;
      const { items } = await listed(user, { year: 2024, month: 1, limit: 49 });
      expect(items).toHaveLength(49);
      expect(test.calls).toHaveLength(1);
      return test.calls[0];
    };
    const [ofFew, ofMany] = [await cost(few), await cost(many)];

    expect(ofFew?.scannedCount).toBe(50);
    expect(ofMany?.scannedCount).toBe(50);
    expect(ofFew?.consumedCapacity.readUnits).toBeGreaterThan(0);
    expect(ofMany?.consumedCapacity.readUnits).toBe(ofFew?.consumedCapacity.readUnits);
  });

  it.each([
    ["another list's token", (page: string) => ({ year: 2023, nextToken: page })],
    [
      'a token that was tampered with',
      (page: string) => ({ year: 2024, nextToken: `${page.slice(0, -4)}AAAA` }),
    ],
    ['garbage', () => ({ year: 2024, nextToken: 'garbage' })],
  ])('refuses %s, naming nextToken', async (_, filters) => {
    const user = await test.newUser();
    await added(user);
    await added(user);
    const { nextToken } = await listed(user, { year: 2024, limit: 1 });

    const { errors } = await user.graphql(listExpenses, filters(nextToken ?? ''));

    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationError', errorInfo: { field: 'nextToken' } });
  });

  it("refuses somebody else's token", async () => {
    const [owner, thief] = await Promise.all([test.newUser(), test.newUser()]);
    await added(owner);
    await added(owner);
    const { nextToken } = await listed(owner, { limit: 1 });

    const { errors } = await thief.graphql(listExpenses, { nextToken });

    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationError', errorInfo: { field: 'nextToken' } });
  });
});

function matches(
  { date, category }: { date: string; category: string },
  filter: { year?: number; month?: number; from?: string; to?: string; category?: string },
): boolean {
  return (
    (filter.year === undefined || Number(date.slice(0, 4)) === filter.year) &&
    (filter.month === undefined || Number(date.slice(5, 7)) === filter.month) &&
    (filter.from === undefined || date >= filter.from) &&
    (filter.to === undefined || date <= filter.to) &&
    (filter.category === undefined || category === filter.category)
  );
}
