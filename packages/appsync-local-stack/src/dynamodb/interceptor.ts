import type { DataSourceAnswer, Json } from '../runtime/model.ts';
import { toDataSourceError } from './data-source-failure.ts';
import type { CancellationReason } from './dynamodb-api.ts';
import { DynamoDbError } from './dynamodb-error.ts';

/** A call that is about to be made. */
export interface PlannedCall {
  /** E.g. `TransactWriteItems`. */
  readonly operation: string;
  /** What the request handler returned. */
  readonly request: Json;
  readonly dataSourceName: string;
  /** The data source's own table. */
  readonly tableName: string;
}

/** Makes the call and gives its answer, so that an interceptor knows when it has ended. */
type CarryOut = () => Promise<DataSourceAnswer>;

/**
 * The result of an intercepted call: an answer, and nothing is sent; an error, with which DynamoDB refuses
 * the call; or `lost`: the call is carried out, but its answer does not arrive.
 */
export type Interception = DataSourceAnswer | DynamoDbError | 'lost';

/**
 * Sees each call before it is made and may answer it instead; undefined makes the call. What the interceptor
 * does before it answers happens before the call, unless it carries the call out itself.
 */
export type Interceptor = (
  call: PlannedCall,
  carryOut: CarryOut,
) => Interception | undefined | Promise<Interception | undefined>;

/**
 * A call that DynamoDB refuses, with an exception of this name.
 *
 * @param name e.g. `ThrottlingException`, `InternalServerError`, `TransactionConflictException`
 */
export function refusal(name: string, message = `Injected fault: ${name}`): DynamoDbError {
  return new DynamoDbError(name, message, { statusCode: 400 });
}

/**
 * A transaction that DynamoDB cancels. The messages of reasons are DynamoDB's own.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 *
 * @param codes DynamoDB's code for each item, e.g. `['None', 'TransactionConflict']`
 */
export function cancellation(codes: readonly string[]): DynamoDbError {
  return new DynamoDbError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    { statusCode: 400, cancellationReasons: codes.map(reasonOf) },
  );
}

/** What DynamoDB says of an item that a running transaction has. */
export const ONGOING_TRANSACTION = 'Transaction is ongoing for the item';

const MESSAGES: Readonly<Record<string, string>> = {
  ConditionalCheckFailed: 'The conditional request failed',
  TransactionConflict: ONGOING_TRANSACTION,
};

function reasonOf(code: string): CancellationReason {
  return code === 'None' ? { Code: code } : { Code: code, Message: MESSAGES[code] ?? code };
}

/** The error that arrives instead of a lost answer. */
export function lostAnswer(): DataSourceAnswer {
  return { result: null, error: toDataSourceError(new Error('The connection was closed')) };
}
