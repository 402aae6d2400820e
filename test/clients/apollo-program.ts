import { readFileSync } from 'node:fs';
import { ApolloLink, CombinedGraphQLErrors, gql } from '@apollo/client';
import { signIn } from 'aws-amplify/auth';
import { CONTROL_EVENTS_KEY } from 'aws-appsync-subscription-link';
import { filter, firstValueFrom, Subject } from 'rxjs';
import { createApolloClient } from './apollo-client.ts';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import {
  addExpense,
  deleteExpense,
  listExpenses,
  onExpenseAdded,
  onExpenseDeleted,
  onExpenseUpdated,
  updateExpense,
} from './expense-documents.ts';
import type { Expense } from './expense-documents.ts';
import './node-websocket.ts';
import { nextLine, report } from './program-reports.ts';

/** A day with an app that uses Apollo Client. Arguments: `amplify_outputs.json`, user name, password. */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs; // npm start and npm run deploy write it.

configureAmplify(outputs);
await signIn({ username, password });

const client = createApolloClient(outputs);

async function list(): Promise<Expense[] | undefined> {
  const { data } = await client.query<{ expenses: { items: Expense[] } }>({
    query: gql(listExpenses),
    fetchPolicy: 'network-only',
  });
  return data?.expenses.items;
}

// AppSync's link tells when a subscription is in force, in a result without data. Apollo Client 4 would take that for an
// event, with whatever its cache has for it, so it is taken out on the way.
const acknowledged = new Subject<void>();
const controlMessageLink = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    filter(({ extensions }) => {
      const isControlMessage = extensions?.['controlMsgType'] !== undefined;
      if (isControlMessage) {
        report('subscribed');
        acknowledged.next();
      }
      return !isControlMessage;
    }),
  ),
);
client.setLink(controlMessageLink.concat(client.link));

const subscriptions = Object.entries({ onExpenseAdded, onExpenseUpdated, onExpenseDeleted });
for (const [field, query] of subscriptions) {
  const isInForce = firstValueFrom(acknowledged);
  const context = { controlMessages: { [CONTROL_EVENTS_KEY]: true } };
  client.subscribe<Record<string, Expense>>({ query: gql(query), context }).subscribe({
    next: ({ data }) => report('received', { field, expense: data?.[field] }),
    error: (error: unknown) => report('failed', { field, error: String(error) }),
  });
  await isInForce;
}

const added = await client.mutate<{ addExpense: Expense }>({
  mutation: gql(addExpense),
  variables: { input: { date: '2024-01-09', amount: 2.25, category: 'Food', description: 'Morning coffee' } },
});
report('added', { expense: added.data?.addExpense });
report('listed', { expenses: await list() });

const id = added.data?.addExpense.id;
const updated = await client.mutate<{ updateExpense: Expense }>({
  mutation: gql(updateExpense),
  variables: { input: { id, amount: 2.5 } },
});
report('updated', { expense: updated.data?.updateExpense });

const deleted = await client.mutate<{ deleteExpense: Expense }>({
  mutation: gql(deleteExpense),
  variables: { id },
});
report('deleted', { expense: deleted.data?.deleteExpense });

try {
  await client.mutate({ mutation: gql(deleteExpense), variables: { id } });
} catch (error) {
  report('refused', { errors: CombinedGraphQLErrors.is(error) ? error.errors : undefined });
}

await nextLine();
report('listed', { expenses: await list() });
process.exit();
