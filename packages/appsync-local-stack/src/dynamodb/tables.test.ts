import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableModel } from '../template/model.ts';
import type { DynamoDbApi } from './dynamodb-api.ts';
import { createEngineClient } from './engine-client.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { TableMismatchError, createTables } from './tables.ts';
import { SONGS, testEngine } from './test-data-source.ts';

let engine: Engine;
let client: DynamoDbApi;
beforeAll(async () => {
  engine = await startEngine({ name: testEngine });
  client = createEngineClient(engine.endpoint);
});
afterAll(async () => {
  client.close();
  await engine.close();
});

const named = (tableName: string): TableModel => ({ ...SONGS, tableName });

const timeToLive = async (tableName: string) =>
  (await client.send('DescribeTimeToLive', { TableName: tableName })).TimeToLiveDescription;

describe('createTables', () => {
  it('creates a table with keys, local and global indexes and time to live', async () => {
    await createTables(client, [named('Created')]);

    const { Table } = await client.send('DescribeTable', { TableName: 'Created' });
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      KeySchema: [
        { AttributeName: 'artist', KeyType: 'HASH' },
        { AttributeName: 'title', KeyType: 'RANGE' },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'byYear',
          KeySchema: [
            { AttributeName: 'artist', KeyType: 'HASH' },
            { AttributeName: 'released', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byGenre',
          KeySchema: [{ AttributeName: 'genre', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
    expect(await timeToLive('Created')).toMatchObject({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expiresAt',
    });
  });

  it('leaves a table that is as declared alone', async () => {
    await createTables(client, [named('Kept')]);

    await expect(createTables(client, [named('Kept')])).resolves.toBeUndefined();
  });

  it('moves the time to live of a stored table to the declared attribute', async () => {
    await createTables(client, [named('Aging')]);

    await createTables(client, [{ ...named('Aging'), timeToLiveAttribute: 'goneAt' }]);

    expect(await timeToLive('Aging')).toMatchObject({ TimeToLiveStatus: 'ENABLED', AttributeName: 'goneAt' });
  });

  const byYear = {
    indexName: 'byYear',
    keySchema: { partitionKey: 'artist', sortKey: 'released' },
    projection: { projectionType: 'ALL' as const },
  };
  it.each<[string, Partial<TableModel>]>([
    [
      'it has the partition key "artist" instead of "title"',
      { keySchema: { partitionKey: 'title', sortKey: 'artist' } },
    ],
    ['it has the sort key "title" instead of none', { keySchema: { partitionKey: 'artist' } }],
    [
      'the key attribute "released" has type N instead of S',
      { attributeDefinitions: [{ name: 'released', type: 'S' }] },
    ],
    ['the local secondary index "byYear" is no longer declared', { localSecondaryIndexes: [] }],
    [
      'the local secondary index "byMood" is missing',
      { localSecondaryIndexes: [byYear, { ...byYear, indexName: 'byMood' }] },
    ],
    [
      'the local secondary index "byYear" has the sort key "released" instead of "plays"',
      { localSecondaryIndexes: [{ ...byYear, keySchema: { partitionKey: 'artist', sortKey: 'plays' } }] },
    ],
    [
      'the local secondary index "byYear" projects ALL instead of INCLUDE plays, stars',
      {
        localSecondaryIndexes: [
          { ...byYear, projection: { projectionType: 'INCLUDE', nonKeyAttributes: ['stars', 'plays'] } },
        ],
      },
    ],
    ['the global secondary index "byGenre" is no longer declared', { globalSecondaryIndexes: [] }],
  ])('fails when %s', async (difference, change) => {
    await createTables(client, [named('Stored')]);

    const outcome = createTables(client, [{ ...named('Stored'), ...change }]);

    await expect(outcome).rejects.toBeInstanceOf(TableMismatchError);
    await expect(outcome).rejects.toThrow(
      `The stored table "Stored" differs from the template: ${difference}. ` +
        'Keys and indexes cannot be changed in place; start with an empty --data-dir.',
    );
  });
});
