import { readFileSync } from 'node:fs';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createRealtime, createUserPool, readOutputs } from 'appsync-cognito-client';
import { WebSocket } from 'ws';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  ListExpensesDocument,
  OnExpenseAddedDocument,
} from '../../operations/generated/documents.ts';
import { nextLine, report } from './program-reports.ts';

/** A day with an app that uses urql. Arguments: `amplify_outputs.json`, user name, password. */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs: unknown = JSON.parse(readFileSync(outputsFile, 'utf8'));

const configuration = readOutputs(outputs);
const userPool = createUserPool(configuration);
const realtime = createRealtime({
  ...configuration,
  accessToken: userPool.accessToken,
  webSocket: WebSocket,
});

const client = new Client({
  url: configuration.graphqlUrl,
  preferGetMethod: false,
  fetch: async (url, options) => {
    const headers = new Headers(options?.headers);
    headers.set('authorization', (await userPool.accessToken()) ?? '');
    return fetch(url, { ...options, headers });
  },
  exchanges: [
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) =>
          realtime.subscribe(
            { query, ...(variables === undefined ? {} : { variables }) },
            {
              onEvent: (result) => sink.next(result),
              onError: (error) => sink.error(error),
              onStatus: (status) => report('status', { status }),
            },
          ),
      }),
    }),
    fetchExchange,
  ],
});

await userPool.signIn({ username, password });

client.subscription(OnExpenseAddedDocument, {}).subscribe(({ data, error }) => {
  report('received', { expense: data?.onExpenseAdded, error: error?.message });
});

// The subscription is in force.
await nextLine();

const added = await client.mutation(AddExpenseDocument, {
  input: { date: '2024-01-09', amount: 2.25, category: 'Food', description: 'Morning coffee' },
});
report('added', { expense: added.data?.addExpense });

const listed = await client.query(ListExpensesDocument, { year: 2024 }, { requestPolicy: 'network-only' });
report('listed', { expenses: listed.data?.expenses?.items });

const refused = await client.mutation(DeleteExpenseDocument, { id: '00000000-0000-4000-8000-000000000000' });
report('refused', { error: refused.error?.graphQLErrors[0]?.originalError });
await nextLine();
process.exit();
