import type { LocalStack } from 'appsync-local-stack';
import { createExpenseClient } from 'expense-tracker-client';
import type { AnyDocument, Clock, ExpenseError } from 'expense-tracker-client';
import type { SignedUpUser } from '../stack/signed-in-user.ts';

/** The shipped client of one user in a race. */
export interface ClientInRace {
  /** Sends a write as every app does; gives the errors that it ended with, none when it got in. */
  readonly send: (document: AnyDocument, variables: object) => Promise<readonly ExpenseError[]>;
  /** How often each write was sent. */
  readonly requests: () => number[];
}

/**
 * Signs a user in with the shipped client, as it is but for the clock by which it waits.
 *
 * @param random from 0 to 1, for its pauses
 * @throws {Error} when the user cannot sign in
 */
export async function clientInRace(
  stack: LocalStack,
  { username, password }: SignedUpUser,
  clock: Clock,
  random: () => number,
): Promise<ClientInRace> {
  const counts = new Map<string, number>();
  const client = createExpenseClient({
    outputs: stack.outputs,
    clock,
    // The client's own bounds.
    backoff: { firstMs: 100, largestMs: 5000, random },
    fetch(url, init) {
      // A write that is sent again has the same body: the same variables, with the ids that the client chose.
      if (url === stack.graphqlUrl && typeof init?.body === 'string') {
        counts.set(init.body, (counts.get(init.body) ?? 0) + 1);
      }
      return fetch(url, init);
    },
  });
  const { error } = await client.userPool.signIn({ username, password });
  if (error !== undefined) {
    throw error;
  }
  return {
    send: async (document, variables) => {
      const { errors } = await client.send<AnyDocument>(document, variables as never); // Those of the document.
      return errors;
    },
    requests: () => [...counts.values()],
  };
}
