import { CodeRejected } from './code-rejected.ts';
import type { HandlerCall, HandlerOutcome, Runtime } from './model.ts';
import { failedOutcome, toOutcome } from './outcome.ts';
import { prepareModule } from './prepare-module.ts';
import type { PreparedModule } from './prepare-module.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import type { SandboxProcess } from './sandbox-process.ts';

export interface RuntimeOptions {
  /**
   * How long a handler may run, in milliseconds.
   *
   * @default 2000
   */
  readonly timeoutMs?: number;
  /**
   * How much memory handlers may fill, in megabytes.
   *
   * @default 128
   */
  readonly memoryLimitMb?: number;
}

/** Handlers end themselves when their time is up; only what hangs inside of one built-in function is killed. */
const KILL_GRACE_MS = 500;

/** Modules kept compiled. Tests and `evaluateCode` may bring any number of them. */
const MODULE_CACHE_SIZE = 500;

/**
 * Starts an APPSYNC_JS 1.0.0 runtime: a process of its own in which handlers run, one at a time, with nothing but what
 * AppSync offers. A handler that runs too long or fills the memory ends with an error; the process is then replaced, and
 * the runs that wait go on in the new one.
 *
 * Source: appsync/latest/devguide/resolver-util-reference-js.html
 */
export async function startRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const { timeoutMs = 2000, memoryLimitMb = 128 } = options;
  const modules = new Map<string, PreparedModule & { readonly id: number }>();
  let moduleCount = 0;
  let sandbox: SandboxProcess | undefined = await startSandboxProcess(memoryLimitMb);
  let sentModules = new Set<number>();
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function prepare(code: string) {
    const known = modules.get(code);
    if (known) return known;
    const module = { ...prepareModule(code), id: (moduleCount += 1) };
    if (modules.size >= MODULE_CACHE_SIZE) {
      modules.clear();
      sentModules.clear();
      sandbox?.forgetModules();
    }
    modules.set(code, module);
    return module;
  }

  async function runNow(call: HandlerCall): Promise<HandlerOutcome> {
    if (isClosed) return failedOutcome(call, 'the runtime is closed');
    let module;
    try {
      module = prepare(call.code);
    } catch (error) {
      if (error instanceof CodeRejected) return failedOutcome(call, error.message);
      throw error;
    }
    if (!sandbox?.isRunning()) {
      sentModules = new Set();
      sandbox = await startSandboxProcess(memoryLimitMb);
      if (isClosed) return failedOutcome(call, 'the runtime is closed');
    }
    const isSent = sentModules.has(module.id);
    sentModules.add(module.id);
    const end = await sandbox.run(
      {
        kind: 'run',
        moduleId: module.id,
        ...(!isSent && { moduleScript: module.script }),
        handler: call.handler,
        context: JSON.stringify(call.context),
        timeoutMs,
      },
      timeoutMs + KILL_GRACE_MS,
    );
    if (end.kind === 'outcome') return toOutcome(end.outcome, call, module);
    sandbox = undefined;
    const where = module.handlerPositions[call.handler];
    if (isClosed) return failedOutcome(call, 'the runtime is closed');
    return failedOutcome(
      call,
      end.kind === 'stopped'
        ? `${where}: RangeError: the handler was stopped after ${timeoutMs} ms`
        : `${where}: RangeError: the handler was stopped because it needed more than ${memoryLimitMb} MB of memory`,
    );
  }

  return {
    check(code) {
      prepare(code);
    },
    run(call) {
      const outcome = last.then(() => runNow(call));
      last = outcome.catch(() => undefined);
      return outcome;
    },
    async close() {
      isClosed = true;
      await sandbox?.stop();
      // A process may have been about to be replaced.
      await last;
      await sandbox?.stop();
    },
  };
}
