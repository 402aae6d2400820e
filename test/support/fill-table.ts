import { randomUUID } from 'node:crypto';
import { BatchWriteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { LocalStack } from 'appsync-local-stack';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { ExactSums } from '../../ledger/ledger-difference.ts';
import type { LedgerEntry } from '../../resolvers/shared/ledger.ts';

/**
 * Puts a user's expenses straight into the table, as `addExpense` would have stored them: 50 in January 2024,
 * the rest spread over the days of the ten years before. All are of one size.
 */
export function fillTable(stack: LocalStack, sub: string, count: number): Promise<void> {
  const dates = Array.from({ length: count }, (_, index) =>
    index < 50 ? `2024-01-${String((index % 28) + 1).padStart(2, '0')}` : dayBefore2024(index),
  );
  return storeItems(
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
  return storeItems(
    stack,
    dates.map((date) => ({ ...storedExpense(sub, date), notes: { S: notes } })),
  );
}

/**
 * Puts the ledgers of expenses straight into the table, without the expenses.
 *
 * @param times how often each of the expenses is counted
 */
export async function fillLedgers(
  stack: LocalStack,
  sub: string,
  entries: readonly LedgerEntry[],
  times = 1,
): Promise<void> {
  const sums = new ExactSums();
  entries.forEach((entry) => sums.add(entry));
  const ledgers = sums.keys().map((sk) => ({
    userId: { S: sub },
    sk: { S: sk },
    revision: { S: '0a1b2c3d' },
    ...Object.fromEntries(
      Object.entries(sums.of(sk)).map(([name, number]) => [name, { N: `${number * BigInt(times)}` }]),
    ),
  }));
  await storeItems(stack, ledgers);
}

/** Lets the 30 days of a deleted expense be over; DynamoDB may take days more to drop it. */
export async function endThirtyDays(stack: LocalStack, sub: string, id: string): Promise<void> {
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  const expiresAt = Math.floor(Date.now() / 1000) - 60;
  const deletedAt = new Date((expiresAt - 30 * 24 * 60 * 60) * 1000).toISOString();
  await client.send(
    new UpdateItemCommand({
      TableName: stack.model.tables[0]?.tableName ?? '',
      Key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
      UpdateExpression: 'SET expiresAt = :expiresAt, deletedAt = :deletedAt, categoryKey = :categoryKey',
      ConditionExpression: 'attribute_exists(deletedAt)',
      ExpressionAttributeValues: {
        ':expiresAt': { N: `${expiresAt}` },
        ':deletedAt': { S: deletedAt },
        ':categoryKey': { S: `#deleted#${deletedAt}#${id}` },
      },
    }),
  );
  client.destroy();
}

async function storeItems(
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
    kind: 'EXPENSE',
    dateKey: `${date}#${at}#${id}`,
    categoryKey: `Food#${date}#${at}#${id}`,
    changeKey: `${at}#${id}`,
  };
  const numbers = { amountMinor: 225, version: 1 };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, S]) => [name, { S }])),
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, { N: String(value) }])),
  };
}
