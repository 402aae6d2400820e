import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { UserError } from '../errors/user-error.ts';
import type { IndexName } from '../resolvers/shared/keys.ts';

/**
 * Checks that a table has our keys and an index: in another table, a scan would find no user, and nothing
 * wrong. It sends a query, because the command needs that permission anyway; no `userId` is so short.
 *
 * @throws {Error} when it does not have them
 */
export async function checkTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const index: IndexName = 'byChange';
  try {
    await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: index,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': { S: '-' } },
        ConsistentRead: true,
        Limit: 1,
      }),
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationException') {
      throw new UserError(
        'TABLE',
        `The table ${tableName} is not one of this project (${error.message}): --table takes the output TableName of the stack`,
        { cause: error },
      );
    }
    throw error;
  }
}
