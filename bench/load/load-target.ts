import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { getChanges, importExpenses } from '../../test/support/operations.ts';
import { signUpUsers } from '../stack/load-user.ts';
import type { LoadUser } from '../stack/load-user.ts';
import type { StackProcess } from '../stack/stack-process.ts';
import { loadInput, loadYear } from './operations.ts';
import type { LoadTarget } from './operations.ts';

/** A user with a year of expenses. */
export type LoadedUser = LoadTarget & LoadUser;

const categories = ['Food', 'Rent', 'Transport', 'Health', 'Fun', 'Clothes'];
/** The most that one import takes. */
const batchSize = 50;

/** Signs up so many users and adds a year of expenses for each, through the API. */
export async function prepareUsers(
  stack: StackProcess,
  count: number,
  expensesEach: number,
): Promise<LoadedUser[]> {
  const users = await signUpUsers(stack.origin, stack.outputs, count);
  const loaded: LoadedUser[] = [];
  for (const user of users) {
    for (let first = 0; first < expensesEach; first += batchSize) {
      const size = Math.min(batchSize, expensesEach - first);
      const expenses = Array.from({ length: size }, (_, index) => expense(first + index, expensesEach));
      await send(stack, user, importExpenses, { input: { expenses } });
    }
    const { changes } = await send(stack, user, getChanges, { limit: 1 });
    loaded.push({ ...user, userId: user.sub, expenseId: changes?.items[0]?.id ?? '' });
  }
  return loaded;
}

/** The AWS SDK's client as anybody would make it for the engine, with a socket for each caller. */
export function createBareClient(stack: StackProcess, callers: number): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: stack.dynamodbEndpoint,
    region: stack.outputs.auth.aws_region,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    requestHandler: { httpAgent: { keepAlive: true, maxSockets: callers } },
  });
}

function expense(index: number, count: number): object {
  const day = new Date(Date.UTC(loadYear, 0, 1 + Math.floor((index * 365) / count)));
  return {
    ...loadInput,
    date: day.toISOString().slice(0, 10),
    amount: (100 + (index % 9_900)) / 100,
    category: categories[index % categories.length],
  };
}

interface Answer {
  readonly data?: { readonly changes?: { readonly items: readonly { readonly id: string }[] } } | null;
  readonly errors?: unknown;
}

async function send(
  stack: StackProcess,
  user: LoadUser,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<NonNullable<Answer['data']>> {
  const response = await fetch(`${stack.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: user.accessToken },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Answer; // GraphQL's shape, with what the documents select
  if (!answer.data || answer.errors) {
    throw new Error(`The year could not be added: ${JSON.stringify(answer)}`);
  }
  return answer.data;
}
