import { startRuntime } from 'appsync-local-stack/runtime';
import type { CognitoIdentity, HandlerContext, HandlerOutcome, Runtime } from 'appsync-local-stack/runtime';
import { afterAll, beforeAll } from 'vitest';
import { bundle } from '../../infra/bundle.ts';

/** The caller of every handler test. */
export const SUB = '5b1f3c9e-0d57-4c1c-9a6b-8f1d2e3a4b5c';

/** An id of an expense. */
export const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** What a test says about the context; the rest is filled in. */
export type ContextParts = Partial<Omit<HandlerContext, 'arguments'>> & {
  readonly args?: HandlerContext['arguments'];
};

/** The two handlers of a deployed bundle. */
export interface Handlers {
  readonly request: (parts: ContextParts) => Promise<HandlerOutcome>;
  readonly response: (parts: ContextParts) => Promise<HandlerOutcome>;
}

export const IDENTITY: CognitoIdentity = {
  sub: SUB,
  username: SUB,
  groups: null,
  issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_test',
  claims: { sub: SUB, exp: 4_102_444_800 },
  sourceIp: ['127.0.0.1'],
  defaultAuthStrategy: 'ALLOW',
};

/**
 * Bundles a resolver or function as it is deployed and runs its handlers in the local APPSYNC_JS runtime,
 * which is started once for the test file.
 *
 * @param file path below `resolvers/`, without `.ts`
 */
export function useHandlers(file: string): Handlers {
  const code = bundle(`resolvers/${file}.ts`);
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await startRuntime({ timeoutMs: 300_000 }); // No handler hangs here; on a busy machine each may wait.
  });
  afterAll(() => runtime.close());
  const run = (handler: 'request' | 'response', { args, ...parts }: ContextParts) =>
    runtime.run({ code, handler, context: { ...DEFAULT_CONTEXT, ...parts, arguments: args ?? {} } });
  return {
    request: (parts) => run('request', parts),
    response: (parts) => run('response', parts),
  };
}

const DEFAULT_CONTEXT: Omit<HandlerContext, 'arguments'> = {
  identity: IDENTITY,
  source: null,
  request: { headers: {}, domainName: null },
  info: {
    fieldName: 'field',
    parentTypeName: 'Type',
    variables: {},
    selectionSetList: [],
    selectionSetGraphQL: '',
  },
  env: { DEFAULT_CURRENCY: 'USD', END_EXPIRED_SUBSCRIPTIONS: 'true', TABLE_NAME: 'Expenses' },
  stash: {},
};

/** The failure of a data source call, as a response handler sees it. */
export function failure(type: string, result: HandlerContext['result'] = null): ContextParts {
  return {
    result,
    error: {
      type: `DynamoDB:${type}`,
      message: `secret table text (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ${type}; Request ID: x)`,
    },
  };
}

/** A cancelled transaction, as a response handler sees it: a reason for each of its items. */
export function cancelled(...types: readonly string[]): ContextParts {
  return failure('TransactionCanceledException', {
    keys: null,
    cancellationReasons: types.map((type) => ({ type, message: type === 'None' ? 'None' : 'secret' })),
  });
}

/** A `ValidationError` as it must look. */
export function validationError(field: string, reason: unknown) {
  return {
    errorType: 'ValidationError',
    errorInfo: { field, reason },
  };
}
