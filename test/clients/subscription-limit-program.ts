import { readFileSync } from 'node:fs';
import { ApolloClient, InMemoryCache } from '@apollo/client';
import { generateClient } from 'aws-amplify/api';
import type { GraphQLSubscription } from 'aws-amplify/api';
import { fetchAuthSession, signIn } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { createSubscriptionHandshakeLink } from 'aws-appsync-subscription-link';
import { print } from 'graphql';
import { OnExpenseAddedDocument } from '../../operations/generated/documents.ts';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import './node-websocket.ts';
import { report } from './program-reports.ts';

/**
 * Starts one subscription more than a connection takes, with Amplify and with AppSync's link for Apollo, and
 * tells what came of the last. Arguments: `amplify_outputs.json`, user name, password.
 */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs; // npm start wrote it.
const SUBSCRIPTIONS = 201;

configureAmplify(outputs);
await signIn({ username, password });

const othersInForce = new Promise<void>((resolve) => {
  let inForce = 0;
  Hub.listen('api', ({ payload }) => {
    if (payload.event === 'Subscription ack') {
      inForce += 1;
    }
    if (inForce === SUBSCRIPTIONS - 1) {
      resolve();
    }
  });
});
const amplify = generateClient();
await new Promise<void>((resolve) => {
  for (let count = 0; count < SUBSCRIPTIONS; count += 1) {
    amplify.graphql<GraphQLSubscription<object>>({ query: print(OnExpenseAddedDocument) }).subscribe({
      next: () => undefined,
      error: (error: unknown) => {
        report('amplify', { text: JSON.stringify(error) });
        resolve();
      },
    });
  }
});

await othersInForce;
report('othersInForce');

const apollo = new ApolloClient({
  link: createSubscriptionHandshakeLink({
    url: outputs.data.url,
    region: outputs.data.aws_region,
    auth: {
      type: 'AMAZON_COGNITO_USER_POOLS',
      jwtToken: async () => (await fetchAuthSession()).tokens?.accessToken.toString() ?? '',
    },
  }),
  cache: new InMemoryCache(),
  // Else equal subscriptions become one.
  queryDeduplication: false,
});
await new Promise<void>((resolve) => {
  for (let count = 0; count < SUBSCRIPTIONS; count += 1) {
    apollo.subscribe({ query: OnExpenseAddedDocument }).subscribe({
      next: ({ error }) => {
        if (error === undefined) {
          return;
        }
        // Apollo Client wraps what is no `Error`: AppSync's link gives an object with `errors`.
        report('apollo', { text: JSON.stringify('cause' in error ? error.cause : error) });
        resolve();
      },
    });
  }
});
process.exit(0);
