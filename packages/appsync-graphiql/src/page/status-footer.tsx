import { useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import type { SubscriptionProgress } from './graphql-fetcher.ts';

const SIGN_IN_FIRST = 'Sign in at the top to run operations and to read the schema.';

/**
 * Shows, below the response, the state of a running subscription, or that the user must sign in first. It
 * must be inside GraphiQL, whose subscription it ends with the session.
 */
export function StatusFooter(props: {
  readonly isSignedIn: boolean;
  readonly subscription: SubscriptionProgress | undefined;
}) {
  const { isSignedIn, subscription } = props;
  const actions = useGraphiQLActions();
  useEffect(() => {
    if (!isSignedIn) {
      actions.stop();
    }
  }, [isSignedIn, actions]);

  const text = subscription !== undefined ? statusText(subscription) : isSignedIn ? undefined : SIGN_IN_FIRST;
  return (
    <div role="status" className="status-footer">
      {text}
    </div>
  );
}

function statusText({ status, events }: SubscriptionProgress): string {
  switch (status) {
    case 'connecting':
      return 'Subscribing…';
    case 'reconnecting':
      return 'Connection lost: connecting again…';
    case 'subscribed':
      if (events === 0) {
        return 'Subscribed: waiting for the first event.';
      }
      return `Subscribed: ${events} ${events === 1 ? 'event' : 'events'} so far, the newest above.`;
  }
}
