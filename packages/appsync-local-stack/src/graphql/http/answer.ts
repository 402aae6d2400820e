import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import type { GraphqlResponse } from '../errors.ts';

/** Request headers that AppSync's own clients send across origins. */
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

/** A refusal outside GraphQL: status, exception name (also header `x-amzn-ErrorType`) and message. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 405 | 413 | 500;
  readonly errorType: string;
  readonly message: string;
}

/** Printed over several lines in Jackson's manner, as the service does it (aws-amplify-appsync-graphql-real-time-canvas 28). */
function errorBody(errorType: string, message: string): string {
  return `{\n  "errors" : [ {\n    "errorType" : ${JSON.stringify(errorType)},\n    "message" : ${JSON.stringify(message)}\n  } ]\n}`;
}

/**
 * Answers what is no HTTP at all, and closes the connection: a listener for a server's `clientError` event, in whose
 * place Node.js would send an empty 400.
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
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'x-amzn-ErrorType: MalformedHttpRequestException',
    `x-amzn-RequestId: ${randomUUID()}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Answers one request; every answer carries a request id of its own and is readable from any origin. */
export class HttpAnswer {
  readonly requestId: string = randomUUID();
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    // A client that has gone away is no fault; without a listener it would be an uncaught one.
    response.on('error', () => undefined);
  }

  sendGraphql(body: GraphqlResponse): void {
    this.#send(200, { 'x-amzn-appsync-TokensConsumed': '1' }, JSON.stringify(body));
  }

  /** Answers outside GraphQL, with AppSync's error body. */
  refuse({ status, errorType, message }: Refusal, headers: Record<string, string> = {}): void {
    const consumed = { 'x-amzn-appsync-TokensConsumed': '0' };
    this.#send(
      status,
      { ...consumed, 'x-amzn-ErrorType': errorType, ...headers },
      errorBody(errorType, message),
    );
  }

  /** The answer to a CORS preflight: any origin, and besides the clients' headers those that were asked for. */
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
    if (this.#response.headersSent || this.#response.destroyed) return;
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
