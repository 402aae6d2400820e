import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { unchanged } from './conditional-write.ts';
import { ENTRY_ATTRIBUTES, ledgerEntryOf } from './expense-faults.ts';
import { isRevision, ledgerFaults, ledgerOf, LedgerSums } from './ledger-difference.ts';
import type { LedgerName, LedgerNumbers } from './ledger-difference.ts';
import { listedItems, readItem } from './partition.ts';
import type { Partition } from './partition.ts';
import { isWritten, tryAgain } from './retry.ts';
import { isSameValue, wholeNumber } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';
import { UncountedExpenses } from './uncounted-expenses.ts';

/** The outcome for a ledger; `unknown` when an expense of it cannot be counted. */
export interface SettledLedger {
  readonly outcome: 'right' | 'found' | 'mended' | 'unknown';
  readonly faults: readonly Fault[];
}

/**
 * Corrects a ledger while others may write to it: reads it, then the expenses of its month. If they differ,
 * it stores the right sums on the condition that `revision`, which every change increments, is still the one
 * read. The next attempt includes a change that came in between.
 *
 * @param isRepair whether to store the right sums; otherwise a difference is only confirmed
 * @returns undefined when the ledger changed during every attempt
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
  for await (const item of listedItems(partition, name.month, ENTRY_ATTRIBUTES)) {
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
 * Replaces the ledger that was read by one with these numbers, unless it has changed since.
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
 * Removes a ledger without a valid month and currency, unless it has changed since it was read.
 *
 * @returns whether it was removed
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
