import { explorerPlugin } from '@graphiql/plugin-explorer';
import type { UserPool } from 'appsync-cognito-client';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { GraphiQLProps } from 'graphiql';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { INTROSPECTION_NAME } from '../page-settings.ts';
import type { PageSettings } from '../page-settings.ts';
import { exampleVariables } from './example-variables.ts';
import { ExamplesMenu } from './examples-menu.tsx';
import { withGivenSchema } from './given-schema.ts';
import { createGraphqlFetcher } from './graphql-fetcher.ts';
import type { SubscriptionProgress } from './graphql-fetcher.ts';
import { SignInBar } from './sign-in-bar.tsx';
import { StatusFooter } from './status-footer.tsx';

const EMPTY_QUERY = '# Write an operation here, and run it with Ctrl+Enter.\n';

/** Panes besides the documentation: past operations, and a tree to click operations together. */
const plugins = [HISTORY_PLUGIN, explorerPlugin({ showAttribution: false })];

/** Where GraphiQL keeps its tabs. */
const KEPT_TABS_KEY = 'graphiql:tabState';
/** Where it keeps what was last written into its editors. */
const KEPT_QUERY_KEY = 'graphiql:query';
const KEPT_VARIABLES_KEY = 'graphiql:variables';

/** The whole page: the sign-in bar above GraphiQL. */
export function ConsolePage(props: { readonly settings: PageSettings; readonly userPool: UserPool }) {
  const { settings, userPool } = props;
  const state = useSyncExternalStore(userPool.subscribe, userPool.state);
  const [subscription, setSubscription] = useState<SubscriptionProgress>();
  const fetcher = useMemo(
    () =>
      withGivenSchema(
        createGraphqlFetcher({
          url: new URL(settings.graphqlUrl, window.location.origin).href,
          accessToken: userPool.accessToken,
          onSubscription: setSubscription,
        }),
        settings.introspection,
      ),
    [settings, userPool],
  );
  const isSignedIn = state.username !== undefined;
  // The schema needs a token too; a new user may see another one.
  const schema = isSignedIn ? {} : { schema: null };

  return (
    <div className="console-page" data-signed-in={isSignedIn} data-subscription={subscription?.status}>
      <SignInBar settings={settings} userPool={userPool} state={state} />
      <main>
        <GraphiQL
          // The type requires every form of `subscribe`; GraphiQL calls the one with an observer.
          fetcher={fetcher as GraphiQLProps['fetcher']}
          {...schema}
          plugins={plugins}
          introspectionQueryName={INTROSPECTION_NAME}
          {...firstOperation(settings)}
          defaultQuery={EMPTY_QUERY}
          defaultEditorToolsVisibility="variables"
          isHeadersEditorEnabled={false}
        >
          <GraphiQL.Logo>
            <ExamplesMenu examples={settings.examples} />
          </GraphiQL.Logo>
          <GraphiQL.Footer>
            <StatusFooter isSignedIn={isSignedIn} subscription={subscription} />
          </GraphiQL.Footer>
        </GraphiQL>
      </main>
    </div>
  );
}

/** The tabs on a first visit; afterwards GraphiQL shows the stored ones. */
function firstOperation({
  examples,
}: PageSettings): Pick<GraphiQLProps, 'initialQuery' | 'initialVariables'> {
  const [example] = examples;
  if (example === undefined || window.localStorage.getItem(KEPT_TABS_KEY) !== null) {
    return {};
  }
  const initialVariables = exampleVariables(example);
  // GraphiQL keeps both only when they are edited: after a reload there would be a tab without variables.
  window.localStorage.setItem(KEPT_QUERY_KEY, example.text);
  window.localStorage.setItem(KEPT_VARIABLES_KEY, initialVariables);
  return { initialQuery: example.text, initialVariables };
}
