import type { CancellationReason } from './dynamodb-api.ts';

/** What DynamoDB says besides its exception's name and message. */
export interface DynamoDbErrorDetails {
  readonly statusCode?: number;
  readonly requestId?: string;
  /** Of a `TransactionCanceledException`. */
  readonly cancellationReasons?: readonly CancellationReason[];
}

/** A request that DynamoDB refused; `name` is the exception's, e.g. `ResourceNotFoundException`. */
export class DynamoDbError extends Error {
  override readonly name: string;
  readonly details: DynamoDbErrorDetails;

  constructor(name: string, message: string, details: DynamoDbErrorDetails = {}) {
    super(message);
    this.name = name;
    this.details = details;
  }
}

/** Whether DynamoDB has answered with the exception of this name. */
export function isDynamoDbError(error: unknown, name: string): error is DynamoDbError {
  return error instanceof DynamoDbError && error.name === name;
}
