import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { synthesize } from '../../infra/synthesize.ts';
import { startEngine } from '../../packages/appsync-local-stack/src/dynamodb/engine.ts';
import { createExecutableApi } from '../../packages/appsync-local-stack/src/graphql/execution/executable-api.ts';
import { executeOperation } from '../../packages/appsync-local-stack/src/graphql/execution/execute.ts';
import { openDataSources } from '../../packages/appsync-local-stack/src/open-data-sources.ts';
import { OpenParts } from '../../packages/appsync-local-stack/src/open-parts.ts';
import type {
  CognitoIdentity,
  HandlerCall,
  HandlerOutcome,
  Json,
  Runtime,
} from '../../packages/appsync-local-stack/src/runtime/model.ts';
import { startRuntime } from '../../packages/appsync-local-stack/src/runtime/start.ts';
import { findStackApi } from '../../packages/appsync-local-stack/src/stack-api.ts';
import type { ApiModel } from '../../packages/appsync-local-stack/src/template/model.ts';
import { readTemplate } from '../../packages/appsync-local-stack/src/template/read.ts';

/** A recorded run of a handler. */
export interface RecordedCall extends HandlerCall {
  readonly outcome: HandlerOutcome;
}

/** An API without HTTP, which records the runs of its handlers. */
export interface RecordingApi {
  readonly api: ApiModel;
  /** Every run so far, in its order. */
  readonly calls: readonly RecordedCall[];
  /**
   * Executes an operation, always as the same user, and gives its data; errors are ignored.
   */
  readonly execute: <Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) => Promise<Result>;
  readonly close: () => Promise<void>;
}

const identity: CognitoIdentity = {
  sub: '5b1f3c9e-0d57-4c1c-9a6b-8f1d2e3a4b5c',
  username: '5b1f3c9e-0d57-4c1c-9a6b-8f1d2e3a4b5c',
  groups: null,
  issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_bench',
  claims: { sub: '5b1f3c9e-0d57-4c1c-9a6b-8f1d2e3a4b5c' },
  sourceIp: ['127.0.0.1'],
  defaultAuthStrategy: 'ALLOW',
};

/**
 * Runs the synthesized template's API on an engine in memory, and records the inputs and results of its
 * handlers.
 */
export async function startRecordingApi(): Promise<RecordingApi> {
  const parts = new OpenParts();
  try {
    return await start(parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function start(parts: OpenParts): Promise<RecordingApi> {
  const { stackName, template } = synthesize();
  const place = { region: 'us-east-1', accountId: '000000000000', origin: 'http://localhost' };
  const model = readTemplate(template, { stackName, ...place });
  const { api } = findStackApi(model);
  const engine = await parts.keep(startEngine(), (it) => it.close());
  const runtime = await parts.keep(startRuntime(), (it) => it.close());
  const dataSources = await parts.keep(openDataSources(model, api, engine), (it) => it.close());
  const calls: RecordedCall[] = [];
  const recording: Runtime = {
    ...runtime,
    run: async (call) => {
      const outcome = await runtime.run(call);
      calls.push({ ...call, outcome });
      return outcome;
    },
  };
  const { environment, prepare } = createExecutableApi({
    api,
    runtime: recording,
    dataSources: dataSources.byName,
  });
  return {
    api,
    calls,
    execute: async <Result, Variables>(
      document: TypedDocumentNode<Result, Variables>,
      variables: Variables,
    ): Promise<Result> => {
      const prepared = prepare({
        query: print(document),
        operationName: null,
        variables: variables as Readonly<Record<string, Json>>, // what GraphQL sends is JSON
      });
      if (!prepared.isReady) {
        throw new Error(`An operation was refused: ${JSON.stringify(prepared.errors)}`);
      }
      const request = { headers: {}, domainName: null };
      const response = await executeOperation(environment, prepared.operation, {
        identity,
        request,
        log: () => undefined,
      });
      return response.data as Result; // GraphQL's data, with the selection of the document
    },
    close: () => parts.close(),
  };
}
