import type { DataSourceAnswer, Json } from '../runtime/model.ts';
import { dynamoDbError, toDataSourceError } from './data-source-failure.ts';

/** A call that is about to be made. */
export interface PlannedCall {
  /** E.g. `TransactWriteItems`. */
  readonly operation: string;
  /** What the request handler returned. */
  readonly request: Json;
  readonly dataSourceName: string;
}

/**
 * The result of an intercepted call: an answer, and nothing is sent; or `lost`: the call is carried out, but
 * its answer does not arrive.
 */
export type Interception = DataSourceAnswer | 'lost';

/**
 * Sees each call before it is made and may answer it instead; undefined makes the call. What the interceptor
 * does before it answers happens before the call.
 */
export type Interceptor = (call: PlannedCall) => Interception | undefined | Promise<Interception | undefined>;

/**
 * A call that DynamoDB refuses, with an exception of this name.
 *
 * @param name e.g. `ThrottlingException`, `InternalServerError`, `TransactionConflictException`
 */
export function refusal(name: string): Interception {
  return { result: null, error: dynamoDbError(name, `Injected fault: ${name}`) };
}

/**
 * A transaction that DynamoDB cancels.
 *
 * @param reasons DynamoDB's code for each item, e.g. `['None', 'TransactionConflict']`
 */
export function cancellation(reasons: readonly string[]): Interception {
  return {
    result: {
      keys: null,
      cancellationReasons: reasons.map((type) => ({ type, message: type })),
    },
    error: dynamoDbError(
      'TransactionCanceledException',
      `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.join(', ')}]`,
    ),
  };
}

/** The error that arrives instead of a lost answer. */
export function lostAnswer(): DataSourceAnswer {
  return { result: null, error: toDataSourceError(new Error('The connection was closed')) };
}
