import type { DataSourceAnswer, Json } from '../runtime/model.ts';
import type { PolicyStatement, TableModel } from '../template/model.ts';
import { createDynamoDbDataSource } from './data-source.ts';
import type { CallOrigin, DataSourceCall } from './data-source.ts';
import { createEngineClient } from './engine-client.ts';
import { startEngine } from './engine.ts';
import type { EngineName } from './engine.ts';
import type { Interceptor } from './interceptor.ts';
import { createTables } from './tables.ts';

/** `TEST_ENGINE=dynamodb-local` runs these tests against Amazon's engine (Java 17) instead of Dynoxide. */
export const testEngine: EngineName =
  process.env['TEST_ENGINE'] === 'dynamodb-local' ? 'dynamodb-local' : 'dynoxide';

/** Songs by artist and title, with a local index by year and a global one by genre. */
export const SONGS: TableModel = {
  logicalId: 'Songs',
  tableName: 'Songs',
  arn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/Songs',
  attributeDefinitions: [
    { name: 'artist', type: 'S' },
    { name: 'title', type: 'S' },
    { name: 'released', type: 'N' },
    { name: 'genre', type: 'S' },
  ],
  keySchema: { partitionKey: 'artist', sortKey: 'title' },
  localSecondaryIndexes: [
    {
      indexName: 'byYear',
      keySchema: { partitionKey: 'artist', sortKey: 'released' },
      projection: { projectionType: 'ALL' },
    },
  ],
  globalSecondaryIndexes: [
    {
      indexName: 'byGenre',
      keySchema: { partitionKey: 'genre' },
      projection: { projectionType: 'KEYS_ONLY' },
    },
  ],
  timeToLiveAttribute: 'expiresAt',
};

/** A table with a partition key only. */
export const LABELS: TableModel = {
  logicalId: 'Labels',
  tableName: 'Labels',
  arn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/Labels',
  attributeDefinitions: [{ name: 'name', type: 'S' }],
  keySchema: { partitionKey: 'name' },
  localSecondaryIndexes: [],
  globalSecondaryIndexes: [],
};

export const EVERYTHING: PolicyStatement = { effect: 'Allow', actions: ['dynamodb:*'], resources: ['*'] };

export const ALICE_FROM_SONGS_FIELD: CallOrigin = {
  resolverArn: 'arn:aws:appsync:eu-central-1:111122223333:apis/abc/types/Query/resolvers/songs',
  identitySub: 'alice',
};

export interface TestDataSource {
  readonly endpoint: string;
  readonly execute: (request: Json, origin?: CallOrigin) => Promise<DataSourceAnswer>;
  /** The same data source with another role. */
  readonly withRole: (...statements: PolicyStatement[]) => {
    execute: (request: Json) => Promise<DataSourceAnswer>;
  };
  /** The same data source, with its calls to DynamoDB recorded. */
  readonly observed: () => { execute: (request: Json) => Promise<DataSourceAnswer>; calls: DataSourceCall[] };
  /** The same data source, with an interceptor. */
  readonly intercepted: (interceptor: Interceptor) => {
    execute: (request: Json) => Promise<DataSourceAnswer>;
  };
  readonly close: () => Promise<void>;
}

/** Starts an engine in memory with the two tables, and a data source on `Songs` that may do everything. */
export async function startTestDataSource(): Promise<TestDataSource> {
  const engine = await startEngine({ name: testEngine });
  const client = createEngineClient(engine.endpoint);
  await createTables(client, [SONGS, LABELS]);
  const make = (
    statements: readonly PolicyStatement[],
    observer?: (call: DataSourceCall) => void,
    interceptor?: Interceptor,
  ) =>
    createDynamoDbDataSource({
      client,
      dataSource: {
        type: 'AMAZON_DYNAMODB',
        name: 'SongsSource',
        tableName: 'Songs',
        statements,
        roleName: 'ApiRole',
      },
      tables: [SONGS, LABELS],
      nextTokenKey: new Uint8Array(32).fill(7),
      ...(observer !== undefined && { observer }),
      ...(interceptor !== undefined && { interceptor }),
    });
  const unlimited = make([EVERYTHING]);
  return {
    endpoint: engine.endpoint,
    execute: (request, origin = ALICE_FROM_SONGS_FIELD) => unlimited.execute(request, origin),
    withRole: (...statements) => {
      const limited = make(statements);
      return { execute: (request) => limited.execute(request, ALICE_FROM_SONGS_FIELD) };
    },
    observed: () => {
      const calls: DataSourceCall[] = [];
      const watched = make([EVERYTHING], (call) => calls.push(call));
      return { execute: (request) => watched.execute(request, ALICE_FROM_SONGS_FIELD), calls };
    },
    intercepted: (interceptor) => {
      const intercepted = make([EVERYTHING], undefined, interceptor);
      return { execute: (request) => intercepted.execute(request, ALICE_FROM_SONGS_FIELD) };
    },
    close: async () => {
      client.close();
      await engine.close();
    },
  };
}

/** The key of a song, as a request has it. */
export function songKey(artist: string, title: string) {
  return { artist: { S: artist }, title: { S: title } };
}
