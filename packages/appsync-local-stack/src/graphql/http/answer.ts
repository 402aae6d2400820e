import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorType } from '../../error-type.ts';
import type { GraphqlResponse } from '../errors.ts';
import type { Refusal } from './refusal.ts';

/** Request headers that AppSync's clients send across origins. */
const CLIENT_HEADERS = [
  'authorization',
  'content-type',
  'x-amz-user-agent',
  'x-api-key',
  'x-amz-date',
  'x-amz-security-token',
];

const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/;

const EXPOSED_HEADERS = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-appsync-TokensConsumed,Date';

/** Answers one request; every answer has a new request id and can be read from any origin. */
export class HttpAnswer {
  readonly requestId: string = randomUUID();
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    // A closed connection is not a fault; without a listener its error would be uncaught.
    response.on('error', () => undefined);
  }

  sendGraphql(body: GraphqlResponse): void {
    this.#send(200, { 'x-amzn-appsync-TokensConsumed': '1' }, JSON.stringify(body));
  }

  /** Answers with a refusal outside GraphQL, with AppSync's error body. */
  refuse({ status, errorType, message, headers }: Refusal): void {
    this.#send(
      status,
      { 'x-amzn-appsync-TokensConsumed': '0', 'x-amzn-ErrorType': errorType, ...headers },
      errorBody(errorType, message),
    );
  }

  /**
   * The answer to a CORS preflight: any origin, the clients' headers, and the requested headers.
   */
  allowCrossOrigin(request: IncomingMessage): void {
    const asked = String(request.headers['access-control-request-headers'] ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter((name) => HEADER_NAME.test(name));
    this.#send(200, {
      'access-control-allow-methods': 'POST,GET,OPTIONS',
      'access-control-allow-headers': [...new Set([...CLIENT_HEADERS, ...asked])].join(','),
      'access-control-max-age': '3600',
    });
  }

  #send(status: number, headers: Record<string, string>, body = ''): void {
    if (this.#response.headersSent || this.#response.destroyed) {
      return;
    }
    this.#response.writeHead(status, {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': EXPOSED_HEADERS,
      'content-type': 'application/json;charset=UTF-8',
      'content-length': Buffer.byteLength(body),
      'x-amzn-RequestId': this.requestId,
      ...headers,
    });
    this.#response.end(body);
  }
}

/**
 * Answers bytes that are not HTTP, and closes the connection: a listener for a server's `clientError` event.
 * Node.js would send an empty 400.
 */
export function refuseMalformedHttp(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = errorBody('MalformedHttpRequestException', 'Unable to parse the HTTP request.');
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Connection: close',
    'Content-Type: application/json;charset=UTF-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'x-amzn-ErrorType: MalformedHttpRequestException',
    `x-amzn-RequestId: ${randomUUID()}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * The body of a refusal, printed over several lines in Jackson's manner, as the service does it.
 *
 * Source: https://github.com/aws-samples/aws-amplify-appsync-graphql-real-time-canvas/issues/28
 */
function errorBody(errorType: ErrorType, message: string): string {
  return `{\n  "errors" : [ {\n    "errorType" : ${JSON.stringify(errorType)},\n    "message" : ${JSON.stringify(message)}\n  } ]\n}`;
}
