import { readFileSync } from 'node:fs';
import { generateClient, CONNECTION_STATE_CHANGE } from 'aws-amplify/api';
import type { GraphQLQuery, GraphQLSubscription } from 'aws-amplify/api';
import { fetchAuthSession, fetchUserAttributes, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { print } from 'graphql';
import { firstValueFrom, Subject } from 'rxjs';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  ListExpensesDocument,
  OnExpenseAddedDocument,
  OnExpenseDeletedDocument,
  OnExpenseUpdatedDocument,
  UpdateExpenseDocument,
} from '../../operations/generated/documents.ts';
import type {
  AddExpenseMutation,
  DeleteExpenseMutation,
  ExpenseFieldsFragment,
  ListExpensesQuery,
  UpdateExpenseMutation,
} from '../../operations/generated/documents.ts';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import './node-websocket.ts';
import { nextLine, report } from './program-reports.ts';

/** A day with an app that uses Amplify. Arguments: `amplify_outputs.json`, user name, password. */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs; // npm start and npm run deploy write it.

configureAmplify(outputs);
const { isSignedIn } = await signIn({ username, password });
report('signedIn', { isSignedIn, userId: (await getCurrentUser()).userId });

const client = generateClient();

async function list(): Promise<ExpenseFieldsFragment[]> {
  const { data } = await client.graphql<GraphQLQuery<ListExpensesQuery>>({
    query: print(ListExpensesDocument),
  });
  return data.expenses?.items ?? [];
}

// Amplify tells by its Hub how its connection is, and when a subscription is in force.
const acknowledged = new Subject<void>();
Hub.listen('api', ({ payload }) => {
  if (payload.event === CONNECTION_STATE_CHANGE) {
    const { connectionState } = payload.data as { connectionState: string }; // Amplify's
    report('connectionState', { connectionState });
  } else if (payload.event === 'Subscription ack') {
    report('subscribed');
    acknowledged.next();
  }
});

const subscriptions = {
  onExpenseAdded: OnExpenseAddedDocument,
  onExpenseUpdated: OnExpenseUpdatedDocument,
  onExpenseDeleted: OnExpenseDeletedDocument,
};
for (const [field, document] of Object.entries(subscriptions)) {
  const isInForce = firstValueFrom(acknowledged);
  client.graphql<GraphQLSubscription<Record<string, unknown>>>({ query: print(document) }).subscribe({
    next: ({ data }) => report('received', { field, expense: data[field] }),
    error: (error: unknown) => report('failed', { field, error }),
  });
  await isInForce;
}

const added = await client.graphql<GraphQLQuery<AddExpenseMutation>>({
  query: print(AddExpenseDocument),
  variables: { input: { date: '2024-01-09', amount: 2.25, category: 'Food', description: 'Morning coffee' } },
});
report('added', { expense: added.data.addExpense });
report('listed', { expenses: await list() });

const id = added.data.addExpense?.id ?? '';
const updated = await client.graphql<GraphQLQuery<UpdateExpenseMutation>>({
  query: print(UpdateExpenseDocument),
  variables: { input: { id, amount: 2.5 } },
});
report('updated', { expense: updated.data.updateExpense });

const deleted = await client.graphql<GraphQLQuery<DeleteExpenseMutation>>({
  query: print(DeleteExpenseDocument),
  variables: { id },
});
report('deleted', { expense: deleted.data.deleteExpense });

try {
  await client.graphql({ query: print(DeleteExpenseDocument), variables: { id } });
} catch (error) {
  report('refused', error as { errors: unknown }); // What Amplify throws for an answer with errors.
}

await nextLine();
const { accessToken: before } = (await fetchAuthSession()).tokens ?? {};
const { accessToken: after } = (await fetchAuthSession({ forceRefresh: true })).tokens ?? {};
report('refreshed', {
  email: (await fetchUserAttributes()).email,
  isOther: before?.toString() !== after?.toString(),
  expenses: await list(),
  accessToken: after?.toString(),
});

await signOut();
const error = await getCurrentUser().catch((reason: unknown) => reason);
report('signedOut', { error: error instanceof Error ? error.name : undefined });
process.exit();
