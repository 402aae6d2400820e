import { startEngine } from '../dynamodb/engine.ts';
import type { GraphqlResponse } from '../graphql/errors.ts';
import { createExecutableApi } from '../graphql/execution/executable-api.ts';
import { executeOperation } from '../graphql/execution/execute.ts';
import type { SynthesizedStack } from '../local-stack.ts';
import { openDataSources } from '../open-data-sources.ts';
import { OpenParts } from '../open-parts.ts';
import type { CognitoIdentity, HandlerCall, HandlerOutcome, Json, Runtime } from '../runtime/model.ts';
import { startRuntime } from '../runtime/start.ts';
import { findStackApi } from '../stack-api.ts';
import type { ApiModel } from '../template/model.ts';
import { readTemplate } from '../template/read.ts';

/** An API without HTTP and sign-in. */
export interface BareApi {
  readonly api: ApiModel;
  /**
   * Executes an operation of one and the same user.
   *
   * @throws {Error} when the document is refused
   */
  execute(query: string, variables: { readonly [name: string]: Json }): Promise<GraphqlResponse>;
  close(): Promise<void>;
}

export interface BareApiProps {
  /** Who calls. */
  readonly identity: CognitoIdentity;
  /** Told of each run of a handler. @default nobody is told */
  readonly onRun?: (call: HandlerCall, outcome: HandlerOutcome) => void;
}

const PLACE = { region: 'us-east-1', accountId: '000000000000', origin: 'http://localhost' };

/**
 * Runs the API of a template on an engine in memory.
 *
 * @throws {StartError} when the template has no API that can run
 */
export async function startBareApi(stack: SynthesizedStack, props: BareApiProps): Promise<BareApi> {
  const parts = new OpenParts();
  try {
    return await start(stack, props, parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function start(
  { stackName, template }: SynthesizedStack,
  { identity, onRun }: BareApiProps,
  parts: OpenParts,
): Promise<BareApi> {
  const model = readTemplate(template, { stackName, ...PLACE });
  const { api } = findStackApi(model);
  const engine = await parts.keep(startEngine(), (it) => it.close());
  const runtime = await parts.keep(startRuntime(), (it) => it.close());
  const dataSources = await parts.keep(openDataSources(model, api, engine), (it) => it.close());
  const { environment, prepare } = createExecutableApi({
    api,
    runtime: watched(runtime, onRun),
    dataSources: dataSources.byName,
  });
  return {
    api,
    execute: (query, variables) => {
      const prepared = prepare({ query, operationName: null, variables });
      if (!prepared.isReady) {
        throw new Error(`An operation was refused: ${JSON.stringify(prepared.errors)}`);
      }
      return executeOperation(environment, prepared.operation, {
        identity,
        request: { headers: {}, domainName: null },
        log: () => undefined,
      });
    },
    close: () => parts.close(),
  };
}

function watched(runtime: Runtime, onRun: BareApiProps['onRun']): Runtime {
  return {
    ...runtime,
    run: async (call) => {
      const outcome = await runtime.run(call);
      onRun?.(call, outcome);
      return outcome;
    },
  };
}
