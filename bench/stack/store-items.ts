import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './stored-history.ts';

/** The largest number of items in a BatchWriteItem (APIReference/API_BatchWriteItem). */
const BATCH_SIZE = 25;
const BATCHES_AT_ONCE = 8;

/** Puts items straight into the table. */
export async function storeItems(
  client: DynamoDBClient,
  table: string,
  items: Iterable<Item>,
): Promise<void> {
  const rest = items[Symbol.iterator](); // shared by all senders
  const putRest = async (): Promise<void> => {
    for (let batch = take(rest, BATCH_SIZE); batch.length > 0; batch = take(rest, BATCH_SIZE)) {
      await putBatch(client, table, batch);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, putRest));
}

/** An item in DynamoDB's types. */
export function attributeValues(item: Item): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
}

function take(items: Iterator<Item>, most: number): Item[] {
  const taken: Item[] = [];
  while (taken.length < most) {
    const next = items.next();
    if (next.done === true) {
      break;
    }
    taken.push(next.value);
  }
  return taken;
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
