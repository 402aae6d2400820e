import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unchanged } from './conditional-write.ts';
import { derivedFaults } from './derived-attributes.ts';
import type { DerivedFault } from './derived-attributes.ts';
import { readItem } from './partition.ts';
import type { Partition } from './partition.ts';
import { isWritten, tryAgain } from './retry.ts';
import type { Item } from './stored-value.ts';

/** All that derived attributes follow from. */
const BASE_ATTRIBUTES = ['id', 'date', 'category', 'payee', 'createdAt', 'updatedAt', 'deletedAt', 'version'];

/**
 * Corrects the derived attributes of an expense, on the condition that it has not changed since it was read;
 * otherwise reads it again and tries again. Never changes base attributes.
 *
 * @returns whether all derived attributes are right now; false when the expense changed during every attempt
 */
export async function repairExpense(partition: Partition, read: Item, tries: number): Promise<boolean> {
  let item: Item | undefined = read;
  const mended = await tryAgain(tries, async () => {
    const faults = item === undefined ? [] : derivedFaults(item, Date.now() / 1_000);
    if (item === undefined || faults.length === 0 || (await isWritten(write(partition, item, faults)))) {
      return true;
    }
    item = await readItem(partition, read['sk']?.S ?? '');
    return undefined;
  });
  return mended ?? false;
}

function write(
  { client, tableName, userId }: Partition,
  item: Item,
  faults: readonly DerivedFault[],
): Promise<unknown> {
  const mended = faults.map(({ attribute }) => attribute);
  const condition = unchanged(item, [...new Set([...BASE_ATTRIBUTES, ...mended])]);
  const set: string[] = [];
  const remove: string[] = [];
  const names: Record<string, string> = {};
  const values: typeof condition.values = {};
  faults.forEach(({ attribute, right }, index) => {
    names[`#new${index}`] = attribute;
    if (right === undefined) {
      remove.push(`#new${index}`);
    } else {
      set.push(`#new${index} = :new${index}`);
      values[`:new${index}`] = right;
    }
  });
  const clauses = [
    ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
    ...(remove.length > 0 ? [`REMOVE ${remove.join(', ')}`] : []),
  ];
  const allValues = { ...condition.values, ...values };
  return client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: { userId: { S: userId }, sk: item['sk'] ?? { S: '' } },
      UpdateExpression: clauses.join(' '),
      ConditionExpression: condition.expression,
      ExpressionAttributeNames: { ...condition.names, ...names },
      ...(Object.keys(allValues).length > 0 ? { ExpressionAttributeValues: allValues } : {}),
    }),
  );
}
