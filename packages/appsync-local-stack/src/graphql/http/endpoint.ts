import type { IncomingMessage, ServerResponse } from 'node:http';

import { OperationTypeNode } from 'graphql';

import type { CognitoIdentity } from '../../runtime/model.ts';
import { createExecutableApi } from '../execution/executable-api.ts';
import type { ExecutableApi } from '../execution/executable-api.ts';
import type { ResolverEnvironment } from '../execution/environment.ts';
import { executeOperation } from '../execution/execute.ts';
import type { MutationResult } from '../execution/execution.ts';
import { HttpAnswer } from './answer.ts';
import { readBody } from './body.ts';
import { handlerRequest, readGetRequest, readPostRequest, RequestMalformed, sourceIps } from './request.ts';
import type { OperationRequest } from '../document/operation.ts';
import { DocumentMalformed } from '../document/validation.ts';

/**
 * The largest body that is read, in bytes. AppSync documents none for requests; 1 MB is its limit for what it calls a
 * request elsewhere (schemas, logs), and far above 15,000 tokens of query.
 */
export const MAX_BODY_BYTES = 1_048_576;

/** `ctx.identity` of a caller, without the addresses, which the token does not tell. */
export type VerifiedIdentity = Omit<CognitoIdentity, 'sourceIp'>;

/** The bearer of a valid token, or AppSync's message for status 401. */
export type Authorization = VerifiedIdentity | { readonly message: string };

/** An API that was made executable already, or the parts to make it of. */
export type GraphqlEndpointApi = { readonly executable: ExecutableApi } | ResolverEnvironment;

export interface GraphqlEndpointOptions {
  /** Checks the `Authorization` header, `Bearer ` or not. */
  readonly authorize: (authorizationHeader: string | undefined) => Promise<Authorization>;
  /** Told what the answer does not tell: handlers' `console` output, syntax errors, faults. @default nothing is logged */
  readonly log?: (line: string) => void;
  /** Told of every mutation root field that gave a value, before the answer is sent. @default nobody is told */
  readonly onMutationResult?: (event: MutationResult) => void;
}

export type GraphqlEndpointProps = GraphqlEndpointApi & GraphqlEndpointOptions;

export interface GraphqlEndpoint {
  /** Answers one request to `/graphql`. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

function urlOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '/', 'http://localhost');
  } catch {
    return undefined;
  }
}

/**
 * Makes the HTTP endpoint of an API, as AppSync's `/graphql`: POST with a JSON body, GET with a query string, and OPTIONS
 * for CORS.
 *
 * What GraphQL answers is status 200, errors included. Outside it: 401 without a valid token, 400 for a body that is no
 * GraphQL request or document and for subscriptions, 413 above 1 MB, 405 and 404 for other methods and paths, 500 for a
 * fault of the local stack, whose detail goes to the log. The token is checked before the body is looked at: a stranger
 * learns nothing from how a body is refused, and nothing of theirs is kept in memory.
 * Source: graphql-over-http issue 81; AppSync devguide, security-authz, monitoring.
 *
 * @throws {SchemaRefused} or {ResolverRefused} for an API that AppSync would not deploy
 */
export function createGraphqlEndpoint(props: GraphqlEndpointProps): GraphqlEndpoint {
  const { authorize, onMutationResult } = props;
  const log = props.log ?? (() => undefined);
  const { environment, prepare } = 'executable' in props ? props.executable : createExecutableApi(props);

  /** The request's operation, or undefined when it has been answered or nobody waits for an answer any more. */
  async function readRequest(
    request: IncomingMessage,
    url: URL,
    answer: HttpAnswer,
  ): Promise<OperationRequest | undefined> {
    if (request.method === 'GET') return readGetRequest(url.searchParams);
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body.kind === 'complete') return readPostRequest(body.text);
    if (body.kind === 'too large') {
      const message = `The request body exceeds the limit of ${String(MAX_BODY_BYTES)} bytes.`;
      answer.refuse(
        { status: 413, errorType: 'RequestEntityTooLargeException', message },
        { connection: 'close' },
      );
    }
    return undefined;
  }

  async function answerOperation(
    request: IncomingMessage,
    operationRequest: OperationRequest,
    identity: VerifiedIdentity,
    answer: HttpAnswer,
  ): Promise<void> {
    const prepared = prepare(operationRequest);
    if (!prepared.isReady) {
      answer.sendGraphql({ data: null, errors: prepared.errors });
      return;
    }
    const { operation } = prepared;
    if (operation.definition.operation === OperationTypeNode.SUBSCRIPTION) {
      // Once they went over MQTT, begun by a POST; the service still says so (aws-mobile-appsync-sdk-js 628).
      const message = 'Subscriptions over MQTT is not supported.';
      answer.refuse({ status: 400, errorType: 'BadRequestException', message });
      return;
    }
    const response = await executeOperation(environment, operation, {
      identity: { sourceIp: sourceIps(request), ...identity },
      request: handlerRequest(request),
      log: (line) => {
        log(`${answer.requestId} ${line}`);
      },
      ...(onMutationResult === undefined ? {} : { onMutationResult }),
    });
    answer.sendGraphql(response);
  }

  async function answerRequest(request: IncomingMessage, answer: HttpAnswer): Promise<void> {
    const url = urlOf(request);
    if (url?.pathname !== '/graphql') {
      answer.refuse({
        status: 404,
        errorType: 'NotFoundException',
        message: 'There is nothing here. The path is /graphql.',
      });
      return;
    }
    if (request.method === 'OPTIONS') {
      answer.allowCrossOrigin(request);
      return;
    }
    if (request.method !== 'POST' && request.method !== 'GET') {
      const message = `Method ${String(request.method)} is not allowed. Use POST or GET.`;
      const refusal = { status: 405, errorType: 'MethodNotAllowedException', message } as const;
      answer.refuse(refusal, { allow: 'POST,GET,OPTIONS' });
      return;
    }
    const authorization = await authorize(request.headers.authorization);
    if ('message' in authorization) {
      answer.refuse({ status: 401, errorType: 'UnauthorizedException', message: authorization.message });
      return;
    }
    try {
      const operationRequest = await readRequest(request, url, answer);
      if (operationRequest === undefined) return;
      await answerOperation(request, operationRequest, authorization, answer);
    } catch (error) {
      if (!(error instanceof RequestMalformed) && !(error instanceof DocumentMalformed)) throw error;
      if (error instanceof DocumentMalformed) log(`${answer.requestId} ${error.detail}`);
      answer.refuse({ status: 400, errorType: 'MalformedHttpRequestException', message: error.message });
    }
  }

  return {
    async handle(request, response) {
      const answer = new HttpAnswer(response);
      // A request that breaks off reports an error, on whoever listens.
      request.on('error', () => undefined);
      try {
        await answerRequest(request, answer);
      } catch (error) {
        const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
        log(`${answer.requestId} Internal failure: ${detail}`);
        const message = 'An internal failure occurred while processing the request.';
        answer.refuse({ status: 500, errorType: 'InternalFailure', message });
      }
    },
  };
}
