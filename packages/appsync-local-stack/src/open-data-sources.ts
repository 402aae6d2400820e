import { randomBytes } from 'node:crypto';
import { createDynamoDbDataSource } from './dynamodb/data-source.ts';
import type { DataSourceCall } from './dynamodb/data-source.ts';
import type { DynamoDbApi } from './dynamodb/dynamodb-api.ts';
import type { Engine } from './dynamodb/engine.ts';
import type { Interceptor } from './dynamodb/interceptor.ts';
import { openDynamoDb } from './dynamodb/open-dynamodb.ts';
import { createTables } from './dynamodb/tables.ts';
import type { DataSource } from './graphql/data-source.ts';
import { StartError } from './server/start-error.ts';
import type { ApiModel, StackModel } from './template/model.ts';
import { isProgrammingError } from './user-error.ts';

export interface DataSourcesOptions {
  /** 32 bytes that seal paging tokens. @default made anew */
  readonly nextTokenKey?: Uint8Array;
  /** Called with every call and its cost. @default none */
  readonly onDataSourceCall?: (call: DataSourceCall) => void;
  /** Sees each call first and may answer it instead. @default every call is made */
  readonly interceptor?: Interceptor;
}

/** The data sources of an API, and the connections that they share. */
export interface OpenDataSources {
  readonly byName: ReadonlyMap<string, DataSource>;
  /** Closes the connections. A call under way fails. */
  close(): Promise<void>;
}

/**
 * Creates the tables of the template and connects the API's data sources to them.
 *
 * @throws {StartError} when the tables cannot be opened
 */
export async function openDataSources(
  model: StackModel,
  api: ApiModel,
  engine: Engine,
  options: DataSourcesOptions = {},
): Promise<OpenDataSources> {
  const client = await openDynamoDb(engine, model.region);
  try {
    await openTables(client, engine, model.tables);
    const byName = connect(client, model, api, options);
    return {
      byName,
      close: () => {
        client.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * The tables of the template. What an engine refuses is named, because a given endpoint may be any server.
 */
async function openTables(client: DynamoDbApi, engine: Engine, tables: StackModel['tables']): Promise<void> {
  try {
    await createTables(client, tables);
  } catch (error) {
    if (error instanceof StartError || isProgrammingError(error)) {
      throw error;
    }
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new StartError('ENGINE', `The tables cannot be opened at ${engine.endpoint}: ${reason}`, {
      cause: error,
    });
  }
}

function connect(
  client: DynamoDbApi,
  { tables }: StackModel,
  api: ApiModel,
  { onDataSourceCall, interceptor, nextTokenKey = randomBytes(32) }: DataSourcesOptions,
): Map<string, DataSource> {
  const byName = new Map<string, DataSource>();
  for (const dataSource of api.dataSources.values()) {
    if (dataSource.type === 'AMAZON_DYNAMODB') {
      byName.set(
        dataSource.name,
        createDynamoDbDataSource({
          client,
          dataSource,
          tables,
          nextTokenKey,
          ...(onDataSourceCall !== undefined && { observer: onDataSourceCall }),
          ...(interceptor !== undefined && { interceptor }),
        }),
      );
    }
  }
  return byName;
}
