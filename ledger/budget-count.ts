import { randomUUID } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { budgetCountKey, budgetPrefix } from '../resolvers/shared/keys.ts';
import { unchanged } from './conditional-write.ts';
import { textOf } from './expense-faults.ts';
import { itemsWithPrefix, readItem } from './partition.ts';
import type { Partition } from './partition.ts';
import { isWritten, tryAgain } from './retry.ts';
import { describeValue, isSameValue, wholeNumber } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';

/** What became of the item that counts a user's budgets. */
export interface SettledCount {
  readonly outcome: 'right' | 'found' | 'mended';
  readonly faults: readonly Fault[];
}

/** What is wrong with the item that counts the budgets; it may be absent when there are none. */
export function budgetCountFaults(stored: Item | undefined, budgets: number): Fault[] {
  const isRight = stored === undefined ? budgets === 0 : wholeNumber(stored['count']) === BigInt(budgets);
  return isRight
    ? []
    : [{ attribute: 'count', stored: describeValue(stored?.['count']), problem: `must be ${budgets}` }];
}

/**
 * Settles the count while others may set budgets: reads it, then the budgets, and, when the two differ,
 * stores what is right on the condition that its `revision` is still the one read, which every change
 * replaces.
 *
 * @param isRepair whether to store what is right; otherwise a difference is only made sure of
 * @returns undefined when it was overtaken every time
 */
export async function settleBudgetCount(
  partition: Partition,
  isRepair: boolean,
  tries: number,
): Promise<SettledCount | undefined> {
  const { sk } = budgetCountKey(partition.userId);
  return tryAgain(tries, async () => {
    const stored = await readItem(partition, sk);
    const budgets = await countBudgets(partition);
    const faults = budgetCountFaults(stored, budgets);
    if (faults.length === 0) {
      return { outcome: 'right' as const, faults };
    }
    if (isRepair) {
      const isStored = await storeCount(partition, stored, budgets);
      return isStored ? { outcome: 'mended' as const, faults } : undefined;
    }
    const now = await readItem(partition, sk);
    return isSameValue(stored?.['revision'], now?.['revision'])
      ? { outcome: 'found' as const, faults }
      : undefined;
  });
}

async function countBudgets(partition: Partition): Promise<number> {
  const keys = new Set<string>();
  for await (const item of itemsWithPrefix(partition, budgetPrefix(), ['sk'])) {
    keys.add(textOf(item, 'sk'));
  }
  return keys.size;
}

function storeCount(
  { client, tableName, userId }: Partition,
  read: Item | undefined,
  budgets: number,
): Promise<boolean> {
  const { expression, names, values } = unchanged(read, ['revision', 'count']);
  const key = budgetCountKey(userId);
  return isWritten(
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          userId: { S: userId },
          sk: { S: key.sk },
          count: { N: `${budgets}` },
          revision: { S: randomUUID().slice(0, 8) },
        },
        ConditionExpression: expression,
        ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
      }),
    ),
  );
}
