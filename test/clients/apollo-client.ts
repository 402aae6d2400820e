import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';
import { fetchAuthSession } from 'aws-amplify/auth';
import { createAuthLink } from 'aws-appsync-auth-link';
import type { AuthOptions } from 'aws-appsync-auth-link';
import { createSubscriptionHandshakeLink } from 'aws-appsync-subscription-link';
import { OperationTypeNode } from 'graphql';
import type { Outputs } from './configure-amplify.ts';

/** An Apollo client for the stack that wrote the file, local or deployed, and for whoever is signed in. */
export function createApolloClient({ data }: Outputs): ApolloClient {
  const auth: AuthOptions = {
    type: 'AMAZON_COGNITO_USER_POOLS',
    jwtToken: async () => (await fetchAuthSession()).tokens?.accessToken.toString() ?? '',
  };
  const options = { url: data.url, region: data.aws_region, auth };
  return new ApolloClient({
    link: ApolloLink.from([
      // AppSync's link ends a subscription when its connection is lost: this one starts it again.
      new RetryLink({
        attempts: (_, operation) => operation.operationType === OperationTypeNode.SUBSCRIPTION,
        delay: { initial: 500, max: 5_000 },
      }),
      createAuthLink(options),
      createSubscriptionHandshakeLink(options),
    ]),
    cache: new InMemoryCache(),
  });
}
