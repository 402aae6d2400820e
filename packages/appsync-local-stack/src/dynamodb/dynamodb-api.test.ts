import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DynamoDbApi } from './dynamodb-api.ts';
import { DynamoDbError } from './dynamodb-error.ts';
import { createEngineClient } from './engine-client.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createSdkApi } from './sdk-api.ts';
import { createTables } from './tables.ts';
import { LABELS, testEngine } from './test-data-source.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ name: testEngine });
});
afterAll(() => engine.close());

const REGION = 'eu-central-1';
const ways: [string, () => DynamoDbApi][] = [
  ['createEngineClient', () => createEngineClient(engine.endpoint)],
  ['createSdkApi', () => createSdkApi({ endpoint: engine.endpoint, region: REGION })],
];

/** What a refused request rejects with. */
async function refusal(request: Promise<unknown>): Promise<DynamoDbError> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DynamoDbError);
  // The line above has established it.
  return error as DynamoDbError;
}

describe.each(ways)('%s', (way, open) => {
  const TableName = `Labels-${way}`;
  let dynamoDb: DynamoDbApi;
  beforeAll(async () => {
    dynamoDb = open();
    await createTables(dynamoDb, [{ ...LABELS, tableName: TableName }]);
  });
  afterAll(() => dynamoDb.close());

  const store = (name: string, attributes = {}) =>
    dynamoDb.send('PutItem', { TableName, Item: { name: { S: name }, ...attributes } });
  const read = async (name: string) =>
    (await dynamoDb.send('GetItem', { TableName, Key: { name: { S: name } }, ConsistentRead: true })).Item;

  it('gives back every type of value as it was stored', async () => {
    const attributes = {
      text: { S: 'Zoë 😀 \u2028 "quoted"' },
      number: { N: '12345678901234567890123456789012345678' },
      bytes: { B: 'AAH/' },
      B: { M: { B: { S: 'named as a type' }, BS: { L: [{ B: 'AQI=' }] } } },
      truth: { BOOL: false },
      nothing: { NULL: true },
      texts: { SS: ['a'] },
      numbers: { NS: ['1'] },
      byteSet: { BS: ['AQI='] },
    };

    await store('types', attributes);

    expect(await read('types')).toEqual({ name: { S: 'types' }, ...attributes });
  });

  it('carries an item near the limit of 400 KB, with text of several bytes a character', async () => {
    const text = { S: '€'.repeat(130_000) };

    await store('large', { text });

    expect((await read('large'))?.['text']).toEqual(text);
  });

  it('rejects with the name, status and request id of an exception', async () => {
    const error = await refusal(dynamoDb.send('DescribeTable', { TableName: 'Absent' }));

    expect(error.name).toBe('ResourceNotFoundException');
    expect(error.message).not.toBe('');
    expect(error.details).toMatchObject({ statusCode: 400, requestId: expect.any(String) as unknown });
  });

  it('rejects a failed condition by its name', async () => {
    await store('once');

    const error = await refusal(
      dynamoDb.send('PutItem', {
        TableName,
        Item: { name: { S: 'once' } },
        ConditionExpression: 'attribute_not_exists(#n)',
        ExpressionAttributeNames: { '#n': 'name' },
      }),
    );

    expect(error.name).toBe('ConditionalCheckFailedException');
    expect(error.message).toBe('The conditional request failed');
  });

  it('rejects a cancelled transaction with a reason for each item, and the stored item', async () => {
    await store('held', { bytes: { B: 'AQI=' } });
    const put = (name: string) => ({
      Put: {
        TableName,
        Item: { name: { S: name } },
        ConditionExpression: 'attribute_not_exists(#n)',
        ExpressionAttributeNames: { '#n': 'name' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      },
    });

    const error = await refusal(
      dynamoDb.send('TransactWriteItems', {
        TransactItems: [put('free'), put('held')],
        ClientRequestToken: `token-${way}`,
      }),
    );

    expect(error.name).toBe('TransactionCanceledException');
    expect(error.details.cancellationReasons).toMatchObject([
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { name: { S: 'held' }, bytes: { B: 'AQI=' } } },
    ]);
  });

  it('sends more requests at once than it has connections', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => read('absent')));

    expect(answers.filter((item) => item !== undefined)).toEqual([]);
  });
});
