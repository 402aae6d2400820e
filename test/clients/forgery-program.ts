import { readFileSync } from 'node:fs';
import { generateClient } from 'aws-amplify/api';
import type { GraphQLQuery, GraphQLSubscription } from 'aws-amplify/api';
import { getCurrentUser, signIn } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { print } from 'graphql';
import { firstValueFrom, Subject } from 'rxjs';
import { DeleteExpenseDocument, ListExpensesDocument } from '../../operations/generated/documents.ts';
import type { ListExpensesQuery } from '../../operations/generated/documents.ts';
import { forgeries } from '../support/forgeries.ts';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import './node-websocket.ts';
import { report } from './program-reports.ts';

/**
 * Forges events: mutations whose texts are the user's own `sub`, selected under the names by which
 * subscriptions find out whose an event is, but without the owner. None is to be heard of; then follow two
 * honest ones, which are. Arguments: `amplify_outputs.json`, user name, password.
 */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs; // npm start and npm run deploy write it.

configureAmplify(outputs);
await signIn({ username, password });
const { userId } = await getCurrentUser();
const client = generateClient();

const acknowledged = new Subject<void>();
Hub.listen('api', ({ payload }) => {
  if (payload.event === 'Subscription ack') {
    acknowledged.next();
  }
});
for (const query of [
  'subscription { onExpenseAdded { id } }',
  'subscription { onExpensesImported { items { id } } }',
]) {
  const isInForce = firstValueFrom(acknowledged);
  client.graphql<GraphQLSubscription<Record<string, unknown>>>({ query }).subscribe({
    next: ({ data }) => report('received', data),
    error: (error: unknown) => report('failed', { error }),
  });
  await isInForce;
}

const OWNER = 'owner { userId isSetByServer }';
for (const { name, mutation } of forgeries) {
  // Who forges and who hears is one user here: with the owner, an event is honest.
  if (mutation(userId).includes(OWNER)) {
    continue;
  }
  await client.graphql({ query: mutation(userId) });
  report('forged', { name });
}

const input = `date: "2024-01-09", amount: 1, category: "${userId}"`;
await client.graphql({ query: `mutation { addExpense(input: { ${input} }) { id ${OWNER} } }` });
await client.graphql({
  query: `mutation { importExpenses(input: { expenses: [{ ${input} }] }) { ${OWNER} items { id } } }`,
});
report('told');

// The category is nobody's but these tests'.
for (;;) {
  const { data } = await client.graphql<GraphQLQuery<ListExpensesQuery>>({
    query: print(ListExpensesDocument),
    variables: { category: userId },
  });
  const items = data.expenses?.items ?? [];
  for (const { id } of items) {
    await client.graphql({ query: print(DeleteExpenseDocument), variables: { id } });
  }
  if (items.length === 0) {
    break;
  }
}
report('cleaned');
process.exit(0);
