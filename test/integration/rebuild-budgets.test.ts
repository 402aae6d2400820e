import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRebuild } from '../../ledger/run.ts';
import { budgeted, budgetsOf, removeBudget } from '../support/budgets.ts';
import { useLocalStack } from '../support/local-stack.ts';
import { added } from '../support/operations.ts';

const FOOD = 'BUDGET#USD#Food';
const AMOUNT = 'must be a whole number greater than 0, of at most 15 digits (minor units)';
const VERSION = 'must be a whole number from 1 to 2147483647';
const KEY = 'must be BUDGET#, a currency, #, and a category or nothing';

describe('runRebuild', () => {
  const test = useLocalStack();
  let client: DynamoDBClient;
  let TableName = '';
  beforeAll(() => {
    client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    TableName = test.stack.model.tables[0]?.tableName ?? '';
  });
  afterAll(() => client.destroy());

  async function run(userId: string, repair = false): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const code = await runRebuild({ client, tableName: TableName, userId, repair, print });
    return { code, lines };
  }

  const put = (sub: string, sk: string, item: Record<string, AttributeValue>) =>
    client.send(new PutItemCommand({ TableName, Item: { userId: { S: sub }, sk: { S: sk }, ...item } }));

  const remove = (sub: string, sk: string) =>
    client.send(new DeleteItemCommand({ TableName, Key: { userId: { S: sub }, sk: { S: sk } } }));

  async function userWithTwo() {
    const user = await test.newUser();
    await budgeted(user, { category: 'Food', amount: 250 });
    await budgeted(user, { amount: 1000 });
    return user;
  }

  it('counts budgets, and finds nothing wrong with what the API stores', async () => {
    const user = await userWithTwo();
    await added(user);
    await budgeted(user, { category: 'Food', amount: 300 });

    expect(await run(user.sub)).toEqual({
      code: 0,
      lines: [
        'Read: 1 user, 1 expense (0 of them deleted), 1 ledger, 2 budgets',
        'Differences: 0; mended: 0; left as they are: 0',
      ],
    });
  });

  it('finds nothing wrong after the last budget was removed', async () => {
    const user = await test.newUser();
    await added(user);
    await budgeted(user, { amount: 1000 });
    await user.graphql(removeBudget, { currency: 'USD' });

    expect((await run(user.sub)).lines).toEqual([
      'Read: 1 user, 1 expense (0 of them deleted), 1 ledger',
      'Differences: 0; mended: 0; left as they are: 0',
    ]);
  });

  it.each<[string, string, Record<string, AttributeValue>, string]>([
    ['an amount of 0', FOOD, { amountMinor: { N: '0' } }, `amountMinor is 0, ${AMOUNT}`],
    ['half a cent', FOOD, { amountMinor: { N: '0.5' } }, `amountMinor is 0.5, ${AMOUNT}`],
    ['a text', FOOD, { amountMinor: { S: '5' } }, `amountMinor is the string "5", ${AMOUNT}`],
    [
      '16 digits',
      FOOD,
      { amountMinor: { N: '1000000000000000' } },
      `amountMinor is 1000000000000000, ${AMOUNT}`,
    ],
    ['version 0', FOOD, { version: { N: '0' } }, `version is 0, ${VERSION}`],
    ['no currency', 'BUDGET##Food', {}, `sk is the string "BUDGET##Food", ${KEY}`],
    ['a currency that is none', 'BUDGET#XXX#', {}, `sk is the string "BUDGET#XXX#", ${KEY}`],
    ['no category and no #', 'BUDGET#USD', {}, `sk is the string "BUDGET#USD", ${KEY}`],
    ['a # in the category', 'BUDGET#USD#a#b', {}, `sk is the string "BUDGET#USD#a#b", ${KEY}`],
    ['white space', 'BUDGET#USD# a', {}, `sk is the string "BUDGET#USD# a", ${KEY}`],
  ])('names a budget with %s, and leaves it', async (_, sk, attributes, says) => {
    const { sub } = await userWithTwo();
    await remove(sub, FOOD);
    await put(sub, sk, { amountMinor: { N: '100' }, version: { N: '1' }, ...attributes });

    for (const repair of [false, true]) {
      const { code, lines } = await run(sub, repair);

      expect(code).toBe(1);
      expect(lines.slice(0, 2)).toEqual([`${sk}: must be mended by hand`, `  ${says}`]);
      expect(lines).toContain('Differences: 1; mended: 0; left as they are: 1');
    }
  });

  it.each([
    ['one was removed by hand', (sub: string) => remove(sub, FOOD), '2, must be 1', '1'],
    [
      'one was put by hand',
      (sub: string) => put(sub, 'BUDGET#EUR#', { amountMinor: { N: '5' }, version: { N: '1' } }),
      '2, must be 3',
      '3',
    ],
    ['the count is gone', (sub: string) => remove(sub, 'BUDGETS'), 'missing, must be 2', '2'],
    [
      'the count is a text',
      (sub: string) => put(sub, 'BUDGETS', { count: { S: '2' } }),
      'the string "2", must be 2',
      '2',
    ],
  ])('mends the count of the budgets when %s', async (_, spoil, says, count) => {
    const user = await userWithTwo();
    await spoil(user.sub);

    expect((await run(user.sub)).lines.slice(0, 2)).toEqual(['BUDGETS: differs', `  count is ${says}`]);
    expect((await run(user.sub, true)).lines.slice(0, 1)).toEqual(['BUDGETS: mended']);

    const Key = { userId: { S: user.sub }, sk: { S: 'BUDGETS' } };
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    expect(Item?.['count']).toEqual({ N: count });
    expect(await run(user.sub)).toMatchObject({ code: 0 });
  });

  it('mends the count while budgets are set and removed', async () => {
    const user = await userWithTwo();
    await put(user.sub, 'BUDGETS', { count: { N: '50' }, revision: { S: '00000000' } });
    const writing = Promise.all(
      ['A', 'B', 'C'].map(async (category) => {
        for (let round = 0; round < 5; round += 1) {
          await user.graphql(
            'mutation ($c: String) { setBudget(input: { currency: "USD", category: $c, amount: 1 }) { version } }',
            { c: category },
          );
          await user.graphql(removeBudget, { currency: 'USD', category });
        }
      }),
    );

    await run(user.sub, true);
    await writing;

    expect((await run(user.sub, true)).code).toBe(0);
    expect(await run(user.sub)).toMatchObject({ code: 0 });
    expect((await budgetsOf(user)).budgets.length).toBeGreaterThanOrEqual(2);
  });
});
