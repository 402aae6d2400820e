import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../runtime/model.ts';
import { InvalidDataSourceRequest, createDynamoDbDataSource } from './data-source.ts';
import type { DataSourceCall } from './data-source.ts';
import { createEngineClient } from './engine-client.ts';
import {
  ALICE_FROM_SONGS_FIELD,
  EVERYTHING,
  LABELS,
  songKey,
  SONGS,
  startTestDataSource,
} from './test-data-source.ts';
import type { TestDataSource } from './test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

const key = songKey('Sun Ra', 'Lanquidity');
const SONGS_ARN = 'arn:aws:dynamodb:eu-central-1:111122223333:table/Songs';
const BY_SUN_RA = { expression: 'artist = :a', expressionValues: { ':a': { S: 'Sun Ra' } } };

describe('createDynamoDbDataSource', () => {
  const options = {
    client: createEngineClient('http://127.0.0.1:1'),
    dataSource: {
      type: 'AMAZON_DYNAMODB' as const,
      name: 'SongsSource',
      tableName: 'Songs',
      statements: [EVERYTHING],
      roleName: 'ApiRole',
    },
    tables: [SONGS],
    nextTokenKey: new Uint8Array(32),
  };

  it('refuses a table that the template does not declare', () => {
    expect(() => createDynamoDbDataSource({ ...options, tables: [LABELS] })).toThrow(
      'The data source "SongsSource" names the table "Songs", which is not in the template.',
    );
  });

  it('takes a nextTokenKey of 32 bytes and refuses one of 31', () => {
    expect(() => createDynamoDbDataSource(options)).not.toThrow();
    expect(() => createDynamoDbDataSource({ ...options, nextTokenKey: new Uint8Array(31) })).toThrow(
      'nextTokenKey has 31 bytes, but AES-256 needs 32.',
    );
  });

  it('answers an error, not an exception, when no engine can be reached', async () => {
    const answer = await createDynamoDbDataSource(options).execute(
      { operation: 'GetItem', key },
      ALICE_FROM_SONGS_FIELD,
    );

    const unreachable: unknown = expect.stringMatching(/^Unable to execute HTTP request: /);
    expect(answer).toMatchObject({
      result: null,
      error: {
        type: 'DynamoDB:SdkClientException',
        message: unreachable,
      },
    });
  });
});

describe('execute', () => {
  const refusals: [string, Json, string][] = [
    ['null', null, "Value for field '$[operation]' not found."],
    ['a list', [], "Value for field '$[operation]' not found."],
    ['a NONE request', { payload: 1 }, "Value for field '$[operation]' not found."],
    ['Sync', { operation: 'Sync' }, "Unsupported operation 'Sync' for field '$[operation]'."],
    ['getItem', { operation: 'getItem', key }, "Unsupported operation 'getItem' for field '$[operation]'."],
    [
      'an unknown version',
      { version: '2020-01-01', operation: 'GetItem', key },
      "Unsupported value '2020-01-01'",
    ],
    ['an unknown member', { operation: 'GetItem', key, keys: [] }, "Unsupported element '$[keys]'."],
    ['_version', { operation: 'PutItem', key, _version: 1 }, "Unsupported element '$[_version]'."],
    ['a missing key', { operation: 'GetItem' }, "Value for field '$[key]' not found."],
    ['a null key', { operation: 'DeleteItem', key: null }, "Value for field '$[key]' not found."],
    ['a missing update', { operation: 'UpdateItem', key }, "Value for field '$[update]' not found."],
    ['a missing query', { operation: 'Query' }, "Value for field '$[query]' not found."],
    [
      'a missing expression',
      { operation: 'Query', query: {} },
      "Value for field '$[query][expression]' not found.",
    ],
    ['missing tables', { operation: 'BatchGetItem' }, "Value for field '$[tables]' not found."],
    [
      'missing transactItems',
      { operation: 'TransactGetItems' },
      "Value for field '$[transactItems]' not found.",
    ],
    [
      'limit as text',
      { operation: 'Scan', limit: '5' },
      "Expected integer for field '$[limit]' but got 'STRING' instead.",
    ],
    [
      'limit 1.5',
      { operation: 'Scan', limit: 1.5 },
      "Expected integer for field '$[limit]' but got 'NUMBER' instead.",
    ],
    [
      'nextToken as a number',
      { operation: 'Scan', nextToken: 5 },
      "Expected string for field '$[nextToken]'",
    ],
    [
      'a foreign select',
      { operation: 'Scan', select: 'COUNT' },
      "Unsupported value 'COUNT' for field '$[select]'.",
    ],
    [
      'a condition as JSON text',
      { operation: 'PutItem', key, condition: '{"expression":"x"}' },
      "Expected JSON object for field '$[condition]' but got 'STRING' instead.",
    ],
    [
      'returnValuesOnConditionCheckFailure outside a transaction',
      {
        operation: 'PutItem',
        key,
        condition: { expression: 'x', returnValuesOnConditionCheckFailure: false },
      },
      "Unsupported element '$[condition][returnValuesOnConditionCheckFailure]'.",
    ],
    [
      'a plain value as key',
      { operation: 'GetItem', key: { artist: 'x' } },
      "Expected JSON object for field '$[key][artist]'",
    ],
    [
      'a value with two types',
      { operation: 'GetItem', key: { artist: { S: 'x', N: 1 } } },
      "Expected exactly one type key in attribute value '$[key][artist]' but got 2.",
    ],
    [
      'a value without a type',
      { operation: 'GetItem', key: { artist: {} } },
      "attribute value '$[key][artist]' but got 0.",
    ],
    [
      'a value of an unknown type',
      { operation: 'GetItem', key: { artist: { X: 1 } } },
      "Unsupported element '$[key][artist][X]'.",
    ],
    [
      'a number as S',
      { operation: 'GetItem', key: { artist: { S: 1 } } },
      "Expected string for field '$[key][artist][S]'",
    ],
    [
      'words as N',
      { operation: 'GetItem', key: { artist: { N: 'one' } } },
      "Expected number for field '$[key][artist][N]'",
    ],
    [
      'NULL false',
      { operation: 'GetItem', key: { artist: { NULL: false } } },
      'Expected null or true for field',
    ],
    [
      'B that is not base64',
      { operation: 'GetItem', key: { artist: { B: '?' } } },
      'Expected base64 string for field',
    ],
    [
      'a wrong value deep inside',
      { operation: 'PutItem', key, attributeValues: { a: { L: [{ M: { b: { BOOL: 1 } } }] } } },
      "Expected boolean for field '$[attributeValues][a][L][0][M][b][BOOL]' but got 'NUMBER' instead.",
    ],
  ];

  it.each(refusals)('refuses %s', async (_, request, message) => {
    const refusal = source.execute(request);

    await expect(refusal).rejects.toBeInstanceOf(InvalidDataSourceRequest);
    await expect(refusal).rejects.toThrow(message);
  });

  it('takes both versions of AppSync’s request documents', async () => {
    for (const version of ['2017-02-28', '2018-05-29']) {
      expect(await source.execute({ version, operation: 'GetItem', key })).toEqual({ result: null });
    }
  });

  it('answers ResourceNotFoundException for a table that there is not', async () => {
    const answer = await source.execute({
      operation: 'TransactGetItems',
      transactItems: [{ table: 'Films', key: { id: { S: '1' } } }],
    });

    expect(answer.error?.type).toBe('DynamoDB:ResourceNotFoundException');
  });
});

describe('the data source’s role', () => {
  it('refuses what no statement allows, in AWS’s words', async () => {
    const answer = await source.withRole().execute({ operation: 'Query', query: BY_SUN_RA });

    expect(answer.result).toBeNull();
    expect(answer.error?.type).toBe('DynamoDB:AccessDeniedException');
    expect(answer.error?.message).toMatch(
      /^User: arn:aws:sts::111122223333:assumed-role\/ApiRole\/APPSYNC_ASSUME_ROLE is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-central-1:111122223333:table\/Songs because no identity-based policy allows the dynamodb:Query action \(Service: DynamoDb, Status Code: 400, Request ID: [0-9A-F]{52}\)$/,
    );
  });

  it('refuses what a statement denies', async () => {
    const role = source.withRole(EVERYTHING, {
      effect: 'Deny',
      actions: ['dynamodb:Scan'],
      resources: [SONGS_ARN],
    });

    expect((await role.execute({ operation: 'Scan' })).error?.message).toContain(
      'dynamodb:Scan on resource: arn:aws:dynamodb:eu-central-1:111122223333:table/Songs ' +
        'with an explicit deny in an identity-based policy',
    );
  });

  it.each(['Query', 'Scan'])('needs the index’s own ARN for a %s on it', async (operation) => {
    const request = {
      operation,
      index: 'byYear',
      ...(operation === 'Query' && { query: BY_SUN_RA }),
    };
    const action = `dynamodb:${operation}`;
    const onTable = source.withRole({ effect: 'Allow', actions: [action], resources: [SONGS_ARN] });
    const onIndex = source.withRole({
      effect: 'Allow',
      actions: [action],
      resources: [`${SONGS_ARN}/index/byYear`],
    });

    expect((await onTable.execute(request)).error?.message).toContain(`${SONGS_ARN}/index/byYear`);
    expect((await onIndex.execute(request)).error).toBeUndefined();
  });

  const needs: [string, Json][] = [
    ['GetItem', { operation: 'GetItem', key }],
    ['PutItem', { operation: 'PutItem', key, attributeValues: {} }],
    ['UpdateItem', { operation: 'UpdateItem', key, update: { expression: 'REMOVE plays' } }],
    ['DeleteItem', { operation: 'DeleteItem', key }],
    ['Query', { operation: 'Query', query: BY_SUN_RA }],
    ['Scan', { operation: 'Scan' }],
    ['BatchGetItem', { operation: 'BatchGetItem', tables: { Songs: { keys: [key] } } }],
    ['BatchWriteItem', { operation: 'BatchPutItem', tables: { Songs: [key] } }],
    ['BatchWriteItem', { operation: 'BatchDeleteItem', tables: { Songs: [key] } }],
    ['GetItem', { operation: 'TransactGetItems', transactItems: [{ table: 'Songs', key }] }],
  ];

  it.each(needs)('needs just the action %s for %j', async (action, request) => {
    const only = source.withRole({
      effect: 'Allow',
      actions: [`dynamodb:${action}`],
      resources: [SONGS_ARN],
    });
    const allButIt = source.withRole(EVERYTHING, {
      effect: 'Deny',
      actions: [`dynamodb:${action}`],
      resources: ['*'],
    });

    expect((await only.execute(request)).error).toBeUndefined();
    expect((await allButIt.execute(request)).error?.type).toBe('DynamoDB:AccessDeniedException');
  });

  const put = { key, attributeValues: { plays: { N: 1 } } };
  const transactions: [string, Json, Json][] = [
    [
      'TransactWriteItems',
      {
        operation: 'TransactWriteItems',
        transactItems: [{ table: 'Songs', operation: 'PutItem', ...put }],
      },
      { operation: 'PutItem', ...put },
    ],
    [
      'TransactGetItems',
      { operation: 'TransactGetItems', transactItems: [{ table: 'Songs', key }] },
      { operation: 'GetItem', key },
    ],
  ];

  it.each(transactions)(
    'can allow an action within %s alone: the same action by itself is refused',
    async (enclosingOperation, within, byItself) => {
      const role = source.withRole({ ...EVERYTHING, enclosingOperations: [enclosingOperation] });

      expect((await role.execute(within)).error).toBeUndefined();
      expect((await role.execute(byItself)).error?.type).toBe('DynamoDB:AccessDeniedException');
    },
  );
});

describe('observer', () => {
  it('is told action, resource, items and cost of a query on an index', async () => {
    for (const [title, released] of [
      ['Enlightenment', 1958],
      ['Space Is the Place', 1973],
    ] as const) {
      await source.execute({
        operation: 'PutItem',
        key: songKey('Sun Ra Arkestra', title),
        attributeValues: { released: { N: released }, notes: { S: 'x'.repeat(2500) } },
      });
    }
    const { execute, calls } = source.observed();

    await execute({
      operation: 'Query',
      index: 'byYear',
      consistentRead: true,
      query: { expression: 'artist = :a', expressionValues: { ':a': { S: 'Sun Ra Arkestra' } } },
      filter: { expression: 'attribute_exists(genre)' },
    });

    // Two items of about 2.5 KB are read: 5 KB, two units of 4 KB each, all of it from the index.
    expect(calls).toEqual([
      {
        dataSourceName: 'SongsSource',
        operation: 'Query',
        actions: [{ action: 'dynamodb:Query', resource: `${SONGS_ARN}/index/byYear` }],
        consumedCapacity: { readUnits: 2, writeUnits: 0, indexUnits: { byYear: 2 } },
        itemsReturned: 0,
        scannedCount: 2,
      },
    ]);
  });

  it('is told the units that a transaction writes: twice those of a plain write', async () => {
    const { execute, calls } = source.observed();

    await execute({ operation: 'PutItem', key: songKey('Sun Ra', 'plain') });
    await execute({
      operation: 'TransactWriteItems',
      transactItems: [{ table: 'Songs', operation: 'PutItem', key: songKey('Sun Ra', 'transacted') }],
    });

    expect(calls.map((call) => call.consumedCapacity)).toEqual([
      { readUnits: 0, writeUnits: 1, indexUnits: {} },
      { readUnits: 0, writeUnits: 2, indexUnits: {} },
    ]);
  });

  it('is told of a failure', async () => {
    const { execute, calls } = source.observed();

    await execute({ operation: 'Scan', limit: 0 });

    expect(calls).toMatchObject([
      {
        operation: 'Scan',
        itemsReturned: 0,
        consumedCapacity: { readUnits: 0, writeUnits: 0 },
        error: { type: 'DynamoDB:ValidationException' },
      },
    ]);
  });

  it('is told of a call that the role forbids, with all that it would have done', async () => {
    const calls: DataSourceCall[] = [];
    const client = createEngineClient(source.endpoint);
    const forbidden = createDynamoDbDataSource({
      client,
      dataSource: { type: 'AMAZON_DYNAMODB', name: 'S', tableName: 'Songs', statements: [], roleName: 'R' },
      tables: [SONGS],
      nextTokenKey: new Uint8Array(32),
      observer: (call) => calls.push(call),
    });

    await forbidden.execute({ operation: 'Scan' }, ALICE_FROM_SONGS_FIELD);
    client.close();

    expect(calls).toMatchObject([
      {
        operation: 'Scan',
        actions: [{ action: 'dynamodb:Scan', resource: SONGS_ARN }],
        itemsReturned: 0,
        consumedCapacity: { readUnits: 0, writeUnits: 0 },
        error: { type: 'DynamoDB:AccessDeniedException' },
      },
    ]);
  });
});
