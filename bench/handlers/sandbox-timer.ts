import vm from 'node:vm';
import { prepareModule, sandboxScripts } from 'appsync-local-stack/runtime';
import type { HandlerCall } from 'appsync-local-stack/runtime';
import { distribution } from '../report/distribution.ts';

/** The sandbox's function that runs a handler. */
type RunHandler = (moduleFunction: unknown, handler: string, context: string, timeoutMs: number) => string;

const TIMEOUT_MS = 2_000;
/** The length of a batch of runs: most end before the operating system schedules another process. */
const BATCH_MICROSECONDS = 1_000;
const WARM_UP_RUNS = 20;

/**
 * Times handlers in the sandbox of the local stack, without the process around it: a run
 * reads its context from JSON, evaluates the module afresh, calls the handler and writes its outcome as JSON.
 *
 * @param rounds how many batches of about a millisecond each handler gets; they take turns, so that all have
 * the same disturbances
 * @returns for each call, the median of its batches, in microseconds a run
 */
export async function timeHandlers(calls: readonly HandlerCall[], rounds: number): Promise<number[]> {
  const { sandboxScript } = await sandboxScripts();
  const globals = Object.create(null) as vm.Context; // typed as any
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  const runHandler = vm.runInContext(sandboxScript, context) as RunHandler; // as `sandboxScripts` says
  const runs = calls.map((call) => {
    const moduleFunction: unknown = vm.runInContext(prepareModule(call.code).script, context);
    const json = JSON.stringify(call.context);
    const run = () => runHandler(moduleFunction, call.handler, json, TIMEOUT_MS);
    const warmUp = timeBatch(run, WARM_UP_RUNS);
    return { run, batch: Math.max(1, Math.round(BATCH_MICROSECONDS / warmUp)) };
  });
  const timings = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    runs.forEach(({ run, batch }, index) => timings[index]?.push(timeBatch(run, batch)));
  }
  return timings.map((times) => distribution(times).p50);
}

/** In microseconds a run. */
function timeBatch(run: () => string, runs: number): number {
  const begun = performance.now();
  for (let index = 0; index < runs; index += 1) {
    run();
  }
  return ((performance.now() - begun) * 1000) / runs;
}
