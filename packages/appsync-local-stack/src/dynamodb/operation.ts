import type { DataSourceAnswer, DataSourceError, Json } from '../runtime/model.ts';
import type { CapacityReport, DynamoDbApi } from './dynamodb-api.ts';
import type { ActionOnResource } from './iam.ts';
import type { NextTokenSealer } from './next-token.ts';

/** The caller, and the resolver. */
export interface CallOrigin {
  readonly resolverArn: string;
  /** The caller's Cognito `sub`; null without one. */
  readonly identitySub: string | null;
}

/**
 * One request to DynamoDB, as reported to an observer after its answer; or one that the role refused, with
 * that error.
 */
export interface DataSourceCall {
  readonly dataSourceName: string;
  /** DynamoDB's own name, e.g. `BatchWriteItem`. */
  readonly operation: string;
  readonly actions: readonly ActionOnResource[];
  /** As the engine reports it (`ReturnConsumedCapacity: INDEXES`); zeros after an error. */
  readonly consumedCapacity: ConsumedUnits;
  readonly itemsReturned: number;
  /** Items read before the filter; queries and scans only. */
  readonly scannedCount?: number;
  readonly error?: DataSourceError;
}

/** DynamoDB capacity units. */
export interface ConsumedUnits {
  /** The sum for tables and indexes. */
  readonly readUnits: number;
  readonly writeUnits: number;
  /** By index name: the part of the sum that indexes took. */
  readonly indexUnits: Readonly<Record<string, number>>;
}

/** What operations need from their data source. */
export interface OperationContext {
  readonly client: DynamoDbApi;
  /** The data source's own table. */
  readonly tableName: string;
  readonly origin: CallOrigin;
  readonly tokens: NextTokenSealer;
  /** The ARN of a table, or of one of its indexes. */
  arn(tableName: string, indexName?: string): string;
  /**
   * Checks the role, sends one request and reports it to the observer.
   *
   * @throws {DataSourceFailure} when the role does not allow it, DynamoDB refuses or cannot be reached
   * @throws {DynamoDbError} when a condition failed or a transaction was cancelled: the operation handles it
   */
  send<Output extends CapacityReport>(call: SentCall<Output>): Promise<Output>;
}

/** One request to DynamoDB: what it does, how it is sent, and how its answer is counted. */
export interface SentCall<Output> {
  readonly operation: string;
  readonly actions: readonly ActionOnResource[];
  /** @param capacity the `ReturnConsumedCapacity` of the request */
  readonly run: (capacity: 'INDEXES' | undefined) => Promise<Output>;
  readonly itemsReturned: (output: Output) => number;
  readonly scannedCount?: (output: Output) => number;
}

/** Executes one kind of request, e.g. `GetItem`. */
export type Operation = (request: Json, context: OperationContext) => Promise<DataSourceAnswer>;
