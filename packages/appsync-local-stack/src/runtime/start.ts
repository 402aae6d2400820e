import { CodeRejected } from './code-rejected.ts';
import type { Runtime } from './model.ts';
import { failedOutcome, toOutcome } from './outcome.ts';
import { prepareModule } from './process/prepare-module.ts';
import type { PreparedModule } from './process/prepare-module.ts';
import { startRunQueue } from './process/run-queue.ts';

export interface RuntimeOptions {
  /**
   * How long a handler may run, in milliseconds.
   *
   * @default 2000
   */
  readonly timeoutMs?: number;
  /**
   * How much longer the process may take to answer before it is killed, in milliseconds: a handler that hangs
   * inside a built-in function cannot be ended in any other way.
   *
   * @default 500
   */
  readonly killGraceMs?: number;
  /**
   * How much memory handlers may fill, in megabytes.
   *
   * @default 128
   */
  readonly memoryLimitMb?: number;
}

/** Modules kept compiled. Tests and `evaluateCode` may bring any number of them. */
const MODULE_CACHE_SIZE = 500;

/**
 * Starts an APPSYNC_JS 1.0.0 runtime: a separate process in which handlers run, one at a time, with only what
 * AppSync offers. A handler that runs too long or fills the memory ends with an error; the process is then
 * replaced, and the waiting runs continue in the new one.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference-js.html
 */
export async function startRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const { timeoutMs = 2000, killGraceMs = 500, memoryLimitMb = 128 } = options;
  const modules = new Map<string, PreparedModule & { readonly id: number }>();
  let moduleCount = 0;
  const queue = await startRunQueue({ timeoutMs, killGraceMs, memoryLimitMb });

  function prepare(code: string) {
    const known = modules.get(code);
    if (known !== undefined) {
      return known;
    }
    const module = { ...prepareModule(code), id: (moduleCount += 1) };
    if (modules.size >= MODULE_CACHE_SIZE) {
      modules.clear();
      queue.forgetModules();
    }
    modules.set(code, module);
    return module;
  }

  return {
    check(code) {
      prepare(code);
    },
    async run(call) {
      let module;
      try {
        module = prepare(call.code);
      } catch (error) {
        if (error instanceof CodeRejected) {
          return failedOutcome(call, error.message);
        }
        throw error;
      }
      const end = await queue.run({ module, handler: call.handler, context: JSON.stringify(call.context) });
      const where = module.handlerPositions[call.handler];
      switch (end.kind) {
        case 'outcome':
          return toOutcome(end.outcome, call, module);
        case 'stopped':
          return failedOutcome(call, `${where}: RangeError: the handler was stopped after ${timeoutMs} ms`);
        case 'died':
          return failedOutcome(
            call,
            `${where}: RangeError: the handler was stopped because it needed more than ${memoryLimitMb} MB of memory`,
          );
        case 'closed':
          return failedOutcome(call, 'the runtime is closed');
      }
    },
    close: () => queue.close(),
  };
}
