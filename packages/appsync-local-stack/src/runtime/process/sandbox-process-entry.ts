import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import type { ProcessAnswer, ProcessRequest, RunRequest, SandboxOutcome } from '../protocol.ts';

/**
 * The script of the sandbox process: keeps the vm context and the modules compiled in it, and runs one
 * handler after the other. Only functions of the context are called, with strings and numbers as arguments.
 */

type RunHandler = (moduleFunction: unknown, handler: string, context: string, timeoutMs: number) => string;

// `Object.create` is typed as any.
const globals = Object.create(null) as vm.Context;
const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } });
const moduleFunctions = new Map<number, unknown>();
let runHandler: RunHandler | undefined;

process.on('message', (request: ProcessRequest) => {
  switch (request.kind) {
    case 'start':
      // The value of the script, as `sandboxScripts` documents.
      runHandler = vm.runInContext(request.sandboxScript, context, { filename: 'appsync.js' }) as RunHandler;
      answer({ kind: 'ready' });
      endWithServer();
      break;
    case 'forget':
      moduleFunctions.clear();
      break;
    case 'run':
      answer({ kind: 'outcomes', outcomes: request.runs.map((each) => outcomeOf(each, request.timeoutMs)) });
      break;
  }
});

// The server decides when this process ends: by closing the channel, which also happens when the server is
// killed.
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined);

/**
 * Ends this process when the server has ended. A handler that hangs inside a built-in function would keep the
 * closed channel from being noticed, so a separate thread checks for it.
 */
function endWithServer(): void {
  const watch = `const server = ${process.ppid};
    setInterval(() => { if (process.ppid !== server) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
  new Worker(watch, { eval: true }).unref();
}

function outcomeOf(request: RunRequest, timeoutMs: number): string {
  try {
    return run(request, timeoutMs);
  } catch (error) {
    return JSON.stringify(failure(error));
  }
}

function run({ moduleId, moduleScript, handler, context: json }: RunRequest, timeoutMs: number): string {
  if (moduleScript !== undefined) {
    // The script begins with a line before the code, so that the code's first line is line 1.
    const options = { filename: 'code.js', lineOffset: -1 };
    moduleFunctions.set(moduleId, vm.runInContext(moduleScript, context, options));
  }
  if (runHandler === undefined) {
    throw new Error('the sandbox was not started');
  }
  return runHandler(moduleFunctions.get(moduleId), handler, json, timeoutMs);
}

/** For code that V8 refuses to compile; the sandbox reports all other errors. */
function failure(error: unknown): SandboxOutcome {
  const thrown = { text: String(error), position: null };
  return {
    result: null,
    stash: {},
    effects: { thrown, appendedErrors: [], logs: [], invalidations: [] },
  };
}

function answer(message: ProcessAnswer): void {
  process.send?.(message);
}
