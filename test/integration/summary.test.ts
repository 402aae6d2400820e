import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { describe, expect, it } from 'vitest';
import { rebuildLedgers } from '../../ledger/rebuild-ledgers.ts';
import { fillTable } from '../support/fill-table.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added, deleteExpense, summed, updateExpense } from '../support/operations.ts';

describe('summary', () => {
  const test = useLocalStack();

  it('has an expense that was added a moment ago', async () => {
    const user = await test.newUser();
    await added(user, { date: '2024-01-31', amount: 0.1, category: 'Food' });
    await added(user, { date: '2024-01-01', amount: 0.2, category: 'Food' });
    await added(user, { date: '2024-02-01', amount: 0.7, category: 'Fun' });
    await added(user, { date: '2024-02-01', amount: 1000, currency: 'JPY', category: 'Fun' });

    expect(await summed(user, 2024)).toEqual({
      year: 2024,
      month: null,
      currencies: [
        {
          currency: 'USD',
          total: 1,
          count: 3,
          categories: [
            { category: 'Fun', total: 0.7, count: 1, share: 0.7 },
            { category: 'Food', total: 0.3, count: 2, share: 0.3 },
          ],
          months: [
            { month: 1, total: 0.3, count: 2 },
            { month: 2, total: 0.7, count: 1 },
          ],
        },
        {
          currency: 'JPY',
          total: 1000,
          count: 1,
          categories: [{ category: 'Fun', total: 1000, count: 1, share: 1 }],
          months: [{ month: 2, total: 1000, count: 1 }],
        },
      ],
    });
    expect((await summed(user, 2024, 1)).currencies).toMatchObject([
      { currency: 'USD', total: 0.3, months: [] },
    ]);
    expect((await summed(user, 2023)).currencies).toEqual([]);
  });

  it('follows an expense that is moved to another month, category and currency, and deleted', async () => {
    const user = await test.newUser();
    const { id } = await added(user, { date: '2024-01-31', amount: 5, category: 'Food' });
    await added(user, { date: '2024-01-31', amount: 1, category: 'Food' });

    await user.graphql(updateExpense, {
      input: { id, date: '2025-01-31', currency: 'KWD', category: 'Fun' },
    });

    expect((await summed(user, 2024)).currencies).toMatchObject([{ currency: 'USD', total: 1, count: 1 }]);
    expect((await summed(user, 2025)).currencies).toMatchObject([
      { currency: 'KWD', total: 5, count: 1, categories: [{ category: 'Fun', share: 1 }] },
    ]);

    await user.graphql(deleteExpense, { id });

    expect((await summed(user, 2025)).currencies).toEqual([]);
  });

  it("knows nothing of somebody else's expenses", async () => {
    const [one, other] = await Promise.all([test.newUser(), test.newUser()]);
    await added(one);

    expect((await summed(other, 2024)).currencies).toEqual([]);
  });
});

describe('the cost of summary', () => {
  const test = useLocalStack();

  it('is the same for 3,000 expenses as for 100', async () => {
    const [few, many] = await Promise.all([test.newUser(), test.newUser()]);
    const client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    const tableName = test.stack.model.tables[0]?.tableName ?? '';
    for (const [{ sub: userId }, count] of [
      [few, 100],
      [many, 3_000],
    ] as const) {
      await fillTable(test.stack, userId, count);
      await rebuildLedgers({ client, tableName, userId, repair: true });
    }
    client.destroy();

    const cost = async (user: typeof few, count: number) => {
      test.calls.length = 0;
      expect((await summed(user, 2023)).currencies).toMatchObject([{ count }]);
      expect(test.calls.map(({ operation }) => operation)).toEqual(['Query']);
      return test.calls[0]?.consumedCapacity.readUnits;
    };
    const [ofFew, ofMany] = [await cost(few, 50), await cost(many, 315)];

    expect(ofFew).toBeGreaterThan(0);
    expect(ofMany).toBe(ofFew);
  });
});

describe('categories', () => {
  const test = useLocalStack();

  it("lists the caller's categories, the most used first, and forgets one that has no expense left", async () => {
    const user = await test.newUser();
    const { id } = await added(user, { category: 'Once' });
    await added(user, { date: '2024-01-01', category: 'Food' });
    await added(user, { date: '2023-12-31', category: 'Fun' });
    await added(user, { date: '2024-02-01', category: 'Fun', currency: 'EUR' });
    await user.graphql(deleteExpense, { id });

    const { data } = await user.graphql('{ categories { category count lastMonth } }');

    expect(data?.['categories']).toEqual([
      { category: 'Fun', count: 2, lastMonth: '2024-02' },
      { category: 'Food', count: 1, lastMonth: '2024-01' },
    ]);
  });
});

describe('an update that moves no money', () => {
  const test = useLocalStack();

  it('is one UpdateItem; one that does is one transaction', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    const writes = async (patch: Record<string, unknown>) => {
      test.calls.length = 0;
      await user.graphql(updateExpense, { input: { id, ...patch } });
      return test.calls.map(({ operation }) => operation);
    };

    expect(await writes({ notes: 'x', date: '2024-01-31' })).toEqual(['GetItem', 'UpdateItem']);
    expect(await writes({ date: '2024-02-01' })).toEqual(['GetItem', 'TransactWriteItems']);
  });
});
