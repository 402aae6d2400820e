import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { unchanged } from './conditional-write.ts';
import { entryAttributes, ledgerEntryOf } from './expense-faults.ts';
import { isRevision, ledgerFaults, ledgerOf, LedgerSums } from './ledger-difference.ts';
import type { LedgerName, LedgerNumbers } from './ledger-difference.ts';
import { listedItems, readItem } from './partition.ts';
import type { Partition } from './partition.ts';
import { isWritten, tryAgain } from './retry.ts';
import { isSameValue, wholeNumber } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';
import { UncountedExpenses } from './uncounted-expenses.ts';

/** What became of a ledger; `unknown` when an expense of it cannot be counted. */
export interface SettledLedger {
  readonly outcome: 'right' | 'found' | 'mended' | 'unknown';
  readonly faults: readonly Fault[];
}

/**
 * Settles a ledger that others write to meanwhile: reads it, then the expenses of its month, and, when the
 * two differ, stores what is right on the condition that its `revision` is still the one read, which every
 * change of it counts up. Whoever was faster is included in the next try.
 *
 * @param isRepair whether to store what is right; otherwise a difference is only made sure of
 * @returns undefined when it was overtaken every time
 */
export async function settleLedger(
  partition: Partition,
  name: LedgerName,
  isRepair: boolean,
  tries: number,
): Promise<SettledLedger | undefined> {
  return tryAgain(tries, async () => {
    const stored = await readItem(partition, name.sk);
    const numbers = await listedSums(partition, name);
    if (numbers === undefined) {
      return { outcome: 'unknown' as const, faults: [] };
    }
    const faults = ledgerFaults(stored, name, numbers);
    if (faults.length === 0) {
      return { outcome: 'right' as const, faults };
    }
    if (isRepair) {
      const isStored = await storeLedger(partition, name, stored, numbers);
      return isStored ? { outcome: 'mended' as const, faults } : undefined;
    }
    const now = await readItem(partition, name.sk);
    return isSameValue(stored?.['revision'], now?.['revision'])
      ? { outcome: 'found' as const, faults }
      : undefined;
  });
}

/** What the expenses in a month's lists add up to; undefined when one of them cannot be counted. */
async function listedSums(partition: Partition, name: LedgerName): Promise<LedgerNumbers | undefined> {
  const sums = new LedgerSums();
  const uncounted = new UncountedExpenses();
  for await (const item of listedItems(partition, name.month, entryAttributes)) {
    const entry = ledgerEntryOf(item);
    if (entry === 'unknown') {
      uncounted.add(item);
    } else if (entry !== undefined && ledgerOf(entry).sk === name.sk) {
      sums.add(entry);
    }
  }
  return uncounted.concern(name) ? undefined : sums.of(name.sk);
}

/**
 * Puts a ledger with these numbers in the place of the one that was read, unless it has changed since.
 *
 * @returns whether it was stored
 */
export function storeLedger(
  { client, tableName, userId }: Partition,
  { sk, month, currency }: LedgerName,
  read: Item | undefined,
  numbers: LedgerNumbers,
): Promise<boolean> {
  const revision = isRevision(read?.['revision']) ? (wholeNumber(read?.['revision']) ?? 0n) : 0n;
  const counted = { ...numbers, revision: revision + 1n };
  return isWritten(
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          userId: { S: userId },
          sk: { S: sk },
          month: { S: month },
          currency: { S: currency },
          ...Object.fromEntries(Object.entries(counted).map(([name, value]) => [name, { N: String(value) }])),
        },
        ...conditionOf(read),
      }),
    ),
  );
}

/**
 * Takes away a ledger that can be of no month and currency, unless it has changed since it was read.
 *
 * @returns whether it is gone
 */
export function removeLedger({ client, tableName, userId }: Partition, read: Item): Promise<boolean> {
  return isWritten(
    client.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: { userId: { S: userId }, sk: read['sk'] ?? { S: '' } },
        ...conditionOf(read),
      }),
    ),
  );
}

function conditionOf(read: Item | undefined) {
  const { expression, names, values } = unchanged(read, ['revision']);
  return {
    ConditionExpression: expression,
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}
