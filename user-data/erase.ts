import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import type { WriteRequest } from '@aws-sdk/client-dynamodb';
import { UserError } from '../errors/user-error.ts';
import { itemKeys } from '../ledger/partition.ts';
import type { Partition } from '../ledger/partition.ts';
import { tryAgain } from '../ledger/retry.ts';
import type { Item } from '../ledger/stored-value.ts';

/** The most that BatchWriteItem takes. */
const BATCH_SIZE = 25;
/** How often a batch is sent of which DynamoDB has left something. */
const TRIES = 25;
/** How often the partition is read: once for its items, and again for what was added meanwhile. */
const MOST_ROUNDS = 20;

/**
 * Erases all that a user has, until a strongly consistent read finds nothing. It can be broken off and run
 * again at any time; until it is through, lists and totals may differ.
 *
 * @returns the number of items
 * @throws {UserError} when the user adds faster than this erases, or the table takes no more
 */
export async function eraseData(partition: Partition): Promise<number> {
  let erased = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = await eraseRound(partition);
    if (found === 0) {
      return erased;
    }
    erased += found;
  }
  throw new UserError('TABLE', `Something was added all the time: ${erased} items are erased, run it again`);
}

async function eraseRound(partition: Partition): Promise<number> {
  let erased = 0;
  let batch: Item[] = [];
  for await (const key of itemKeys(partition)) {
    batch.push(key);
    if (batch.length === BATCH_SIZE) {
      await eraseBatch(partition, batch);
      erased += batch.length;
      batch = [];
    }
  }
  if (batch.length > 0) {
    await eraseBatch(partition, batch);
  }
  return erased + batch.length;
}

async function eraseBatch({ client, tableName }: Partition, keys: readonly Item[]): Promise<void> {
  let left: WriteRequest[] = keys.map((Key) => ({ DeleteRequest: { Key: { ...Key } } }));
  const done = await tryAgain(TRIES, async () => {
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
    );
    left = UnprocessedItems[tableName] ?? [];
    return left.length === 0 ? true : undefined;
  });
  if (done === undefined) {
    throw new UserError('TABLE', 'The table takes no more for the moment: run it again later');
  }
}
