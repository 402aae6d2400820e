import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBServiceException,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from './client.ts';
import type { DynamoDbClientOptions } from './client.ts';
import type { CancellationReason, DynamoDbApi, OperationName } from './dynamodb-api.ts';
import { DynamoDbError } from './dynamodb-error.ts';

const commands: Readonly<Record<OperationName, new (input: never) => unknown>> = {
  BatchGetItem: BatchGetItemCommand,
  BatchWriteItem: BatchWriteItemCommand,
  CreateTable: CreateTableCommand,
  DeleteItem: DeleteItemCommand,
  DescribeTable: DescribeTableCommand,
  DescribeTimeToLive: DescribeTimeToLiveCommand,
  GetItem: GetItemCommand,
  ListTables: ListTablesCommand,
  PutItem: PutItemCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  TransactGetItems: TransactGetItemsCommand,
  TransactWriteItems: TransactWriteItemsCommand,
  UpdateItem: UpdateItemCommand,
  UpdateTimeToLive: UpdateTimeToLiveCommand,
};

/**
 * Sends DynamoDB's operations by the AWS SDK, which signs them: for an endpoint that may check signatures.
 */
export function createSdkApi(options: DynamoDbClientOptions): DynamoDbApi {
  const client = createDynamoDbClient(options);
  return {
    send: async (operation, input) => {
      // The same operation in the SDK's form: only bytes differ, and `toSdk` and `fromSdk` translate those.
      const command = new commands[operation](toSdk(input) as never) as Parameters<DynamoDBClient['send']>[0];
      try {
        return fromSdk(await client.send(command)) as Awaited<ReturnType<DynamoDbApi['send']>>;
      } catch (error) {
        throw error instanceof DynamoDBServiceException ? toDynamoDbError(error) : error;
      }
    },
    close: () => client.destroy(),
  };
}

function toDynamoDbError(error: DynamoDBServiceException): DynamoDbError {
  const { requestId, httpStatusCode } = error.$metadata;
  const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
  return new DynamoDbError(error.name, error.message, {
    ...(requestId !== undefined && { requestId }),
    ...(httpStatusCode !== undefined && { statusCode: httpStatusCode }),
    // The SDK's reasons, with bytes as on the wire.
    ...(reasons !== undefined && { cancellationReasons: fromSdk(reasons) as CancellationReason[] }),
  });
}

/**
 * Base64 strings to bytes. In DynamoDB's requests only an attribute value has a string as `B`, or a list of
 * strings as `BS`.
 */
function toSdk(value: unknown, name?: string): unknown {
  if (typeof value === 'string') {
    return name === 'B' ? Buffer.from(value, 'base64') : value;
  }
  if (Array.isArray(value)) {
    return value.map((each: unknown) => toSdk(each, name === 'BS' ? 'B' : undefined));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toSdk(each, key)]))
    : value;
}

/** Bytes to base64 strings. Dates of descriptions, which are not read, stay dates. */
function fromSdk(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  if (Array.isArray(value)) {
    return value.map(fromSdk);
  }
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromSdk(each)]))
    : value;
}
