import { isObject } from '../is-object.ts';
import { InvalidDataSourceRequest, notFound } from '../request-shape.ts';
import type { DataSourceAnswer, DataSourceError, Json } from '../runtime/model.ts';
import { StartError } from '../server/start-error.ts';
import type { DataSourceModel, TableModel } from '../template/model.ts';
import { consumedUnits } from './consumed-units.ts';
import { DataSourceFailure, dynamoDbError, toDataSourceError } from './data-source-failure.ts';
import type { CapacityReport, DynamoDbApi } from './dynamodb-api.ts';
import { DynamoDbError, isDynamoDbError } from './dynamodb-error.ts';
import { isAllowed, refusalText } from './iam.ts';
import type { ActionOnResource } from './iam.ts';
import { lostAnswer } from './interceptor.ts';
import type { Interceptor } from './interceptor.ts';
import { NextTokenSealer } from './next-token.ts';
import type { CallOrigin, DataSourceCall, Operation, OperationContext, SentCall } from './operation.ts';
import { batchDeleteItem } from './operations/batch-delete-item.ts';
import { batchGetItem } from './operations/batch-get-item.ts';
import { batchPutItem } from './operations/batch-put-item.ts';
import { deleteItem } from './operations/delete-item.ts';
import { getItem } from './operations/get-item.ts';
import { putItem } from './operations/put-item.ts';
import { query } from './operations/query.ts';
import { scan } from './operations/scan.ts';
import { transactGetItems } from './operations/transact-get-items.ts';
import { transactWriteItems } from './operations/transact-write-items.ts';
import { updateItem } from './operations/update-item.ts';

export { InvalidDataSourceRequest } from '../request-shape.ts';
export type { CallOrigin, DataSourceCall } from './operation.ts';

type DynamoDbDataSourceModel = Extract<DataSourceModel, { type: 'AMAZON_DYNAMODB' }>;

const operations: ReadonlyMap<string, Operation> = new Map([
  ['GetItem', getItem],
  ['PutItem', putItem],
  ['UpdateItem', updateItem],
  ['DeleteItem', deleteItem],
  ['Query', query],
  ['Scan', scan],
  ['BatchGetItem', batchGetItem],
  ['BatchPutItem', batchPutItem],
  ['BatchDeleteItem', batchDeleteItem],
  ['TransactGetItems', transactGetItems],
  ['TransactWriteItems', transactWriteItems],
]);

/** The versions that AppSync's request documents know; code may leave it out. */
const VERSIONS = ['2017-02-28', '2018-05-29'];

export interface DynamoDbDataSourceOptions {
  readonly client: DynamoDbApi;
  readonly dataSource: DynamoDbDataSourceModel;
  /** All tables of the stack, the data source's own among them. */
  readonly tables: readonly TableModel[];
  /** 32 bytes. Tokens of clients stay valid as long as the key is the same. */
  readonly nextTokenKey: Uint8Array;
  /**
   * Called after each request to DynamoDB, its cost included, and for each that the role refuses.
   * @default nothing, and costs are not asked for
   */
  readonly observer?: (call: DataSourceCall) => void;
  /** Sees each call first and may answer it instead, for tests. @default every call is made */
  readonly interceptor?: Interceptor;
}

export interface DynamoDbDataSource {
  /**
   * Executes what a request handler returned.
   *
   * @throws {InvalidDataSourceRequest} when the request is malformed: the field ends with `errorType`
   *   `MappingTemplate`, no response handler runs. Every other failure is the answer's `error`.
   */
  execute(request: Json, origin: CallOrigin): Promise<DataSourceAnswer>;
}

/**
 * Makes a DynamoDB data source: AppSync's request objects in, `ctx.result` and `ctx.error` out, within what
 * the data source's role allows.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html
 *
 * @throws {StartError} when the data source's table is not among `tables`
 */
export function createDynamoDbDataSource(options: DynamoDbDataSourceOptions): DynamoDbDataSource {
  const { dataSource, tables } = options;
  const ownTable = tables.find(({ tableName }) => tableName === dataSource.tableName);
  if (ownTable === undefined) {
    throw new StartError(
      'TEMPLATE',
      `The data source "${dataSource.name}" names the table "${dataSource.tableName}", which is not in the template.`,
    );
  }
  const tokens = new NextTokenSealer(options.nextTokenKey);
  const send = async (
    operation: Operation,
    request: Json,
    origin: CallOrigin,
    client = options.client,
  ): Promise<DataSourceAnswer> => {
    try {
      return await operation(request, contextOf({ ...options, client }, ownTable, tokens, origin));
    } catch (error) {
      if (error instanceof DataSourceFailure) {
        return { result: error.result, error: error.error };
      }
      throw error;
    }
  };
  return {
    execute: async (request, origin) => {
      const { name, operation } = operationOf(request);
      const carryOut = () => send(operation, request, origin);
      const call = {
        operation: name,
        request,
        dataSourceName: dataSource.name,
        tableName: dataSource.tableName,
      };
      const interception = await options.interceptor?.(call, carryOut);
      if (interception === undefined) {
        return carryOut();
      }
      if (interception === 'lost') {
        await carryOut();
        return lostAnswer();
      }
      return interception instanceof DynamoDbError
        ? send(operation, request, origin, refusingOnce(options.client, interception))
        : interception;
    },
  };
}

/**
 * DynamoDB that refuses the next request with this error, so that an operation makes of it what it would make
 * of the service's.
 */
function refusingOnce(client: DynamoDbApi, error: DynamoDbError): DynamoDbApi {
  let isRefused = false;
  return {
    send: (operation, input) => {
      if (isRefused) {
        return client.send(operation, input);
      }
      isRefused = true;
      return Promise.reject(error);
    },
    close: () => client.close(),
  };
}

function operationOf(request: Json): { name: string; operation: Operation } {
  if (!isObject(request)) {
    throw notFound('$[operation]');
  }
  const { operation: name, version } = request;
  if (version !== undefined && !VERSIONS.some((known) => known === version)) {
    throw new InvalidDataSourceRequest(
      `Unsupported value '${shown(version)}' for field '$[version]'. Use one of ${VERSIONS.join(', ')}.`,
    );
  }
  if (name === undefined || name === null) {
    throw notFound('$[operation]');
  }
  const operation = typeof name === 'string' ? operations.get(name) : undefined;
  if (typeof name !== 'string' || operation === undefined) {
    throw new InvalidDataSourceRequest(
      `Unsupported operation '${shown(name)}' for field '$[operation]'. Use one of ${[...operations.keys()].join(', ')}.`,
    );
  }
  return { name, operation };
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function contextOf(
  { client, dataSource, tables, observer }: DynamoDbDataSourceOptions,
  ownTable: TableModel,
  tokens: NextTokenSealer,
  origin: CallOrigin,
): OperationContext {
  const arn = (tableName: string, indexName?: string): string => {
    const declared = tables.find((table) => table.tableName === tableName);
    // A table outside the template is taken to be in the same region and account.
    const tableArn = declared?.arn ?? ownTable.arn.replace(/[^/]*$/, () => tableName);
    return indexName === undefined ? tableArn : `${tableArn}/index/${indexName}`;
  };

  const refusalOf = (actions: readonly ActionOnResource[]): DataSourceError | undefined => {
    const { statements, roleName } = dataSource;
    const refused = actions.find((each) => !isAllowed(statements, each));
    if (refused === undefined) {
      return undefined;
    }
    const account = ownTable.arn.split(':')[4] ?? '';
    const principal = `arn:aws:sts::${account}:assumed-role/${roleName}/APPSYNC_ASSUME_ROLE`;
    return dynamoDbError('AccessDeniedException', refusalText(statements, refused, principal));
  };

  const observe = <Output extends CapacityReport>(
    call: SentCall<Output>,
    { output, error }: { readonly output?: Output; readonly error?: DataSourceError },
  ) => {
    observer?.({
      dataSourceName: dataSource.name,
      operation: call.operation,
      actions: call.actions,
      consumedCapacity: consumedUnits(call.operation, output),
      itemsReturned: output === undefined ? 0 : call.itemsReturned(output),
      ...(output !== undefined &&
        call.scannedCount !== undefined && { scannedCount: call.scannedCount(output) }),
      ...(error !== undefined && { error }),
    });
  };

  return {
    client,
    tableName: dataSource.tableName,
    origin,
    tokens,
    arn,
    send: async (call) => {
      const refusal = refusalOf(call.actions);
      if (refusal !== undefined) {
        observe(call, { error: refusal });
        throw new DataSourceFailure(refusal);
      }
      let output;
      try {
        output = await call.run(observer === undefined ? undefined : 'INDEXES');
      } catch (error) {
        observe(call, { error: toDataSourceError(error) });
        if (isDynamoDbError(error, 'ConditionalCheckFailedException')) {
          throw error;
        }
        if (isDynamoDbError(error, 'TransactionCanceledException')) {
          throw error;
        }
        throw new DataSourceFailure(toDataSourceError(error));
      }
      observe(call, { output });
      return output;
    },
  };
}
