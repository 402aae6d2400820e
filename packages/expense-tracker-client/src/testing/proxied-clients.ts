import { afterAll, afterEach, beforeAll } from 'vitest';
import { startFaultProxy } from '../../../appsync-cognito-client/src/testing/fault-proxy.ts';
import type { Fault, FaultProxy } from '../../../appsync-cognito-client/src/testing/fault-proxy.ts';
import { createExpenseClient } from '../expense-client.ts';
import type { ExpenseClient, ExpenseClientProps } from '../expense-client.ts';

/** Nothing of the first answer arrives; the API has acted before the second and third. */
export const LOST: readonly Fault[] = ['loseRequest', 'loseAnswer', 'cutAnswer', { status: 503, body: '' }];

/** A stack that has been started by the first test. */
export interface StartedStack {
  readonly stack: { readonly origin: string; readonly outputs: { readonly data: object } };
  readonly newUser: () => Promise<{ readonly username: string }>;
}

/** Clients of a stack whose requests go through a proxy. */
export interface ProxiedClients {
  readonly proxy: FaultProxy;
  /** A client of somebody new who has signed in. */
  readonly newClient: (changes?: Partial<ExpenseClientProps>) => Promise<ExpenseClient>;
  /** A client of a user who has signed in. */
  readonly clientOf: (
    user: { readonly username: string },
    changes?: Partial<ExpenseClientProps>,
  ) => Promise<ExpenseClient>;
  /**
   * The next requests of an operation meet these faults; all others pass. Gives the count of its requests
   * since.
   */
  readonly meet: (operation: string, ...faults: readonly Fault[]) => () => number;
}

/** Starts a proxy before the stack, once for the test file. After each test everything passes again. */
export function useProxiedClients(test: StartedStack): ProxiedClients {
  const state: { proxy?: FaultProxy } = {};
  beforeAll(async () => {
    state.proxy = await startFaultProxy(test.stack.origin);
  });
  afterEach(() => {
    clients.proxy.decide = () => 'pass';
  });
  afterAll(() => state.proxy?.close());

  const clients: ProxiedClients = {
    get proxy() {
      if (state.proxy === undefined) {
        throw new Error('The proxy is started before the first test, not before');
      }
      return state.proxy;
    },
    newClient: async (changes) => signedIn(test, clients, await test.newUser(), changes),
    clientOf: (user, changes) => signedIn(test, clients, user, changes),
    meet: (operation, ...faults) => meet(clients.proxy, operation, faults),
  };
  return clients;
}

async function signedIn(
  { stack: { outputs } }: StartedStack,
  { proxy }: ProxiedClients,
  { username }: { readonly username: string },
  changes: Partial<ExpenseClientProps> = {},
): Promise<ExpenseClient> {
  const client = createExpenseClient({
    outputs: { ...outputs, data: { ...outputs.data, url: `${proxy.origin}/graphql` } },
    backoff: { firstMs: 2, largestMs: 10 },
    ...changes,
  });
  const { error } = await client.userPool.signIn({ username, password: 'Correct-Horse-1' });
  if (error !== undefined) {
    throw error;
  }
  return client;
}

function meet(proxy: FaultProxy, operation: string, faults: readonly Fault[]): () => number {
  const waiting = [...faults];
  let count = 0;
  proxy.decide = (body) => {
    if (!body.includes(` ${operation}(`)) {
      return 'pass';
    }
    count += 1;
    return waiting.shift() ?? 'pass';
  };
  return () => count;
}
