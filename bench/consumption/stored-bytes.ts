import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * How large DynamoDB takes an item of texts and numbers to be, in bytes: names and texts in UTF-8, of a
 * number half a byte for each significant digit and one more. Billed storage has 100 bytes more for each
 * item, and for each entry of an index.
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

/** What is billed on top of an item's or index entry's own size, in bytes. */
export const STORAGE_OVERHEAD = 100;

/**
 * How large the largest of a user's items is whose sort key begins so, in bytes; those of one kind differ by
 * a digit more or less.
 *
 * @param prefix e.g. `EXPENSE#`
 */
export async function largestStored(
  client: DynamoDBClient,
  table: string,
  userId: string,
  prefix: string,
): Promise<number> {
  const { Items: items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'userId = :user AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':user': { S: userId }, ':prefix': { S: prefix } },
    }),
  );
  return Math.max(...items.map((item: Record<string, AttributeValue>) => storedBytes(item)));
}
