import { parseJson } from '../parse-json.ts';

/** One GraphQL request. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: unknown;
  /** Which operation to run when the document has several. */
  readonly operationName?: string;
}

export interface PostProps {
  /** The GraphQL endpoint, absolute. */
  readonly url: string;
  /** An access token; undefined sends none. */
  readonly token: string | undefined;
  readonly request: GraphqlRequest;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
}

/** What the endpoint answered. */
export interface HttpAnswer {
  readonly status: number;
  /** The parsed JSON; undefined for anything else. */
  readonly body: unknown;
}

/** Sends a request once, as it is. Rejects as `fetch` does when no whole answer comes. */
export async function postGraphql({
  url,
  token,
  request,
  fetch: send = fetch,
  signal,
}: PostProps): Promise<HttpAnswer> {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: token }) },
    body: JSON.stringify(request),
    ...(signal === undefined ? {} : { signal }),
  });
  // Rejects when the connection is lost midway.
  const text = await response.text();
  return { status: response.status, body: parseJson(text) };
}
