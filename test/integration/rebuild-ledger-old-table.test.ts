import { randomUUID } from 'node:crypto';
import { BatchWriteItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRebuild } from '../../ledger/run.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  listed,
  listedDeleted,
  restoreExpense,
  summed,
  updateExpense,
} from '../support/operations.ts';

type Item = Record<string, AttributeValue>;

interface Old {
  readonly id: string;
  readonly date: string;
  readonly createdAt: string;
  readonly category?: string;
  readonly deletedAt?: string;
}

/** An expense as it was stored before there were kinds, payees and a trash: lists were in order of the id. */
function oldExpense(sub: string, { id, date, createdAt, category = 'Food', deletedAt }: Old): Item {
  const texts = {
    ...{ userId: sub, sk: `EXPENSE#${id}`, id, date, currency: 'USD', category, subcategory: 'Coffee' },
    ...{ createdAt, updatedAt: deletedAt ?? createdAt, changeKey: `${deletedAt ?? createdAt}#${id}` },
    ...(deletedAt ? { deletedAt } : { dateKey: `${date}#${id}`, categoryKey: `${category}#${date}#${id}` }),
  };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, S]) => [name, { S }])),
    amountMinor: { N: '225' },
    version: { N: deletedAt ? '2' : '1' },
    ...(deletedAt ? { expiresAt: { N: `${Math.floor(Date.parse(deletedAt) / 1000) + 30 * 86_400}` } } : {}),
  };
}

/** A ledger as it was: one a month and currency. */
function oldLedger(sub: string, month: string, counts: Readonly<Record<string, number>>): Item {
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return {
    ...{ userId: { S: sub }, sk: { S: `MONTH#${month}#USD` }, month: { S: month }, currency: { S: 'USD' } },
    ...{ total: { N: `${count * 225}` }, count: { N: `${count}` }, revision: { N: `${count}` } },
    ...Object.fromEntries(
      Object.entries(counts).flatMap(([category, one]) => [
        [`total#${category}`, { N: `${one * 225}` }],
        [`count#${category}`, { N: `${one}` }],
      ]),
    ),
  };
}

describe('npm run rebuild-ledger --repair, of a table in the older form', () => {
  const test = useLocalStack();
  let client: DynamoDBClient;
  let tableName = '';
  beforeAll(() => {
    client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    tableName = test.stack.model.tables[0]?.tableName ?? '';
  });
  afterAll(() => client.destroy());

  /** Entered in this order, which is neither that of the ids nor that of the dates. */
  const ids = ['c', 'a', 'b', 'd'].map((digit) => `${digit}1111111-1111-4111-8111-111111111111`);

  /** Somebody whose items are all in the older form. */
  async function oldUser(): Promise<TestUser> {
    const user = await test.newUser();
    const { sub } = user;
    const deletedAt = new Date(Date.now() - 86_400_000).toISOString();
    const [first = '', second = '', third = '', gone = ''] = ids;
    const items = [
      oldExpense(sub, { id: first, date: '2024-01-09', createdAt: '2024-01-09T08:00:00.000Z' }),
      oldExpense(sub, { id: second, date: '2024-01-09', createdAt: '2024-01-09T09:00:00.000Z' }),
      oldExpense(sub, {
        id: third,
        date: '2024-02-01',
        createdAt: '2024-01-09T10:00:00.000Z',
        category: 'Fun',
      }),
      oldExpense(sub, { id: gone, date: '2024-01-31', createdAt: '2024-01-09T11:00:00.000Z', deletedAt }),
      oldLedger(sub, '2024-01', { Food: 2, Gone: 0 }),
      oldLedger(sub, '2024-02', { Fun: 1 }),
      oldLedger(sub, '2023-12', { Food: 0 }),
    ];
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [tableName]: items.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    return user;
  }

  async function run({ sub }: TestUser, repair: boolean): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    const print = (line: string) => lines.push(line);
    return { code: await runRebuild({ client, tableName, userId: sub, repair, print }), lines };
  }

  async function sortKeys({ sub }: TestUser): Promise<(string | undefined)[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': { S: sub } },
        ConsistentRead: true,
      }),
    );
    return Items.map(({ sk }) => sk?.S);
  }

  it('turns it into the new form, and then finds nothing more', async () => {
    const user = await oldUser();

    const found = await run(user, false);
    const repaired = await run(user, true);

    expect([found.code, repaired.code]).toEqual([1, 0]);
    expect(found.lines).toContain(
      '  sk is "MONTH#2024-01#USD", must be gone: a month has a ledger for each category now',
    );
    expect(await run(user, false)).toEqual({
      code: 0,
      lines: [
        'Read: 1 user, 4 expenses (1 of them deleted), 2 ledgers',
        'Differences: 0; mended: 0; left as they are: 0',
      ],
    });
    expect(await sortKeys(user)).toEqual([
      ...[...ids].sort().map((id) => `EXPENSE#${id}`),
      'LEDGER#2024-01#USD#SPENT#Food',
      'LEDGER#2024-02#USD#SPENT#Fun',
    ]);
  });

  it('leaves a table that the API reads and goes on with', async () => {
    const user = await oldUser();
    await run(user, true);

    expect((await summed(user, 2024)).currencies).toMatchObject([
      {
        ...{ spent: 6.75, expenseCount: 3 },
        categories: [
          { category: 'Food', total: 4.5, count: 2, subcategories: [{ subcategory: 'Coffee', count: 2 }] },
          { category: 'Fun', total: 2.25, count: 1 },
        ],
      },
    ]);
    // Within a day the last one entered comes first.
    expect((await listed(user)).items.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
    expect((await listedDeleted(user)).items).toMatchObject([{ id: ids[3], kind: 'EXPENSE' }]);

    await user.graphql(restoreExpense, { id: ids[3] });
    await user.graphql(updateExpense, { input: { id: ids[0], kind: 'REFUND', payee: 'Shop #1' } });
    await user.graphql(deleteExpense, { id: ids[2] });
    await added(user, { id: randomUUID(), kind: 'INCOME', amount: 100, category: 'Salary' });

    expect((await listed(user, { payee: 'Shop #1' })).items.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await summed(user, 2024)).currencies).toMatchObject([
      { spent: 2.25, refunded: 2.25, income: 100, expenseCount: 2, refundCount: 1, incomeCount: 1 },
    ]);
    expect((await run(user, false)).code).toBe(0);
  });
});
