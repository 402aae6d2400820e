import { randomUUID } from 'node:crypto';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from '../local/dynamodb/client.ts';
import type { LocalStack } from '../local/start.ts';
import {
  categoryCount,
  categoryKey,
  categoryTotal,
  changeKey,
  dateKey,
  expenseKey,
  ledgerKey,
} from '../resolvers/shared/keys.ts';
import { ledgerChanges } from '../resolvers/shared/ledger.ts';
import type { LedgerEntry } from '../resolvers/shared/ledger.ts';

type Item = Record<string, string | number>;

/** The year that is filled. */
export const storedYear = 2023;

/** Few enough that with 100 expenses every month has all of them already: more expenses then make no ledger wider. */
const categories = ['Food', 'Rent', 'Transport', 'Health', 'Fun', 'Clothes'];

/** The most that one BatchWriteItem takes (APIReference/API_BatchWriteItem). */
const batchSize = 25;
const batchesAtOnce = 8;

/**
 * Puts so many expenses of a user, spread evenly over the days and six categories of `storedYear`, straight into the table,
 * together with the ledgers of its months: what as many calls of `addExpense` would have left there, in a fraction of the time.
 */
export async function storeYear(stack: LocalStack, userId: string, count: number): Promise<void> {
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  const table = stack.model.tables[0]?.tableName ?? '';
  try {
    const entries = Array.from({ length: count }, (_, index) => entry(index, count));
    await putAll(client, table, storedLedgers(userId, entries));
    await putAll(
      client,
      table,
      entries.map((one) => storedExpense(userId, one)),
    );
  } finally {
    client.destroy();
  }
}

function entry(index: number, count: number): LedgerEntry {
  const day = new Date(Date.UTC(storedYear, 0, 1 + Math.floor((index * 365) / count)));
  return {
    date: day.toISOString().slice(0, 10),
    amountMinor: 100 + (index % 9_900),
    currency: 'USD',
    category: categories[index % categories.length] ?? '',
  };
}

function storedExpense(userId: string, { date, amountMinor, currency, category }: LedgerEntry): Item {
  const id = randomUUID();
  const at = `${storedYear}-12-31T12:00:00.000Z`;
  return {
    ...expenseKey(userId, id),
    id,
    date,
    amountMinor,
    currency,
    category,
    subcategory: 'Coffee',
    description: 'Morning coffee',
    paymentMethod: 'Credit Card',
    location: 'University Cafe',
    version: 1,
    createdAt: at,
    updatedAt: at,
    dateKey: dateKey(date, id),
    categoryKey: categoryKey(category, date, id),
    changeKey: changeKey(at, id),
  };
}

function storedLedgers(userId: string, entries: LedgerEntry[]): Item[] {
  return ledgerChanges([], entries).map((change) => ({
    ...ledgerKey(userId, change.month, change.currency),
    month: change.month,
    currency: change.currency,
    revision: change.count,
    total: change.total,
    count: change.count,
    ...Object.fromEntries(
      change.categories.flatMap(({ category, total, count }) => [
        [categoryTotal(category), total],
        [categoryCount(category), count],
      ]),
    ),
  }));
}

async function putAll(client: DynamoDBClient, table: string, items: readonly Item[]): Promise<void> {
  let next = 0;
  const putRest = async (): Promise<void> => {
    while (next < items.length) {
      const batch = items.slice(next, next + batchSize);
      next += batchSize;
      await putBatch(client, table, batch);
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, putRest));
}

async function putBatch(client: DynamoDBClient, table: string, items: readonly Item[]): Promise<void> {
  const requests = items.map((item) => ({ PutRequest: { Item: attributeValues(item) } }));
  const { UnprocessedItems } = await client.send(
    new BatchWriteItemCommand({ RequestItems: { [table]: requests } }),
  );
  const left = UnprocessedItems?.[table]?.length ?? 0;
  if (left > 0) {
    throw new Error(`The engine left ${left} of ${items.length} items unwritten`);
  }
}

function attributeValues(item: Item): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
}
