import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { UserError } from '../errors/user-error.ts';

/**
 * The name of the only table that there is.
 *
 * @throws {UserError} when there are several, or none
 */
export async function onlyTable(client: DynamoDBClient): Promise<string> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const [name] = TableNames;
  if (name === undefined || TableNames.length > 1) {
    throw new UserError(
      'OPTION',
      `Name the table with --table; there are: ${TableNames.join(', ') || 'none'}`,
    );
  }
  return name;
}
