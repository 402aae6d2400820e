import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { CognitoIdentity, HandlerCall, HandlerOutcome, Json } from 'appsync-local-stack/runtime';
import type { ApiModel } from 'appsync-local-stack/template';
import { startBareApi } from 'appsync-local-stack/testing';
import { print } from 'graphql';
import { synthesize } from '../../infra/synthesize.ts';

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

const IDENTITY: CognitoIdentity = {
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
  const calls: RecordedCall[] = [];
  const bare = await startBareApi(synthesize(), {
    identity: IDENTITY,
    onRun: (call, outcome) => calls.push({ ...call, outcome }),
  });
  return {
    api: bare.api,
    calls,
    execute: async <Result, Variables>(
      document: TypedDocumentNode<Result, Variables>,
      variables: Variables,
    ): Promise<Result> => {
      // What GraphQL sends is JSON.
      const { data } = await bare.execute(print(document), variables as Readonly<Record<string, Json>>);
      return data as Result; // GraphQL's shape, with what the document selects
    },
    close: () => bare.close(),
  };
}
