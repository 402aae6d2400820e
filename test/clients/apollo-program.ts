import { readFileSync } from 'node:fs';
import { ApolloLink, CombinedGraphQLErrors } from '@apollo/client';
import type { DocumentNode } from '@apollo/client';
import { signIn } from 'aws-amplify/auth';
import { CONTROL_EVENTS_KEY } from 'aws-appsync-subscription-link';
import { filter, firstValueFrom, Subject } from 'rxjs';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  ListExpensesDocument,
  OnExpenseAddedDocument,
  OnExpenseDeletedDocument,
  OnExpenseUpdatedDocument,
  UpdateExpenseDocument,
} from '../../operations/generated/documents.ts';
import type { ExpenseFieldsFragment } from '../../operations/generated/documents.ts';
import { createApolloClient } from './apollo-client.ts';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import './node-websocket.ts';
import { nextLine, report } from './program-reports.ts';

/** A day with an app that uses Apollo Client. Arguments: `amplify_outputs.json`, user name, password. */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs; // npm start and npm run deploy write it.

configureAmplify(outputs);
await signIn({ username, password });

const client = createApolloClient(outputs);

async function list(): Promise<ExpenseFieldsFragment[] | undefined> {
  const { data } = await client.query({
    query: ListExpensesDocument,
    fetchPolicy: 'network-only',
  });
  return data?.expenses?.items;
}

// AppSync's link tells when a subscription is in force, in a result without data. Apollo Client 4 would take
// that for an event, with whatever its cache has for it, so it is taken out on the way.
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

const subscriptions: Readonly<Record<string, DocumentNode>> = {
  onExpenseAdded: OnExpenseAddedDocument,
  onExpenseUpdated: OnExpenseUpdatedDocument,
  onExpenseDeleted: OnExpenseDeletedDocument,
};
for (const [field, query] of Object.entries(subscriptions)) {
  const isInForce = firstValueFrom(acknowledged);
  const context = { controlMessages: { [CONTROL_EVENTS_KEY]: true } };
  client.subscribe<Record<string, unknown>>({ query, context }).subscribe({
    next: ({ data }) => report('received', { field, expense: data?.[field] }),
    error: (error: unknown) => report('failed', { field, error: String(error) }),
  });
  await isInForce;
}

const added = await client.mutate({
  mutation: AddExpenseDocument,
  variables: { input: { date: '2024-01-09', amount: 2.25, category: 'Food', description: 'Morning coffee' } },
});
report('added', { expense: added.data?.addExpense });
report('listed', { expenses: await list() });

const id = added.data?.addExpense?.id ?? '';
const updated = await client.mutate({
  mutation: UpdateExpenseDocument,
  variables: { input: { id, amount: 2.5 } },
});
report('updated', { expense: updated.data?.updateExpense });

const deleted = await client.mutate({
  mutation: DeleteExpenseDocument,
  variables: { id },
});
report('deleted', { expense: deleted.data?.deleteExpense });

try {
  await client.mutate({ mutation: DeleteExpenseDocument, variables: { id } });
} catch (error) {
  report('refused', { errors: CombinedGraphQLErrors.is(error) ? error.errors : undefined });
}

await nextLine();
report('listed', { expenses: await list() });
process.exit();
