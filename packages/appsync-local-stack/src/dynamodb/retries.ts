import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDbError } from './dynamodb-error.ts';

const ATTEMPTS = 3;

/** The bound of the first pause; it doubles with each further one. */
const BASE_DELAY_MS = 100;

/** The connection failed, or the engine does not listen yet. */
const TRANSIENT_CODES: ReadonlySet<unknown> = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);

const TRANSIENT_STATUS_CODES: ReadonlySet<unknown> = new Set([500, 502, 503, 504]);

/** DynamoDB's exceptions that ask for a later attempt. */
const THROTTLING_NAMES: ReadonlySet<string> = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionInProgressException',
]);

/**
 * Tries up to three times, as the AWS SDK does in its standard mode: after a lost connection, a failure of
 * the server, or throttling, with pauses of random length whose bound doubles.
 *
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export async function withRetries<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (number === ATTEMPTS || !isWorthRetrying(error)) {
        throw error;
      }
      await delay(Math.random() * BASE_DELAY_MS * 2 ** (number - 1));
    }
  }
}

function isWorthRetrying(error: unknown): boolean {
  if (error instanceof DynamoDbError) {
    return TRANSIENT_STATUS_CODES.has(error.details.statusCode) || THROTTLING_NAMES.has(error.name);
  }
  return error instanceof Error && 'code' in error && TRANSIENT_CODES.has(error.code);
}
