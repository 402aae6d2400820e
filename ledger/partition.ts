import { GetItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { allDates } from '../resolvers/shared/date.ts';
import { deletedRange, keyRange } from '../resolvers/shared/keys.ts';
import type { KeyRange } from '../resolvers/shared/keys.ts';
import type { Item } from './stored-value.ts';

/** The items of one user: one partition. */
export interface Partition {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The `sub` of the user. */
  readonly userId: string;
}

/** Which items and attributes are read. */
interface Reading {
  readonly IndexName?: string;
  /** A condition of the sort key. */
  readonly condition?: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly names?: Readonly<Record<string, string>>;
  /** @default all */
  readonly attributes?: readonly string[];
}

/** Every item, in the order of the sort keys, which has expenses before ledgers. */
export function allItems(partition: Partition): AsyncGenerator<Item> {
  return read(partition, {});
}

/** The items whose sort key begins with a prefix. */
export function itemsWithPrefix(
  partition: Partition,
  prefix: string,
  attributes: readonly string[],
): AsyncGenerator<Item> {
  return read(partition, {
    condition: 'begins_with(sk, :prefix)',
    values: { ':prefix': prefix },
    attributes,
  });
}

/** The primary keys of all items, in the order of the sort keys. */
export function itemKeys(partition: Partition): AsyncGenerator<Item> {
  return read(partition, { attributes: ['userId', 'sk'] });
}

/** Every expense that is not deleted, by date, within a date in the order in which they were added. */
export function expensesByDate(partition: Partition): AsyncGenerator<Item> {
  return read(partition, within(keyRange(allDates(), {})));
}

/** Every deleted expense that is still stored, the oldest deletion first. */
export function deletedExpenses(partition: Partition): AsyncGenerator<Item> {
  return read(partition, within(deletedRange('')));
}

/** The expenses that the lists of a month (YYYY-MM) show. */
export function listedItems(
  partition: Partition,
  month: string,
  attributes: readonly string[],
): AsyncGenerator<Item> {
  const range = keyRange({ first: `${month}-01`, last: `${month}-31` }, {});
  return read(partition, { ...within(range), attributes });
}

/** What reads a range of an index. */
function within({ index, sortKey, low, high }: KeyRange): Reading {
  return {
    IndexName: index,
    condition: '#key BETWEEN :low AND :high',
    names: { '#key': sortKey },
    values: { ':low': low, ':high': high },
  };
}

/** One item, strongly consistent; undefined when there is none. */
export async function readItem(
  { client, tableName, userId }: Partition,
  sk: string,
): Promise<Item | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: tableName,
      Key: { userId: { S: userId }, sk: { S: sk } },
      ConsistentRead: true,
    }),
  );
  return Item;
}

/** Reads page by page, strongly consistent; only one page is kept in memory. */
async function* read({ client, tableName, userId }: Partition, reading: Reading): AsyncGenerator<Item> {
  const { IndexName, condition, values = {}, names = {}, attributes } = reading;
  const projected = attributes?.map((name, index) => [`#p${index}`, name] as const) ?? [];
  const allNames = { ...names, ...Object.fromEntries(projected) };
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: ['userId = :userId', ...(condition === undefined ? [] : [condition])].join(
        ' AND ',
      ),
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries({ ':userId': userId, ...values }).map(([name, S]) => [name, { S }]),
      ),
      ConsistentRead: true,
      ...(IndexName === undefined ? {} : { IndexName }),
      ...(Object.keys(allNames).length === 0 ? {} : { ExpressionAttributeNames: allNames }),
      ...(attributes !== undefined
        ? { ProjectionExpression: projected.map(([placeholder]) => placeholder).join(', ') }
        : {}),
    },
  );
  for await (const { Items = [] } of pages) {
    yield* Items;
  }
}
