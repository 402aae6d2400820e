import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from './dynamodb/client.ts';
import { createDynamoDbDataSource } from './dynamodb/data-source.ts';
import type { DataSourceCall } from './dynamodb/data-source.ts';
import type { Engine } from './dynamodb/engine.ts';
import type { Faults } from './dynamodb/faults.ts';
import { createTables } from './dynamodb/tables.ts';
import type { DataSource } from './graphql/data-source.ts';
import { StartError } from './server/start-error.ts';
import type { ApiModel, StackModel } from './template/model.ts';

export interface DataSourcesOptions {
  /** 32 bytes that seal paging tokens. @default made anew */
  readonly nextTokenKey?: Uint8Array;
  /** Told of every call, with its cost. @default nobody is told */
  readonly onDataSourceCall?: (call: DataSourceCall) => void;
  /** Lets calls go wrong. @default none does */
  readonly faults?: Faults;
}

/** The tables of the template. What an engine does not take is named: one that runs already may be anything. */
async function openTables(
  client: DynamoDBClient,
  engine: Engine,
  tables: StackModel['tables'],
): Promise<void> {
  try {
    await createTables(client, tables);
  } catch (error) {
    if (error instanceof StartError) {
      throw error;
    }
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new StartError('ENGINE', `The tables cannot be opened at ${engine.endpoint}: ${reason}`, {
      cause: error,
    });
  }
}

/** Creates the tables of the template and connects the API's data sources with them. */
export async function openDataSources(
  model: StackModel,
  api: ApiModel,
  engine: Engine,
  options: DataSourcesOptions,
): Promise<ReadonlyMap<string, DataSource>> {
  const client = createDynamoDbClient({ endpoint: engine.endpoint, region: model.region });
  await openTables(client, engine, model.tables);
  const nextTokenKey = options.nextTokenKey ?? randomBytes(32);
  const dataSources = new Map<string, DataSource>();
  for (const dataSource of api.dataSources.values()) {
    if (dataSource.type === 'AMAZON_DYNAMODB') {
      const { tables } = model;
      const observer = options.onDataSourceCall;
      dataSources.set(
        dataSource.name,
        createDynamoDbDataSource({
          client,
          dataSource,
          tables,
          nextTokenKey,
          ...(observer ? { observer } : {}),
          ...(options.faults ? { faults: options.faults } : {}),
        }),
      );
    }
  }
  return dataSources;
}
