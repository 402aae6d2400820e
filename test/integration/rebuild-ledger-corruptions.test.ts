import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRebuild } from '../../ledger/run.ts';
import type { Item } from '../../ledger/stored-value.ts';
import { baseCorruptions } from '../support/corruptions/base-attributes.ts';
import { IDS, SORT_KEYS } from '../support/corruptions/corruption.ts';
import type { Corruption, HandWrite } from '../support/corruptions/corruption.ts';
import { derivedCorruptions } from '../support/corruptions/derived-attributes.ts';
import { ledgerCorruptions } from '../support/corruptions/ledgers.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import { added, deleteExpense, listedAll, summed } from '../support/operations.ts';

describe('npm run rebuild-ledger, after somebody has written by hand', () => {
  const test = useLocalStack();
  let client: DynamoDBClient;
  let TableName = '';
  let user: TestUser;
  /** What the user's partition holds before somebody writes to it. */
  let untouchedItems: Item[] = [];
  beforeAll(async () => {
    client = createDynamoDbClient({ endpoint: test.stack.dynamodbEndpoint, region: 'us-east-1' });
    TableName = test.stack.model.tables[0]?.tableName ?? '';
    user = await test.newUser();
    await added(user, {
      id: IDS.food,
      subcategory: 'Coffee',
      paymentMethod: 'Cash',
      payee: 'Shop #2',
    });
    await added(user, { id: IDS.fun, date: '2024-01-31', amount: 1, category: 'Fun' });
    await added(user, { id: IDS.yen, date: '2024-02-02', amount: 300, currency: 'JPY' });
    await added(user, { id: IDS.deleted, date: '2024-01-15', amount: 5, category: 'Rent' });
    await user.graphql(deleteExpense, { id: IDS.deleted });
    untouchedItems = await storedItems();
  });
  afterAll(() => client.destroy());

  /** Puts everything back as it was, and then writes by hand. */
  async function corrupt({ writes }: Corruption): Promise<void> {
    const keys = (await storedItems()).map(({ sk }) => ({ userId: { S: user.sub }, sk: { S: sk?.S ?? '' } }));
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: keys.map((Key) => ({ DeleteRequest: { Key } })) },
      }),
    );
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: untouchedItems.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    for (const write of writes) {
      await writeByHand(write);
    }
  }

  async function writeByHand({ sk, set = {}, isPut, isDeleted }: HandWrite): Promise<void> {
    const Key = { userId: { S: user.sub }, sk: { S: sk } };
    if (isDeleted === true) {
      await client.send(new DeleteItemCommand({ TableName, Key }));
      return;
    }
    const values = Object.entries(set).filter(
      (entry): entry is [string, AttributeValue] => entry[1] !== undefined,
    );
    if (isPut === true) {
      await client.send(new PutItemCommand({ TableName, Item: { ...Key, ...Object.fromEntries(values) } }));
      return;
    }
    const names = Object.keys(set);
    const placeholder = (name: string) => String(names.indexOf(name));
    const removed = names.filter((name) => set[name] === undefined).map((name) => `#n${placeholder(name)}`);
    const changed = values.map(([name]) => `#n${placeholder(name)} = :v${placeholder(name)}`);
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: [
          ...(changed.length > 0 ? [`SET ${changed.join(', ')}`] : []),
          ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
        ].join(' '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#n${placeholder(name)}`, name])),
        ...(values.length > 0
          ? {
              ExpressionAttributeValues: Object.fromEntries(
                values.map(([name, value]) => [`:v${placeholder(name)}`, value]),
              ),
            }
          : {}),
      }),
    );
  }

  async function run(repair = false): Promise<{ code: number; findings: string[] }> {
    const lines: string[] = [];
    const code = await runRebuild({
      client,
      tableName: TableName,
      userId: user.sub,
      repair,
      print: (line) => lines.push(line),
    });
    return {
      code,
      findings: lines.slice(
        0,
        lines.findIndex((line) => line.startsWith('Read:')),
      ),
    };
  }

  async function storedItems(): Promise<Item[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': { S: user.sub } },
        ConsistentRead: true,
      }),
    );
    return Items;
  }

  function expected({ says }: Corruption): string[] {
    const stored = (sk: string) => untouchedItems.find((item) => item['sk']?.S === sk);
    return says.map((line) =>
      line
        .replaceAll('{createdAt}', stored(SORT_KEYS.food)?.['createdAt']?.S ?? '')
        .replaceAll('{updatedAt}', stored(SORT_KEYS.food)?.['updatedAt']?.S ?? '')
        .replaceAll('{deletedAt}', stored(SORT_KEYS.deleted)?.['deletedAt']?.S ?? ''),
    );
  }

  it.each([...ledgerCorruptions, ...derivedCorruptions])('names and mends $name', async (corruption) => {
    await corrupt(corruption);
    const says = expected(corruption);

    const found = await run();
    const repaired = await run(true);
    const again = await run();

    expect(found).toEqual({ code: says.length > 0 ? 1 : 0, findings: says });
    expect(repaired).toEqual({
      code: 0,
      findings: says.map((line) => line.replace(/: differs$/, ': mended')),
    });
    expect(again).toEqual({ code: 0, findings: [] });
    const listed = await listedAll(user, { year: 2024, month: 1 });
    const sumOf = (kind: string) =>
      listed
        .filter((expense) => expense['currency'] === 'USD' && expense['kind'] === kind)
        .reduce((sum, { amount }) => sum + amount, 0);
    const dollars = (await summed(user, 2024, 1)).currencies.find(({ currency }) => currency === 'USD');
    expect(dollars).toMatchObject({ refundCount: 0, income: 0, ...corruption.january });
    expect(dollars?.spent).toBe(sumOf('EXPENSE') - sumOf('REFUND'));
    expect(dollars?.income).toBe(sumOf('INCOME'));
    expect(listed.filter((expense) => expense['currency'] === 'USD')).toHaveLength(
      (dollars?.expenseCount ?? 0) + (dollars?.refundCount ?? 0) + (dollars?.incomeCount ?? 0),
    );
  });

  it.each(baseCorruptions)('names and leaves $name', async (corruption) => {
    await corrupt(corruption);
    const before = await storedItems();

    const found = await run();
    const repaired = await run(true);

    expect(found).toEqual({ code: 1, findings: corruption.says });
    expect(repaired.code).toBe(1);
    expect(repaired.findings).toEqual(corruption.says.map((line) => line.replace(/: differs$/, ': mended')));
    const isExpense = (item: Item) => item['sk']?.S?.startsWith('EXPENSE#');
    expect((await storedItems()).filter(isExpense)).toEqual(before.filter(isExpense));
  });
});
