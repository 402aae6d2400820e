import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { CancellationReason, DynamoDbApi } from './dynamodb-api.ts';
import { DynamoDbError } from './dynamodb-error.ts';
import { withRetries } from './retries.ts';

/**
 * As many requests as one resolver batch or load test has under way at once; more of them wait for a socket.
 */
const MAX_SOCKETS = 256;

/** How long a connection may be silent while an answer is awaited. */
const TIMEOUT_MS = 30_000;

/**
 * An engine requires a signature and its date, and checks neither. DynamoDB Local tells accounts and
 * regions apart by the credential, unless it runs with `-sharedDb`, as here.
 */
const UNCHECKED_SIGNATURE = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

/**
 * Makes a client for a local engine: DynamoDB's JSON over kept connections, without the work of signing.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 *
 * @param endpoint e.g. `http://127.0.0.1:8000`
 */
export function createEngineClient(endpoint: string): DynamoDbApi {
  const { hostname, port } = new URL(endpoint);
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, timeout: TIMEOUT_MS });
  const target = { agent, hostname, port };
  return {
    send: (operation, input) => {
      const body = JSON.stringify(input);
      // The answer's type is documented by DynamoDB and cannot be checked here.
      return withRetries(() => post(target, operation, body)) as ReturnType<DynamoDbApi['send']>;
    },
    close: () => agent.destroy(),
  };
}

interface Target {
  readonly agent: Agent;
  readonly hostname: string;
  readonly port: string;
}

function post(target: Target, operation: string, body: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...UNCHECKED_SIGNATURE,
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    const sent = request({ ...target, method: 'POST', path: '/', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        try {
          resolve(
            answerOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString('utf8')),
          );
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    sent.on('timeout', () => sent.destroy(timeoutError()));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** @throws {DynamoDbError} when the answer is an exception */
function answerOf(statusCode: number, headers: IncomingHttpHeaders, text: string): unknown {
  const answer = parse(statusCode, text);
  if (statusCode < 300) {
    return answer;
  }
  throw toDynamoDbError(statusCode, headers['x-amzn-requestid'], answer);
}

function parse(statusCode: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`the answer with status ${statusCode} is not JSON`, { cause: error });
  }
}

/**
 * `__type` is e.g. `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`; some exceptions have their
 * message in `Message`.
 */
function toDynamoDbError(
  statusCode: number,
  requestId: string | string[] | undefined,
  answer: unknown,
): DynamoDbError {
  // The form of every exception in DynamoDB's JSON protocol.
  const { __type, message, Message, CancellationReasons } = Object(answer) as {
    readonly __type?: string;
    readonly message?: string;
    readonly Message?: string;
    readonly CancellationReasons?: readonly CancellationReason[];
  };
  const name = __type?.split('#').at(-1)?.split(':')[0] ?? 'UnknownError';
  return new DynamoDbError(name, message ?? Message ?? 'UnknownError', {
    statusCode,
    ...(typeof requestId === 'string' && { requestId }),
    ...(CancellationReasons !== undefined && { cancellationReasons: CancellationReasons }),
  });
}

function timeoutError(): Error {
  return Object.assign(new Error(`The engine did not answer within ${TIMEOUT_MS / 1000} s`), {
    code: 'ETIMEDOUT',
  });
}
