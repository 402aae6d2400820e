import { randomUUID } from 'node:crypto';
import { BatchWriteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { LocalStack } from 'appsync-local-stack';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';

/**
 * Puts a user's expenses straight into the table, as `addExpense` would have stored them: 50 in January 2024,
 * the rest spread over the days of the ten years before. All are of one size.
 */
export function fillTable(stack: LocalStack, sub: string, count: number): Promise<void> {
  const dates = Array.from({ length: count }, (_, index) =>
    index < 50 ? `2024-01-${String((index % 28) + 1).padStart(2, '0')}` : dayBefore2024(index),
  );
  return storeExpenses(
    stack,
    dates.map((date) => storedExpense(sub, date)),
  );
}

/** Puts expenses with notes straight into the table, one a day: the newest on 31 December 2023. */
export function fillTableWithNotes(
  stack: LocalStack,
  sub: string,
  count: number,
  notes: string,
): Promise<void> {
  const dates = Array.from({ length: count }, (_, index) => dayBefore2024(index));
  return storeExpenses(
    stack,
    dates.map((date) => ({ ...storedExpense(sub, date), notes: { S: notes } })),
  );
}

/** Lets the 30 days of a deleted expense be over; DynamoDB may take days more to drop it. */
export async function endThirtyDays(stack: LocalStack, sub: string, id: string): Promise<void> {
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  await client.send(
    new UpdateItemCommand({
      TableName: stack.model.tables[0]?.tableName ?? '',
      Key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
      UpdateExpression: 'SET expiresAt = :past',
      ConditionExpression: 'attribute_exists(deletedAt)',
      ExpressionAttributeValues: { ':past': { N: String(Math.floor(Date.now() / 1000) - 60) } },
    }),
  );
  client.destroy();
}

async function storeExpenses(
  stack: LocalStack,
  items: readonly Record<string, AttributeValue>[],
): Promise<void> {
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  const tableName = stack.model.tables[0]?.tableName ?? '';
  for (let first = 0; first < items.length; first += 25) {
    const batch = items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: batch } }));
  }
  client.destroy();
}

/** A day of the ten years before 2024; 0 is the last. */
function dayBefore2024(index: number): string {
  const day = new Date(Date.UTC(2023, 11, 31 - (index % 3_650)));
  return day.toISOString().slice(0, 10);
}

function storedExpense(sub: string, date: string): Record<string, AttributeValue> {
  const id = randomUUID();
  const at = '2024-01-31T12:00:00.000Z';
  const texts = {
    userId: sub,
    sk: `EXPENSE#${id}`,
    id,
    date,
    currency: 'USD',
    category: 'Food',
    createdAt: at,
    updatedAt: at,
    dateKey: `${date}#${id}`,
    categoryKey: `Food#${date}#${id}`,
    changeKey: `${at}#${id}`,
  };
  const numbers = { amountMinor: 225, version: 1 };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, S]) => [name, { S }])),
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, { N: String(value) }])),
  };
}
