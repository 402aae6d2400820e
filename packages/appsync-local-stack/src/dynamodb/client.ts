import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * As many requests as one resolver batch or load test has under way at once; more of them wait for a socket.
 */
const MAX_SOCKETS = 256;

const WARNING_SWITCH = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

export interface DynamoDbClientOptions {
  /** E.g. `http://127.0.0.1:8000`. */
  readonly endpoint: string;
  /** E.g. `eu-central-1`; the engines accept any. */
  readonly region: string;
}

/**
 * Makes the AWS SDK's client for a local engine: dummy credentials, kept-alive sockets, three attempts.
 *
 * The engines check the form of a signature only, so the credentials are made up. The caller ends it with
 * `destroy()`.
 */
export function createDynamoDbClient({ endpoint, region }: DynamoDbClientOptions): DynamoDBClient {
  const client = withoutNodeVersionWarning(
    () =>
      new DynamoDBClient({
        endpoint,
        region,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts: 3,
        // Else the SDK puts its middleware together for every request: a third of what a GetItem costs. What
        // is added to the client's middleware later, once a command was sent, does not count for that command
        // any more.
        cacheMiddleware: true,
        requestHandler: {
          httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
          connectionTimeout: 2_000,
          requestTimeout: 30_000,
        },
      }),
  );
  // Without a logger, it still copies every request and answer for one: half of the cost of a page of a
  // Query.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/**
 * The SDK warns once a process, when its first client is made, that a coming release drops Node.js 20;
 * whoever runs the local stack cannot act on that. Its switch is set for that moment only, so that no other
 * warning and no child process is affected. (`@aws-sdk/core`, `emitWarningIfUnsupportedVersion`: only the
 * string "true" counts.)
 */
function withoutNodeVersionWarning<Result>(make: () => Result): Result {
  const before = process.env[WARNING_SWITCH];
  process.env[WARNING_SWITCH] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) {
      delete process.env[WARNING_SWITCH];
    } else {
      process.env[WARNING_SWITCH] = before;
    }
  }
}
