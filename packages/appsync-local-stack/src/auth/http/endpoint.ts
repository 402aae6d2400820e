import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject } from '../../is-object.ts';
import { stackOf } from '../../user-error.ts';
import { ApiRequest } from '../api/api-request.ts';
import { CognitoError, toCognitoError } from '../api/cognito-error.ts';
import type { ApiAnswer } from '../operations/operation.ts';
import { UNSIGNED_OPERATIONS } from '../operations/unsigned-operations.ts';
import { isFromForeignPage } from './page-origin.ts';

const TARGET_PREFIX = 'AWSCognitoIdentityProviderService.';
const WELL_KNOWN_PATH = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;
const LARGEST_BODY_BYTES = 262_144;
const LONGEST_HEADER_TEXT = 1000;

/** What is behind the endpoint. */
export interface CognitoApi {
  /** Runs an operation; `isSigned` is true when the request has an AWS signature. */
  call(operation: string, request: ApiRequest, isSigned: boolean): Promise<ApiAnswer>;
  /** A pool's `jwks.json` or `openid-configuration`; undefined for an unknown pool. */
  document(userPoolId: string, name: string): ApiAnswer | undefined;
  /** Takes what an answer keeps from the client: where a fault arose. */
  readonly log: (line: string) => void;
}

/**
 * Whether a request is for Cognito and not for GraphQL, which share one origin: an API call, a pool's
 * `/.well-known/` documents, or the preflight of either.
 */
export function isCognitoRequest(request: IncomingMessage): boolean {
  const path = pathOf(request);
  if (WELL_KNOWN_PATH.test(path)) {
    return ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '');
  }
  if (path !== '/') {
    return false;
  }
  const asked = String(request.headers['access-control-request-headers'] ?? '').toLowerCase();
  return (
    (request.method === 'POST' && targetOf(request).startsWith(TARGET_PREFIX)) ||
    (request.method === 'OPTIONS' && asked.split(/\s*,\s*/).includes('x-amz-target'))
  );
}

/**
 * Answers a request for which `isCognitoRequest` holds, in the JSON 1.1 protocol of the Cognito API: an error
 * is `{ __type, message }` with its type in `x-amzn-errortype` as well.
 *
 * Operations that need no signature answer pages of any origin, as Cognito does. Operations of administrators
 * do not: the signature is not checked here, and a page could make one up. (A preflight does not name the
 * operation; it is answered for all.)
 *
 * Never rejects: what goes wrong is in the answer.
 */
export async function answerCognitoRequest(
  api: CognitoApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('x-amzn-requestid', randomUUID());
  const operation = targetOf(request).slice(TARGET_PREFIX.length);
  const isForPages = request.method !== 'POST' || UNSIGNED_OPERATIONS.has(operation);
  if (isForPages) {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader(
      'access-control-expose-headers',
      'x-amzn-requestid, x-amzn-errortype, x-amzn-errormessage, date',
    );
  }
  if (request.method === 'OPTIONS') {
    sendPreflight(request, response);
    return;
  }
  const [, userPoolId, name] = WELL_KNOWN_PATH.exec(pathOf(request)) ?? [];
  try {
    if (userPoolId !== undefined && name !== undefined) {
      sendDocument(api.document(userPoolId, name), response);
      return;
    }
    const body = await readBody(request);
    if (!isForPages && isFromForeignPage(request)) {
      throw new CognitoError(
        'AccessDeniedException',
        `${operation} is an administrator's operation: web pages of another origin cannot call it.`,
        403,
      );
    }
    const isSigned = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true;
    const answer = await api.call(operation, new ApiRequest(parseBody(body)), isSigned);
    send(response, 200, 'application/x-amz-json-1.1', stringify(answer));
  } catch (error) {
    if (!(error instanceof CognitoError)) {
      api.log(`Cognito: ${operation || name} failed: ${stackOf(error)}`);
    }
    sendError(response, toCognitoError(error));
  }
}

function sendPreflight(request: IncomingMessage, response: ServerResponse): void {
  const asked = request.headers['access-control-request-headers'];
  response.writeHead(204, {
    'access-control-allow-methods': 'POST, GET, HEAD, OPTIONS',
    ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
    'access-control-max-age': '172800',
    vary: 'access-control-request-headers',
  });
  response.end();
}

function sendDocument(document: ApiAnswer | undefined, response: ServerResponse): void {
  if (document === undefined) {
    throw new CognitoError('ResourceNotFoundException', 'User pool does not exist.', 404);
  }
  send(response, 200, 'application/json', JSON.stringify(document));
}

function sendError(response: ServerResponse, error: CognitoError): void {
  response.setHeader('x-amzn-errortype', `${error.code}:`);
  // A header carries printable ASCII only, and clients refuse long ones; the body has the whole text.
  const shown = error.message.slice(0, LONGEST_HEADER_TEXT).replace(/[^\x20-\x7e]/g, '?');
  response.setHeader('x-amzn-errormessage', shown);
  const body = JSON.stringify({ __type: error.code, message: error.message });
  send(response, error.status, 'application/x-amz-json-1.1', body);
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // A request without a set encoding streams buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    // Read and dropped: a client that is cut off while it sends never sees the answer.
    if (size <= LARGEST_BODY_BYTES) {
      chunks.push(bytes);
    }
  }
  if (size > LARGEST_BODY_BYTES) {
    throw new CognitoError('RequestEntityTooLargeException', 'The request body is too large.', 413);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) {
      return value;
    }
  } catch {
    // Answered below, like JSON that is not an object.
  }
  throw new CognitoError('SerializationException', 'The request body must be a JSON object.');
}

/** Cognito's JSON has dates as epoch seconds. */
function stringify(answer: ApiAnswer): string {
  return JSON.stringify(
    answer,
    function replaceDate(this: Record<string, unknown>, key: string, value: unknown) {
      const original = this[key];
      return original instanceof Date ? original.getTime() / 1000 : value;
    },
  );
}

function targetOf(request: IncomingMessage): string {
  const target = request.headers['x-amz-target'];
  return typeof target === 'string' ? target : '';
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
