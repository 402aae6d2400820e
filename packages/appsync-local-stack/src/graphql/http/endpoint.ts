import type { IncomingMessage, ServerResponse } from 'node:http';
import { OperationTypeNode } from 'graphql';
import type { VerifiedIdentity } from '../../runtime/model.ts';
import type { Operation, OperationRequest } from '../document/operation.ts';
import type { GraphqlResponse } from '../errors.ts';
import type { ResolverEnvironment } from '../execution/environment.ts';
import { createExecutableApi } from '../execution/executable-api.ts';
import type { ExecutableApi } from '../execution/executable-api.ts';
import { executeOperation } from '../execution/execute.ts';
import type { MutationResult } from '../execution/execution.ts';
import { HttpAnswer } from './answer.ts';
import type { Authorize } from './authorization.ts';
import { readBody } from './body.ts';
import { refusalOf, RequestRefused } from './refusal.ts';
import { handlerRequest, readGetRequest, readPostRequest, sourceIps, urlOf } from './request.ts';

/**
 * The largest body that is read, in bytes. AppSync documents no limit for requests; 1 MB is its limit for
 * other requests (schemas, logs), and far above the 15,000 tokens of a document.
 */
const MAX_BODY_BYTES = 1_048_576;

export interface GraphqlEndpointOptions {
  readonly authorize: Authorize;
  /**
   * Gets lines that the answer does not contain: handlers' `console` output, syntax errors, faults.
   *
   * @default nothing is logged
   */
  readonly log?: (line: string) => void;
  /**
   * Gets the result of every root field of a mutation that is not null, before the answer is sent.
   *
   * @default results are not published
   */
  readonly onMutationResult?: (event: MutationResult) => void;
}

/** An executable API, or the parts to make it from. */
export type GraphqlEndpointProps = GraphqlEndpointOptions &
  ({ readonly executable: ExecutableApi } | ResolverEnvironment);

export interface GraphqlEndpoint {
  /** Answers one request to `/graphql`. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/**
 * Makes the HTTP endpoint of an API, as AppSync's `/graphql`: POST with a JSON body, GET with a query string,
 * and OPTIONS for CORS.
 *
 * What GraphQL answers is status 200, errors included. Outside it: 401 without a valid token, 400 for a body
 * that is not a GraphQL request or document and for subscriptions, 413 above 1 MB, 405 and 404 for other
 * methods and paths, 500 for a fault of the local stack, whose detail goes to the log.
 *
 * Sources: https://github.com/graphql/graphql-over-http/issues/81,
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
 *
 * @throws {SchemaRefused} when AppSync would not deploy the API's schema
 * @throws {ResolverRefused} when a resolver does not fit the schema
 */
export function createGraphqlEndpoint(props: GraphqlEndpointProps): GraphqlEndpoint {
  const endpoint: EndpointParts = {
    executable: 'executable' in props ? props.executable : createExecutableApi(props),
    authorize: props.authorize,
    log: props.log ?? (() => undefined),
    onMutationResult: props.onMutationResult ?? (() => undefined),
  };
  return { handle: (request, response) => handleRequest(endpoint, request, new HttpAnswer(response)) };
}

/** What the steps need. */
type EndpointParts = Required<GraphqlEndpointOptions> & { readonly executable: ExecutableApi };

/** Answers a request, or refuses it. */
async function handleRequest(
  endpoint: EndpointParts,
  request: IncomingMessage,
  answer: HttpAnswer,
): Promise<void> {
  // A request that breaks off emits an error, which needs a listener.
  request.on('error', () => undefined);
  try {
    await answerRequest(endpoint, request, answer);
  } catch (error) {
    if (error instanceof ClientGone) {
      return;
    }
    const { refusal, logged } = refusalOf(error);
    if (logged !== undefined) {
      endpoint.log(`${answer.requestId} ${logged}`);
    }
    answer.refuse(refusal);
  }
}

/**
 * The path of a request, step by step. A step ends it by throwing an error, which `refusalOf` turns into an
 * answer.
 *
 * The token is checked before the body is read: a stranger learns nothing from the refusal of a body, and
 * nothing of theirs is kept in memory.
 */
async function answerRequest(
  endpoint: EndpointParts,
  request: IncomingMessage,
  answer: HttpAnswer,
): Promise<void> {
  const url = checkPath(request);
  if (request.method === 'OPTIONS') {
    answer.allowCrossOrigin(request);
    return;
  }
  checkMethod(request);
  const identity = await authenticate(endpoint, request);
  const operationRequest = await readOperationRequest(request, url);
  const prepared = endpoint.executable.prepare(operationRequest);
  if (!prepared.isReady) {
    answer.sendGraphql({ data: null, errors: prepared.errors });
    return;
  }
  checkNoSubscription(prepared.operation);
  answer.sendGraphql(await execute(endpoint, request, identity, prepared.operation, answer.requestId));
}

function checkPath(request: IncomingMessage): URL {
  const url = urlOf(request);
  if (url?.pathname !== '/graphql') {
    const message = 'Not found. The path is /graphql.';
    throw new RequestRefused({ status: 404, errorType: 'NotFoundException', message });
  }
  return url;
}

function checkMethod({ method }: IncomingMessage): void {
  if (method !== 'POST' && method !== 'GET') {
    throw new RequestRefused({
      status: 405,
      errorType: 'MethodNotAllowedException',
      message: `Method ${method} is not allowed. Use POST or GET.`,
      headers: { allow: 'POST,GET,OPTIONS' },
    });
  }
}

async function authenticate(
  { authorize }: EndpointParts,
  { headers }: IncomingMessage,
): Promise<VerifiedIdentity> {
  const authorization = await authorize(headers.authorization);
  if ('message' in authorization) {
    const { message } = authorization;
    throw new RequestRefused({ status: 401, errorType: 'UnauthorizedException', message });
  }
  return authorization;
}

async function readOperationRequest(request: IncomingMessage, url: URL): Promise<OperationRequest> {
  if (request.method === 'GET') {
    return readGetRequest(url.searchParams);
  }
  const body = await readBody(request, MAX_BODY_BYTES);
  switch (body.kind) {
    case 'complete':
      return readPostRequest(body.text);
    case 'too large':
      throw new RequestRefused({
        status: 413,
        errorType: 'RequestEntityTooLargeException',
        message: `The request body exceeds the limit of ${MAX_BODY_BYTES} bytes.`,
        headers: { connection: 'close' },
      });
    case 'aborted':
      throw new ClientGone('The client closed the connection before its request was complete.');
  }
}

/** Ends a request that nobody waits for any more. */
class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/**
 * Subscriptions belong on the WebSocket. A POST once started them over MQTT, and the service still says so.
 *
 * Source: https://github.com/awslabs/aws-mobile-appsync-sdk-js/issues/628
 */
function checkNoSubscription({ definition }: Operation): void {
  if (definition.operation === OperationTypeNode.SUBSCRIPTION) {
    const message = 'Subscriptions over MQTT is not supported.';
    throw new RequestRefused({ status: 400, errorType: 'BadRequestException', message });
  }
}

function execute(
  { executable, log, onMutationResult }: EndpointParts,
  request: IncomingMessage,
  identity: VerifiedIdentity,
  operation: Operation,
  requestId: string,
): Promise<GraphqlResponse> {
  return executeOperation(executable.environment, operation, {
    identity: { sourceIp: sourceIps(request), ...identity },
    request: handlerRequest(request),
    log: (line) => log(`${requestId} ${line}`),
    onMutationResult,
  });
}
