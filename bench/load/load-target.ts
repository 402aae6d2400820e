import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { signUpUsers } from '../stack/signed-in-user.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import type { StackProcess } from '../stack/stack-process.ts';
import { storeItems } from '../stack/store-items.ts';
import { historyEntries, historyItems } from '../stack/stored-history.ts';
import { LOAD_YEAR } from './operations.ts';
import type { LoadTarget } from './operations.ts';

/** A user with a year of expenses. */
export type LoadedUser = LoadTarget & SignedInUser;

/** Signs up users and stores a year of expenses for each. */
export async function prepareUsers(
  stack: StackProcess,
  client: DynamoDBClient,
  count: number,
  expensesEach: number,
): Promise<LoadedUser[]> {
  const users = await signUpUsers(stack, count);
  const loaded: LoadedUser[] = [];
  for (const user of users) {
    const history = { userId: user.sub, expenses: expensesEach, firstYear: LOAD_YEAR, years: 1 };
    await storeItems(client, stack.tableName, historyItems(history));
    const [oldest] = historyEntries(history);
    loaded.push({ ...user, userId: user.sub, expenseId: oldest?.id ?? '' });
  }
  return loaded;
}

/** The AWS SDK's client for the engine, with a socket for each caller. */
export function createBareClient(stack: StackProcess, callers: number): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: stack.dynamodbEndpoint,
    region: stack.outputs.auth.aws_region,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    requestHandler: { httpAgent: { keepAlive: true, maxSockets: callers } },
  });
}
