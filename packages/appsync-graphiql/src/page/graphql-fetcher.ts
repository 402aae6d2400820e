import { createRealtime, noAnswer, postGraphql, realtimeUrl } from 'appsync-cognito-client';
import type {
  AccessTokenSource,
  Realtime,
  RealtimeSocketClass,
  SubscriptionStatus,
} from 'appsync-cognito-client';
import { getOperationAST, OperationTypeNode, parse, print, separateOperations } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

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
  readonly accessToken: AccessTokenSource;
  /** @default the browser's */
  readonly webSocket?: RealtimeSocketClass;
  /** Told where a subscription stands, with the number of events so far; undefined when it has ended. */
  readonly onSubscription: (subscription: SubscriptionProgress | undefined) => void;
}

/** The state of a running subscription. */
export interface SubscriptionProgress {
  readonly status: SubscriptionStatus;
  readonly events: number;
}

/** Sends GraphiQL's requests: queries and mutations by POST, subscriptions over the realtime protocol. */
export function createGraphqlFetcher(props: GraphqlFetcherProps) {
  const { url, accessToken, webSocket } = props;
  const realtime = createRealtime({
    graphqlUrl: url,
    realtimeUrl: realtimeUrl(url),
    accessToken,
    ...(webSocket === undefined ? {} : { webSocket }),
  });
  return async (request: GraphqlRequest): Promise<GraphqlResult | GraphqlEvents> => {
    const document = parsed(request.query);
    const operation = document === undefined ? undefined : chosenOperation(document, request.operationName);
    if (document !== undefined && operation?.operation === OperationTypeNode.SUBSCRIPTION) {
      return events(realtime, props, alone(document, operation), request.variables);
    }
    const operationName = operation !== undefined ? operation.name?.value : request.operationName;
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
  const answer = await postGraphql({
    url,
    token,
    request: {
      query,
      ...(variables === undefined ? {} : { variables }),
      ...(operationName ? { operationName } : {}),
    },
  }).catch(() => {
    throw new Error(noAnswer(url));
  });
  // A JSON object in every answer of the endpoint.
  const body = answer.body as GraphqlResult;
  if (answer.status !== 401) {
    return body;
  }
  const hint =
    token === undefined
      ? 'No user is signed in: sign in at the top of this page, then run the operation again.'
      : 'The token was refused: sign out and in again at the top of this page.';
  return { ...body, hint };
}

function events(
  realtime: Realtime,
  props: GraphqlFetcherProps,
  query: string,
  variables: unknown,
): GraphqlEvents {
  return {
    subscribe({ next, complete }) {
      let progress: SubscriptionProgress = { status: 'connecting', events: 0 };
      const show = (change: Partial<SubscriptionProgress>): void => {
        progress = { ...progress, ...change };
        props.onSubscription(progress);
      };
      const end = (): void => {
        props.onSubscription(undefined);
        complete();
      };
      const subscription = realtime.subscribe(
        { query, variables },
        {
          onStatus: (status) => show({ status }),
          onEvent(payload) {
            show({ events: progress.events + 1 });
            next(payload);
          },
          onError({ errors }) {
            next({ errors });
            end();
          },
          onComplete: end,
        },
      );
      return {
        unsubscribe() {
          subscription.unsubscribe();
          props.onSubscription(undefined);
        },
      };
    },
  };
}
