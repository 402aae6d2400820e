const APPSYNC_HOST = /^[a-z0-9]+\.appsync-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

/**
 * The realtime endpoint of an API, e.g. `wss://x.appsync-realtime-api.eu-west-1.amazonaws.com/graphql`, or
 * `ws://localhost:4000/graphql/realtime` for a host that is not AppSync's own. Read by the server and by the
 * page.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 *
 * @param graphqlUrl absolute, e.g. `https://x.appsync-api.eu-west-1.amazonaws.com/graphql`
 */
export function realtimeUrl(graphqlUrl: string): string {
  const { protocol, host, pathname } = new URL(graphqlUrl);
  const scheme = protocol === 'https:' ? 'wss' : 'ws';
  return APPSYNC_HOST.test(host)
    ? `${scheme}://${host.replace('.appsync-api.', '.appsync-realtime-api.')}${pathname}`
    : `${scheme}://${host}${pathname}/realtime`;
}
