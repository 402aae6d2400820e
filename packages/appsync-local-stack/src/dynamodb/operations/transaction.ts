import type { DataSourceAnswer, Json } from '../../runtime/model.ts';
import { toJsonObject } from '../attribute-value.ts';
import { DataSourceFailure, dynamoDbError, toDataSourceError } from '../data-source-failure.ts';
import type { CancellationReason } from '../dynamodb-api.ts';
import { isDynamoDbError } from '../dynamodb-error.ts';

/** docs.aws.amazon.com, amazondynamodb/latest/APIReference/API_TransactWriteItems and API_TransactGetItems */
const ITEM_LIMIT = 100;

/** Refuses a transaction of more than 100 items, with DynamoDB's message. */
export function checkTransactionSize(count: number): void {
  if (count <= ITEM_LIMIT) {
    return;
  }
  throw new DataSourceFailure(
    dynamoDbError(
      'ValidationException',
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
        `Member must have length less than or equal to ${ITEM_LIMIT}`,
    ),
  );
}

/**
 * Runs a transaction; when DynamoDB cancels it, the answer has both an error and a result with the reasons,
 * one for each item of the request.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transaction-condition-expressions.html
 *
 * @param member what a successful result holds: `keys` or `items`
 */
export async function withCancellation(
  member: 'keys' | 'items',
  run: () => Promise<Json>,
): Promise<DataSourceAnswer> {
  try {
    return { result: { [member]: await run(), cancellationReasons: null } };
  } catch (error) {
    if (!isDynamoDbError(error, 'TransactionCanceledException')) {
      throw error;
    }
    return {
      result: {
        [member]: null,
        cancellationReasons: (error.details.cancellationReasons ?? []).map(toReason),
      },
      error: toDataSourceError(error),
    };
  }
}

/**
 * The type is DynamoDB's own code, e.g. `ConditionalCheckFailed`. The guide prints `ConditionCheckFailed`
 * instead; which one AppSync sends is not established, and code should accept both.
 */
function toReason({ Code, Message, Item }: CancellationReason): Json {
  return {
    ...(Item !== undefined && { item: toJsonObject(Item) }),
    type: Code ?? 'None',
    message: Message ?? 'None',
  };
}
