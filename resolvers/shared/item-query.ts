import { util } from '@aws-appsync/utils';
import type { DynamoDBQueryRequest } from '@aws-appsync/utils';

/**
 * The Query for a user's items whose sort keys are within bounds, both included, in the order of their keys,
 * strongly consistent.
 */
export function itemQuery(
  userId: string,
  { low, high }: { low: string; high: string },
  limit: number,
): DynamoDBQueryRequest {
  return {
    operation: 'Query',
    query: {
      expression: 'userId = :userId AND sk BETWEEN :low AND :high',
      expressionValues: util.dynamodb.toMapValues({ ':userId': userId, ':low': low, ':high': high }),
    },
    consistentRead: true,
    limit,
  };
}
