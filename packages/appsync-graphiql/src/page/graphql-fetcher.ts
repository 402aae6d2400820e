import { getOperationAST, OperationTypeNode, parse, print, separateOperations } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { realtimeUrl } from '../realtime-url.ts';
import { noAnswer } from './no-answer.ts';
import { subscribe } from './realtime-client.ts';
import type { RealtimeSocket, SubscriptionStatus } from './realtime-client.ts';

/** A request of GraphiQL. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: unknown;
}

/** A GraphQL answer, or an error body of the endpoint; GraphiQL shows it as JSON. */
export type GraphqlResult = Record<string, unknown>;

/** A subscription's results, in the shape that GraphiQL takes. */
export interface GraphqlEvents {
  subscribe(observer: { next: (result: GraphqlResult) => void; complete: () => void }): {
    unsubscribe: () => void;
  };
}

export interface GraphqlFetcherProps {
  /** Absolute, e.g. `http://localhost:4000/graphql`. */
  readonly url: string;
  readonly accessToken: () => Promise<string | undefined>;
  readonly openSocket: (url: string, protocols: string[]) => RealtimeSocket;
  /** Called with the state of a subscription and the number of events so far; undefined when it has ended. */
  readonly onSubscription: (subscription: SubscriptionProgress | undefined) => void;
}

/** The state of a running subscription. */
export interface SubscriptionProgress {
  readonly status: SubscriptionStatus;
  readonly events: number;
}

/** Sends GraphiQL's requests: queries and mutations by POST, subscriptions over the realtime protocol. */
export function createGraphqlFetcher(props: GraphqlFetcherProps) {
  return async (request: GraphqlRequest): Promise<GraphqlResult | GraphqlEvents> => {
    const document = parsed(request.query);
    const operation = document && chosenOperation(document, request.operationName);
    if (document && operation?.operation === OperationTypeNode.SUBSCRIPTION) {
      return events(props, alone(document, operation), request.variables);
    }
    const operationName = operation ? operation.name?.value : request.operationName;
    return post(props, { ...request, operationName });
  };
}

/** Undefined for a document that cannot be parsed: the endpoint says what is wrong. */
function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

/**
 * The operation of that name; failing that, the only one: GraphiQL notices a new operation name a moment
 * after the document has changed, and sends the old one until then.
 */
function chosenOperation(
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode | undefined {
  return getOperationAST(document, operationName) ?? getOperationAST(document) ?? undefined;
}

/** The operation with the fragments that it uses: the realtime protocol carries no operation name. */
function alone(document: DocumentNode, operation: OperationDefinitionNode): string {
  return print(separateOperations(document)[operation.name?.value ?? ''] ?? document);
}

async function post(
  { url, accessToken }: GraphqlFetcherProps,
  request: GraphqlRequest,
): Promise<GraphqlResult> {
  const token = await accessToken();
  const { query, variables, operationName } = request;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: token }) },
    body: JSON.stringify({
      query,
      ...(variables === undefined ? {} : { variables }),
      ...(operationName ? { operationName } : {}),
    }),
  }).catch(() => {
    throw new Error(noAnswer(url));
  });
  // A JSON object in every answer of the endpoint.
  const body = (await response.json()) as GraphqlResult;
  if (response.status !== 401) {
    return body;
  }
  const hint =
    token === undefined
      ? 'No user is signed in: sign in at the top of this page, then run the operation again.'
      : 'The token was refused: sign out and in again at the top of this page.';
  return { ...body, hint };
}

function events(props: GraphqlFetcherProps, query: string, variables: unknown): GraphqlEvents {
  return {
    subscribe({ next, complete }) {
      let progress: SubscriptionProgress = { status: 'connecting', events: 0 };
      const show = (change: Partial<SubscriptionProgress>): void => {
        progress = { ...progress, ...change };
        props.onSubscription(progress);
      };
      const subscription = subscribe({
        url: realtimeUrl(props.url),
        host: new URL(props.url).host,
        accessToken: props.accessToken,
        openSocket: props.openSocket,
        request: { query, variables },
        onStatus: (status) => show({ status }),
        onEvent(payload) {
          show({ events: progress.events + 1 });
          next(payload);
        },
        onError({ errors }) {
          props.onSubscription(undefined);
          next({ errors });
          complete();
        },
        onComplete() {
          props.onSubscription(undefined);
          complete();
        },
      });
      return {
        unsubscribe() {
          subscription.unsubscribe();
          props.onSubscription(undefined);
        },
      };
    },
  };
}
