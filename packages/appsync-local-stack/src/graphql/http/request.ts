import type { IncomingMessage } from 'node:http';
import { isObject } from '../../is-object.ts';
import type { HandlerContext } from '../../runtime/model.ts';
import { UserError } from '../../user-error.ts';
import { bareRecord } from '../bare-record.ts';
import type { OperationRequest } from '../document/operation.ts';

/** A request that is not a GraphQL request; answered with status 400 and this message. */
export class RequestMalformed extends UserError {
  override readonly name = 'RequestMalformed';
  constructor(message: string) {
    super('MalformedHttpRequestException', message);
  }
}

const UNPARSABLE = 'Unable to parse GraphQL query.';

/** The URL of a request, of which only the path and the query are used; undefined when it has none. */
export function urlOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '/', 'http://localhost');
  } catch {
    return undefined;
  }
}

/**
 * The GraphQL request in the body of a POST: JSON, whatever its content type says.
 *
 * `application/graphql` carries the same JSON. A list (a batch) is refused, like every value that is not an
 * object with a `query`.
 *
 * Source: https://github.com/graphql/graphql-over-http/issues/81
 *
 * @throws {RequestMalformed} when the body is not a GraphQL request
 */
export function readPostRequest(body: string): OperationRequest {
  if (body.trim() === '') {
    throw new RequestMalformed('Request body is empty.');
  }
  const parsed = parseJson(body);
  if (!isObject(parsed)) {
    throw new RequestMalformed(UNPARSABLE);
  }
  return requestOf(parsed);
}

/**
 * The GraphQL request in the query string of a GET: `query`, `operationName`, and `variables` as JSON.
 *
 * @throws {RequestMalformed} when there is no `query`, or `variables` is not JSON of an object
 */
export function readGetRequest(parameters: URLSearchParams): OperationRequest {
  const variables = parameters.get('variables');
  return requestOf({
    query: parameters.get('query') ?? undefined,
    operationName: parameters.get('operationName'),
    variables: variables === null || variables === '' ? null : parseJson(variables),
  });
}

/**
 * `ctx.request`: names of headers in lower case, a repeated header as a list, no cookies; `domainName` is
 * null, as it is for an API without a custom domain.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function handlerRequest(request: IncomingMessage): HandlerContext['request'] {
  const headers = bareRecord<string | readonly string[]>();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    const [first, ...others] = values ?? [];
    if (first !== undefined && name !== 'cookie') {
      headers[name] = others.length === 0 ? first : [first, ...others];
    }
  }
  return { headers, domainName: null };
}

/** `ctx.identity.sourceIp`: the entries of `x-forwarded-for` in order, then the address of the connection. */
export function sourceIps(request: IncomingMessage): string[] {
  const forwarded = (request.headersDistinct['x-forwarded-for'] ?? [])
    .flatMap((header) => header.split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const { remoteAddress } = request.socket;
  return remoteAddress === undefined ? forwarded : [...forwarded, remoteAddress];
}

function requestOf(parts: {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
}): OperationRequest {
  if (typeof parts.query !== 'string') {
    throw new RequestMalformed(UNPARSABLE);
  }
  return {
    query: parts.query,
    operationName: operationNameOf(parts.operationName),
    variables: variablesOf(parts.variables),
  };
}

/** Absent, null and empty all mean the document's only operation. */
function operationNameOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') {
    return null;
  }
  if (typeof value !== 'string') {
    throw new RequestMalformed(UNPARSABLE);
  }
  return value;
}

function variablesOf(value: unknown): OperationRequest['variables'] {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isObject(value)) {
    throw new RequestMalformed(UNPARSABLE);
  }
  // Parsed JSON contains only JSON.
  return value as OperationRequest['variables'];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestMalformed(UNPARSABLE);
  }
}
