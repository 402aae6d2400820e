import { createServer } from 'node:http';
import { eventually } from 'appsync-local-stack/testing';
import { afterEach, describe, expect, it } from 'vitest';
import {
  startRealtimeServer,
  TestSocket,
} from '../../appsync-cognito-client/src/realtime/realtime-server.ts';
import { createGraphqlFetcher } from './page/graphql-fetcher.ts';
import type { GraphqlFetcherProps, SubscriptionProgress } from './page/graphql-fetcher.ts';

interface ReceivedRequest {
  readonly authorization: string | undefined;
  readonly body: unknown;
}

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) {
    close();
  }
});

/** A GraphQL endpoint that always gives the same answer. */
async function startEndpoint(status: number, answer: unknown) {
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      requests.push({ authorization: request.headers.authorization, body: JSON.parse(text) as unknown });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  closing.push(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/graphql`, requests };
}

function fetcherFor(url: string, changes: Partial<GraphqlFetcherProps> = {}) {
  return createGraphqlFetcher({
    url,
    accessToken: () => Promise.resolve('token-1'),
    webSocket: TestSocket,
    onSubscription: () => undefined,
    ...changes,
  });
}

const UNAUTHORIZED = {
  errors: [{ errorType: 'UnauthorizedException', message: 'Valid authorization header not provided.' }],
};

describe('createGraphqlFetcher', () => {
  describe('with a query or mutation', () => {
    it('posts it with the token and gives the answer', async () => {
      const endpoint = await startEndpoint(200, { data: { order: null } });

      const result = await fetcherFor(endpoint.url)({
        query: 'query Order { order { id } }',
        operationName: 'Order',
        variables: { id: '1' },
      });

      expect(result).toEqual({ data: { order: null } });
      expect(endpoint.requests).toEqual([
        {
          authorization: 'token-1',
          body: { query: 'query Order { order { id } }', operationName: 'Order', variables: { id: '1' } },
        },
      ]);
    });

    it('leaves it to the endpoint to say what is wrong with a document', async () => {
      const endpoint = await startEndpoint(400, { errors: [{ message: 'Unable to parse GraphQL query.' }] });

      const result = await fetcherFor(endpoint.url)({ query: '{' });

      expect(result).toEqual({ errors: [{ message: 'Unable to parse GraphQL query.' }] });
    });

    it('goes by the document when it has one operation, of another name', async () => {
      const endpoint = await startEndpoint(200, { data: {} });

      await fetcherFor(endpoint.url)({ query: 'query Orders { orders { id } }', operationName: 'Order' });
      await fetcherFor(endpoint.url)({ query: '{ orders { id } }', operationName: 'Order' });

      expect(endpoint.requests.map(({ body }) => body)).toEqual([
        { query: 'query Orders { orders { id } }', operationName: 'Orders' },
        { query: '{ orders { id } }' },
      ]);
    });

    it('keeps a name that none of several operations has', async () => {
      const endpoint = await startEndpoint(200, { data: {} });

      await fetcherFor(endpoint.url)({ query: 'query A { a } query B { b }', operationName: 'C' });

      expect(endpoint.requests[0]?.body).toEqual({
        query: 'query A { a } query B { b }',
        operationName: 'C',
      });
    });

    it('adds to a 401 that nobody is signed in', async () => {
      const endpoint = await startEndpoint(401, UNAUTHORIZED);
      const fetcher = fetcherFor(endpoint.url, { accessToken: () => Promise.resolve(undefined) });

      const result = await fetcher({ query: '{ order { id } }' });

      expect(result).toEqual({
        ...UNAUTHORIZED,
        hint: 'No user is signed in: sign in at the top of this page, then run the operation again.',
      });
      expect(endpoint.requests[0]?.authorization).toBeUndefined();
    });

    it('adds to a 401 that the token was refused', async () => {
      const endpoint = await startEndpoint(401, UNAUTHORIZED);

      const result = await fetcherFor(endpoint.url)({ query: '{ order { id } }' });

      expect(result).toEqual({
        ...UNAUTHORIZED,
        hint: 'The token was refused: sign out and in again at the top of this page.',
      });
    });

    it('says so when nothing answers', async () => {
      const result = fetcherFor('http://127.0.0.1:1/graphql')({ query: '{ order { id } }' });

      await expect(result).rejects.toThrow(
        '127.0.0.1:1 does not answer. Is it running, and can this machine reach it?',
      );
    });
  });

  describe('with a subscription', () => {
    const document =
      'query Orders { orders { id } } subscription OnOrder { onOrder { ...O } } fragment O on Order { id }';

    async function run(script: (type: unknown, id: unknown) => unknown[]) {
      const server = await startRealtimeServer((message, connection) => {
        for (const answer of script(message['type'], message['id'])) {
          connection.send(answer);
        }
      });
      const progress: (SubscriptionProgress | undefined)[] = [];
      const results: unknown[] = [];
      const fetcher = fetcherFor(server.url.replace('ws:', 'http:').replace('/realtime', ''), {
        onSubscription: (change) => progress.push(change),
      });
      const events = await fetcher({ query: document, operationName: 'OnOrder' });
      if (!('subscribe' in events) || typeof events.subscribe !== 'function') {
        throw new Error('The fetcher gave one result, not a subscription');
      }
      const subscription = (events as Extract<typeof events, { subscribe: unknown }>).subscribe({
        next: (result) => results.push(result),
        complete: () => results.push('complete'),
      });
      return { server, progress, results, subscription };
    }

    it('runs the chosen operation alone, and counts its events', async () => {
      const { server, progress, results, subscription } = await run((type, id) =>
        type === 'connection_init'
          ? [{ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } }]
          : type === 'start'
            ? [
                { id, type: 'start_ack' },
                { id, type: 'data', payload: { data: { onOrder: { id: '1' } } } },
              ]
            : [],
      );

      await eventually(() => expect(results).toEqual([{ data: { onOrder: { id: '1' } } }]));
      subscription.unsubscribe();

      expect(progress).toEqual([
        { status: 'connecting', events: 0 },
        { status: 'subscribed', events: 0 },
        { status: 'subscribed', events: 1 },
        undefined,
      ]);
      const start = server.connections[0]?.messages.find(({ type }) => type === 'start');
      const { data } = start?.['payload'] as { data: string }; // the test above this one's subject holds its shape
      expect((JSON.parse(data) as { query: string }).query.replace(/\s+/g, ' ')).toBe(
        'subscription OnOrder { onOrder { ...O } } fragment O on Order { id }',
      );
    });

    it('shows a refusal as a result, and is over', async () => {
      const errors = [
        { errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' },
      ];

      const { progress, results } = await run(() => [{ type: 'connection_error', payload: { errors } }]);

      await eventually(() => expect(results).toEqual([{ errors }, 'complete']));
      expect(progress.at(-1)).toBeUndefined();
    });
  });
});
