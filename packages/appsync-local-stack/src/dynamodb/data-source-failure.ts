import { randomBytes } from 'node:crypto';
import type { DataSourceError, Json } from '../runtime/model.ts';
import { isProgrammingError } from '../user-error.ts';
import { DynamoDbError } from './dynamodb-error.ts';

/** A data source call that failed with `ctx.error`; carried as an exception inside this folder only. */
export class DataSourceFailure extends Error {
  override readonly name = 'DataSourceFailure';
  readonly error: DataSourceError;
  /** `ctx.result` next to the error. */
  readonly result: Json;

  constructor(error: DataSourceError, result: Json = null) {
    super(error.message);
    this.error = error;
    this.result = result;
  }
}

/**
 * A DynamoDB exception as `ctx.error` shows it: type `DynamoDB:<name>`, and the message of the AWS SDK for
 * Java 2 that AppSync runs on, `<text> (Service: DynamoDb, Status Code: 400, Request ID: <id>)`.
 *
 * So recorded from an APPSYNC_JS resolver in 2024, and before that. The guide still prints the form of the
 * first Java SDK (`Service: AmazonDynamoDBv2; Status Code: 400; Error Code: …`); code must rely on neither.
 *
 * Sources: https://github.com/aws/aws-appsync-community/issues/343,
 * https://github.com/aws-amplify/amplify-js/issues/8845
 */
export function dynamoDbError(
  name: string,
  text: string,
  { requestId = newRequestId(), statusCode = 400 } = {},
): DataSourceError {
  return {
    type: `DynamoDB:${name}`,
    message: `${text} (Service: DynamoDb, Status Code: ${statusCode}, Request ID: ${requestId})`,
  };
}

/**
 * The `ctx.error` of a failed request; any error other than an answer of DynamoDB means that the engine
 * cannot be reached.
 */
export function toDataSourceError(error: unknown): DataSourceError {
  if (error instanceof DynamoDbError) {
    const { requestId, statusCode } = error.details;
    return dynamoDbError(error.name, error.message, {
      ...(requestId !== undefined && { requestId }),
      ...(statusCode !== undefined && { statusCode }),
    });
  }
  if (isProgrammingError(error)) {
    throw error;
  }
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return { type: 'DynamoDB:SdkClientException', message: `Unable to execute HTTP request: ${reason}` };
}

/** Like DynamoDB's: 52 capital letters and digits. */
function newRequestId(): string {
  return randomBytes(26).toString('hex').toUpperCase();
}
