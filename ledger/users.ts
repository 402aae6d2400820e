import { paginateScan } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The `userId`s of a table, each once, found page by page while earlier ones are checked. */
export async function* usersOf(client: DynamoDBClient, tableName: string): AsyncGenerator<string> {
  const seen = new Set<string>();
  const pages = paginateScan(
    { client },
    { TableName: tableName, ProjectionExpression: 'userId', ConsistentRead: true },
  );
  for await (const { Items = [] } of pages) {
    for (const { userId } of Items) {
      if (userId?.S !== undefined && !seen.has(userId.S)) {
        seen.add(userId.S);
        yield userId.S;
      }
    }
  }
}

/** Why there may be no items of a user id, for the person who gave it. */
export function nothingFound(userId: string, tableName: string): string {
  const nothing = `The table ${tableName} has no items of the user ${JSON.stringify(userId)}.`;
  if (userId.includes('@')) {
    return (
      `${nothing} That is an e-mail address; --user takes the sub of the Cognito user, which this prints:\n` +
      `  aws cognito-idp list-users --user-pool-id POOL --filter 'email = "${userId}"'`
    );
  }
  if (userId !== userId.toLowerCase()) {
    return `${nothing} A sub is in lower case.`;
  }
  return `${nothing} Either the sub is mistyped, or this user has never added an expense.`;
}
