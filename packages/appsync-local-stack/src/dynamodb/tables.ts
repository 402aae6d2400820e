import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../server/start-error.ts';
import type { IndexModel, KeySchema, TableModel } from '../template/model.ts';
import type { DynamoDbApi, TableDescription } from './dynamodb-api.ts';
import { isDynamoDbError } from './dynamodb-error.ts';
import { tableDifference } from './table-difference.ts';

/** A table of the data directory differs from the template; the message is one line for the user. */
export class TableMismatchError extends StartError {
  override readonly name = 'TableMismatchError';

  constructor(message: string) {
    super('TABLE_MISMATCH', message);
  }
}

const ACTIVE_TIMEOUT_MS = 10_000;
const POLL_INTERVAL_MS = 10;

/**
 * Creates the tables that are missing, with keys, indexes, time to live and on-demand billing, and waits
 * until they can be used. Tables that exist already must be as declared and are not changed.
 *
 * @throws {TableMismatchError} when a stored table differs; it names the table and the first difference
 */
export async function createTables(client: DynamoDbApi, tables: readonly TableModel[]): Promise<void> {
  await Promise.all(tables.map((table) => createTable(client, table)));
}

async function createTable(client: DynamoDbApi, table: TableModel): Promise<void> {
  const existing = await describe(client, table.tableName);
  if (existing !== undefined) {
    const difference = tableDifference(table, existing);
    if (difference !== undefined) {
      throw new TableMismatchError(
        `The stored table "${table.tableName}" differs from the template: ${difference}. ` +
          'Keys and indexes cannot be changed in place; start with an empty --data-dir.',
      );
    }
  } else {
    await client.send('CreateTable', creationOf(table));
    await untilActive(client, table.tableName);
  }
  await setTimeToLive(client, table);
}

async function describe(client: DynamoDbApi, tableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send('DescribeTable', { TableName: tableName })).Table;
  } catch (error) {
    if (isDynamoDbError(error, 'ResourceNotFoundException')) {
      return undefined;
    }
    throw error;
  }
}

async function untilActive(client: DynamoDbApi, tableName: string): Promise<void> {
  const deadline = Date.now() + ACTIVE_TIMEOUT_MS;
  while ((await describe(client, tableName))?.TableStatus !== 'ACTIVE') {
    if (Date.now() > deadline) {
      throw new Error(
        `The table "${tableName}" was not active ${ACTIVE_TIMEOUT_MS / 1000} s after its creation.`,
      );
    }
    await delay(POLL_INTERVAL_MS);
  }
}

/** Read first, because DynamoDB Local refuses to enable it twice. */
async function setTimeToLive(client: DynamoDbApi, table: TableModel): Promise<void> {
  const attribute = table.timeToLiveAttribute;
  const { TimeToLiveDescription } = await client.send('DescribeTimeToLive', {
    TableName: table.tableName,
  });
  const isOn = TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL') ?? false;
  const current = isOn ? TimeToLiveDescription?.AttributeName : undefined;
  if (current === attribute) {
    return;
  }
  if (current !== undefined) {
    await switchTimeToLive(client, table.tableName, current, false);
  }
  if (attribute !== undefined) {
    await switchTimeToLive(client, table.tableName, attribute, true);
  }
}

async function switchTimeToLive(
  client: DynamoDbApi,
  tableName: string,
  attributeName: string,
  isEnabled: boolean,
): Promise<void> {
  await client.send('UpdateTimeToLive', {
    TableName: tableName,
    TimeToLiveSpecification: { AttributeName: attributeName, Enabled: isEnabled },
  });
}

function creationOf(table: TableModel) {
  return {
    TableName: table.tableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: table.attributeDefinitions.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    KeySchema: keySchemaOf(table.keySchema),
    LocalSecondaryIndexes: indexesOf(table.localSecondaryIndexes),
    GlobalSecondaryIndexes: indexesOf(table.globalSecondaryIndexes),
  };
}

function keySchemaOf({ partitionKey, sortKey }: KeySchema) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
}

/** DynamoDB refuses an empty list of indexes. */
function indexesOf(indexes: readonly IndexModel[]) {
  if (indexes.length === 0) {
    return undefined;
  }
  return indexes.map(({ indexName, keySchema, projection }) => ({
    IndexName: indexName,
    KeySchema: keySchemaOf(keySchema),
    Projection: {
      ProjectionType: projection.projectionType,
      NonKeyAttributes:
        projection.nonKeyAttributes === undefined ? undefined : [...projection.nonKeyAttributes],
    },
  }));
}
