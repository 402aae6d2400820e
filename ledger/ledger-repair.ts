import { randomUUID } from 'node:crypto';
import { DeleteItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { ledgerNameIn } from '../resolvers/shared/keys.ts';
import { unchanged } from './conditional-write.ts';
import { ENTRY_ATTRIBUTES, ledgerEntryOf, textOf } from './expense-faults.ts';
import { ExactSums, ledgerFaults, ledgerKeyOf } from './ledger-difference.ts';
import type { ExactNumbers } from './ledger-difference.ts';
import { listedItems, readItem } from './partition.ts';
import type { Partition } from './partition.ts';
import { isWritten, tryAgain } from './retry.ts';
import { isSameValue } from './stored-value.ts';
import type { Fault, Item } from './stored-value.ts';
import { UncountedExpenses } from './uncounted-expenses.ts';

/** The outcome for a ledger; `unknown` when an expense of it cannot be counted. */
export interface SettledLedger {
  readonly outcome: 'right' | 'found' | 'mended' | 'unknown';
  readonly faults: readonly Fault[];
}

/**
 * Settles a ledger that others write to meanwhile: reads it, then the expenses of its month, and, when the
 * two differ, stores what is right on the condition that its `revision` is still the one read, which every
 * change replaces. Whoever was faster is included in the next try.
 *
 * A ledger that is missing may have been there in between, with an expense that has been read and is gone. So
 * one that is made anew needs a witness: an expense that was counted and is still as it was, so that there
 * must be a ledger. It is compared once more after it was made: another expense may have come and gone
 * before, and only from then on does every change leave its trace in a revision.
 *
 * @param isRepair whether to store the right sums; otherwise a difference is only confirmed
 * @returns undefined when the ledger changed during every attempt
 */
export async function settleLedger(
  partition: Partition,
  sk: string,
  isRepair: boolean,
  tries: number,
): Promise<SettledLedger | undefined> {
  let faultsOfMissing: readonly Fault[] | undefined;
  return tryAgain(tries, async () => {
    const stored = await readItem(partition, sk);
    const listed = await listedSums(partition, sk);
    if (listed === undefined) {
      return { outcome: 'unknown' as const, faults: [] };
    }
    const { numbers, witness } = listed;
    const faults = ledgerFaults(stored, numbers);
    if (faults.length === 0) {
      return faultsOfMissing === undefined
        ? { outcome: 'right' as const, faults }
        : { outcome: 'mended' as const, faults: faultsOfMissing };
    }
    if (isRepair && stored === undefined && witness !== undefined) {
      faultsOfMissing = (await makeLedger(partition, sk, numbers, witness)) ? faults : faultsOfMissing;
      return undefined;
    }
    if (isRepair) {
      const isStored = await storeLedger(partition, sk, stored, numbers);
      return isStored ? { outcome: 'mended' as const, faults: faultsOfMissing ?? faults } : undefined;
    }
    const [now, witnessNow] = [
      await readItem(partition, sk),
      witness && (await readItem(partition, textOf(witness, 'sk'))),
    ];
    const isUnchanged =
      isSameValue(stored?.['revision'], now?.['revision']) &&
      isSameValue(witness?.['version'], witnessNow?.['version']);
    return isUnchanged ? { outcome: 'found' as const, faults } : undefined;
  });
}

interface ListedSums {
  readonly numbers: ExactNumbers;
  /** One of the expenses that were counted, if any was. */
  readonly witness: Item | undefined;
}

/** What the listed expenses of a ledger add up to; undefined when one of its month cannot be counted. */
async function listedSums(partition: Partition, sk: string): Promise<ListedSums | undefined> {
  let witness: Item | undefined;
  const sums = new ExactSums();
  const name = ledgerNameIn(sk);
  const uncounted = new UncountedExpenses();
  for await (const item of listedItems(partition, name.month, ENTRY_ATTRIBUTES)) {
    const entry = ledgerEntryOf(item);
    if (entry === 'unknown') {
      uncounted.add(item);
    } else if (entry !== undefined && ledgerKeyOf(entry) === sk) {
      sums.add(entry);
      witness = item;
    }
  }
  return uncounted.concern(name) ? undefined : { numbers: sums.of(sk), witness };
}

/**
 * Puts a ledger with these numbers in the place of the one that was read, unless it has changed since. Takes
 * it away when there is nothing to be in it.
 *
 * @returns whether it is as it must be
 */
export function storeLedger(
  partition: Partition,
  sk: string,
  read: Item | undefined,
  numbers: ExactNumbers,
): Promise<boolean> {
  if (Object.keys(numbers).length === 0) {
    return read === undefined ? Promise.resolve(true) : removeLedger(partition, read);
  }
  const { client } = partition;
  const put = new PutItemCommand({
    ...ledgerPut(partition, sk, numbers),
    ...conditionOf(read, ['revision']),
  });
  return isWritten(client.send(put));
}

/** Puts a ledger where there is none, as long as the witness is as it was read. */
function makeLedger(
  partition: Partition,
  sk: string,
  numbers: ExactNumbers,
  witness: Item,
): Promise<boolean> {
  const { client, tableName, userId } = partition;
  const Key = { userId: { S: userId }, sk: { S: textOf(witness, 'sk') } };
  return isWritten(
    client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { ...ledgerPut(partition, sk, numbers), ...conditionOf(undefined, []) } },
          {
            ConditionCheck: { TableName: tableName, Key, ...conditionOf(witness, ['version', 'deletedAt']) },
          },
        ],
      }),
    ),
  );
}

function ledgerPut({ tableName, userId }: Partition, sk: string, numbers: ExactNumbers) {
  return {
    TableName: tableName,
    Item: {
      userId: { S: userId },
      sk: { S: sk },
      revision: { S: randomUUID().slice(0, 8) },
      ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, { N: `${value}` }])),
    },
  };
}

/**
 * Takes away a ledger that is not to be there, unless it has changed since it was read.
 *
 * @returns whether it was removed
 */
export function removeLedger({ client, tableName, userId }: Partition, read: Item): Promise<boolean> {
  return isWritten(
    client.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: { userId: { S: userId }, sk: read['sk'] ?? { S: '' } },
        ...conditionOf(read, ['revision']),
      }),
    ),
  );
}

function conditionOf(read: Item | undefined, attributes: readonly string[]) {
  const { expression, names, values } = unchanged(read, attributes);
  return {
    ConditionExpression: expression,
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}
