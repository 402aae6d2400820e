import { ConditionalCheckFailedException, paginateQuery, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ledgerDifferences } from './ledger-difference.ts';
import type { Item, LedgerDifference } from './ledger-difference.ts';

export interface RebuildOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The `sub` of the user. */
  readonly userId: string;
  /** Whether to store what is right. @default differences are only found */
  readonly repair?: boolean;
}

/** A difference, and what became of it. */
export interface RebuiltLedger extends LedgerDifference {
  readonly outcome: 'found' | 'repaired' | 'changed meanwhile';
}

/**
 * Recomputes a user's month ledgers from their expenses, strongly consistent.
 *
 * The ledgers are read before the expenses, and every change of a ledger counts up its `revision`: so a ledger is repaired on
 * the condition that its revision is still the one read. If somebody wrote to that month meanwhile, it is left as it is and
 * reported as `changed meanwhile`; the next run settles it.
 */
export async function rebuildLedgers(options: RebuildOptions): Promise<RebuiltLedger[]> {
  const ledgers = await readAll(options, 'MONTH#');
  const expenses = await readAll(options, 'EXPENSE#');
  const rebuilt: RebuiltLedger[] = [];
  for (const difference of ledgerDifferences(options.userId, expenses, ledgers)) {
    rebuilt.push({ ...difference, outcome: options.repair ? await repair(options, difference) : 'found' });
  }
  return rebuilt;
}

async function readAll({ client, tableName, userId }: RebuildOptions, prefix: string): Promise<Item[]> {
  const items: Item[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'userId = :userId AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':userId': { S: userId }, ':prefix': { S: prefix } },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages) {
    items.push(...(Items ?? []));
  }
  return items;
}

async function repair(
  { client, tableName, userId }: RebuildOptions,
  { sk, month, currency, revision, expected }: LedgerDifference,
): Promise<RebuiltLedger['outcome']> {
  const numbers = { total: 0n, count: 0n, ...expected, revision: BigInt(revision ?? 0) + 1n };
  try {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          userId: { S: userId },
          sk: { S: sk },
          month: { S: month },
          currency: { S: currency },
          ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, { N: String(value) }])),
        },
        ConditionExpression:
          revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :revision',
        ...(revision === undefined ? {} : { ExpressionAttributeValues: { ':revision': { N: revision } } }),
      }),
    );
    return 'repaired';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      return 'changed meanwhile';
    }
    throw error;
  }
}
