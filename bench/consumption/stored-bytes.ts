import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * DynamoDB's size of an item of strings and numbers, in bytes: names and strings in UTF-8, and for a number
 * half a byte for each significant digit and one more. Billed storage has 100 bytes more for each item, and
 * for each entry of an index.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 *
 * @throws {Error} when an attribute has another type
 */
export function storedBytes(item: Readonly<Record<string, AttributeValue>>): number {
  return Object.entries(item).reduce(
    (total, [name, value]) => total + Buffer.byteLength(name) + valueBytes(name, value),
    0,
  );
}

function valueBytes(name: string, { S: text, N: number }: AttributeValue): number {
  if (text !== undefined) {
    return Buffer.byteLength(text);
  }
  if (number !== undefined) {
    const digits = number.replace(/^[-0.]+|\.|e.*$/gi, '').replace(/0+$/, '').length;
    return Math.ceil(digits / 2) + 1;
  }
  throw new Error(`${name} is neither a string nor a number`);
}

/** The bytes that are billed on top of the size of an item or index entry. */
export const STORAGE_OVERHEAD = 100;

/**
 * The sizes of a user's items with this prefix of the sort key, in bytes.
 *
 * @param prefix e.g. `EXPENSE#`
 */
export async function storedSizes(
  client: DynamoDBClient,
  table: string,
  userId: string,
  prefix: string,
): Promise<number[]> {
  const { Items: items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'userId = :user AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':user': { S: userId }, ':prefix': { S: prefix } },
    }),
  );
  return items.map((item: Record<string, AttributeValue>) => storedBytes(item));
}
