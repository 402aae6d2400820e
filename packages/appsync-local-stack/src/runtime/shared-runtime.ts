import { afterAll, beforeAll } from 'vitest';
import { evaluateCode } from './evaluate-code.ts';
import type { EvaluateCodeInput, EvaluateCodeOutput } from './evaluate-code.ts';
import type { HandlerContext, HandlerOutcome, Runtime } from './model.ts';
import { startRuntime } from './start.ts';
import type { RuntimeOptions } from './start.ts';

/** A context with neutral values. */
export function contextWith(members: Partial<HandlerContext> = {}): HandlerContext {
  return {
    arguments: {},
    identity: null,
    source: null,
    request: { headers: {}, domainName: null },
    info: {
      fieldName: 'thing',
      parentTypeName: 'Query',
      variables: {},
      selectionSetList: [],
      selectionSetGraphQL: '{ }',
    },
    env: {},
    stash: {},
    ...members,
  };
}

/**
 * Starts a runtime for the tests of one file, and gives short ways to use it.
 *
 * @param options its limits; by default no handler is stopped for its time, however busy the machine is
 */
export function useRuntime(options: RuntimeOptions = {}) {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await startRuntime({ timeoutMs: 300_000, ...options });
  });
  afterAll(() => runtime.close());

  /** Runs a request handler with the given statements as its body. */
  const run = (body: string, members?: Partial<HandlerContext>): Promise<HandlerOutcome> =>
    runtime.run({ code: requestHandler(body), handler: 'request', context: contextWith(members) });

  /** The value of one expression, or the message of its error. */
  const valueOf = async (expression: string): Promise<unknown> => {
    const { result, error } = await run(`return ${expression};`);
    return error !== undefined ? error.message.replace(/^code\.js:\d+:\d+: /, '') : result;
  };

  /** `evaluateCode` in this runtime. */
  const evaluate = (input: EvaluateCodeInput): Promise<EvaluateCodeOutput> => evaluateCode(input, runtime);

  return { runtime: () => runtime, run, valueOf, evaluate };
}

/** A module whose request handler has the given statements as its body, beginning on line 4. */
export function requestHandler(body: string): string {
  return `import { util, extensions, runtime } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';
export function request(ctx) {
${body}
}
export function response(ctx) {
  return ctx.result;
}
`;
}
