import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { monthName } from '../stack/stored-history.ts';
import type { ImportedTable } from './imported-engine.ts';

/** The table of the older REST design: a user's expenses by their ids, and no index. */
export const OLDER_TABLE: ImportedTable['schema'] = {
  TableName: 'OlderExpenses',
  KeySchema: [
    { AttributeName: 'user_id', KeyType: 'HASH' },
    { AttributeName: 'expense_id', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'user_id', AttributeType: 'S' },
    { AttributeName: 'expense_id', AttributeType: 'S' },
  ],
};

/** Its filters. */
export interface OlderFilter {
  readonly year?: number;
  /** 1 to 12; stored by its name. */
  readonly month?: number;
  readonly category?: string;
}

/** The consumption of one of its requests. */
export interface OlderRead {
  /**
   * Eventually consistent, DynamoDB's default: half of a consistent read.
   */
  readonly readUnits: number;
  readonly itemsRead: number;
  readonly itemsReturned: number;
  /** All amounts together. */
  readonly total: number;
}

/**
 * The items of one request, just under the 1 MB at which DynamoDB ends a page. Set explicitly, because
 * Dynoxide otherwise reads the rest of the partition before it ends the page.
 */
const ITEMS_OF_PAGE = 2_000;

/**
 * The older design's list, and its summary too: queries the whole partition with a filter, page by page to
 * the end, and adds up. DynamoDB applies the filter after it has read (and charged for) the items.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.FilterExpression.html
 */
export async function readOlder(
  client: DynamoDBClient,
  userId: string,
  filter: OlderFilter,
): Promise<OlderRead> {
  const wanted = Object.entries({
    ...(filter.month === undefined ? {} : { month: { S: monthName(filter.month) } }),
    ...(filter.year === undefined ? {} : { year: { N: String(filter.year) } }),
    ...(filter.category === undefined ? {} : { category: { S: filter.category } }),
  });
  const filterExpression = wanted.map((_, index) => `#filter${index} = :filter${index}`).join(' AND ');
  const names = wanted.map(([name], index) => [`#filter${index}`, name] as const);
  const values = wanted.map(([, value], index) => [`:filter${index}`, value] as const);
  let [readUnits, itemsRead, itemsReturned, total] = [0, 0, 0, 0];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: OLDER_TABLE.TableName,
        KeyConditionExpression: 'user_id = :user',
        ExpressionAttributeValues: { ':user': { S: userId }, ...Object.fromEntries(values) },
        ...(wanted.length === 0
          ? {}
          : { FilterExpression: filterExpression, ExpressionAttributeNames: Object.fromEntries(names) }),
        ExclusiveStartKey: start,
        Limit: ITEMS_OF_PAGE,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    readUnits += page.ConsumedCapacity?.CapacityUnits ?? 0;
    itemsRead += page.ScannedCount ?? 0;
    itemsReturned += page.Count ?? 0;
    total += (page.Items ?? []).reduce((sum, { amount }) => sum + Number(amount?.N ?? 0), 0);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return { readUnits, itemsRead, itemsReturned, total };
}
