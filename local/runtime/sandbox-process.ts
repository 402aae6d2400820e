import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import type { ProcessAnswer, ProcessRequest } from './protocol.ts';
import { sandboxScripts } from './sandbox-script.ts';

/** One process in which handlers run, one at a time. */
export interface SandboxProcess {
  readonly pid: number | undefined;
  /**
   * Sends a request for some runs; the next one must wait for its end.
   *
   * @returns the outcomes as JSON, or what became of the process instead: it was `stopped` for taking longer than
   *   `killAfterMs`, or it `died`, for want of memory as a rule
   */
  run(request: ProcessRequest & { readonly kind: 'run' }, killAfterMs: number): Promise<RunsEnd>;
  isRunning(): boolean;
  /** Has the process drop all modules that it was sent. */
  forgetModules(): void;
  stop(): Promise<void>;
}

export type RunsEnd =
  | { readonly kind: 'outcomes'; readonly outcomes: readonly string[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'died' };

/**
 * Starts a sandbox process; resolves when it can run handlers.
 *
 * It is a process and not a worker thread because V8 aborts the whole process, whatever a worker's resource limits,
 * when a single string or array does not fit into memory.
 */
export async function startSandboxProcess(memoryLimitMb: number): Promise<SandboxProcess> {
  const { processScript, sandboxScript } = await sandboxScripts();
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryLimitMb}`, '-e', processScript], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const gone = exited.then(() => ({ kind: 'died' }) as const);

  send(child, { kind: 'start', sandboxScript });
  const first = await Promise.race([nextAnswer(child), gone]);
  if (first.kind !== 'ready') throw new Error('the sandbox process for APPSYNC_JS could not be started');

  return {
    pid: child.pid,
    async run(request, killAfterMs) {
      const answered = nextAnswer(child);
      send(child, request);
      const watchdog = watch(killAfterMs);
      const end = await Promise.race([answered, gone, watchdog.fired]);
      watchdog.cancel();
      if (end.kind === 'stopped') child.kill('SIGKILL');
      return end.kind === 'ready' ? { kind: 'died' } : end;
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    forgetModules() {
      send(child, { kind: 'forget' });
    },
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function nextAnswer(child: ChildProcess): Promise<ProcessAnswer> {
  return new Promise((resolve) => {
    // The channel's messages are the process entry's, which sends nothing but answers.
    child.once('message', (message) => resolve(message as ProcessAnswer));
  });
}

function send(child: ChildProcess, request: ProcessRequest): void {
  // A process that is gone is noticed by its exit; the error of the closed channel says no more.
  child.send(request, () => undefined);
}

function watch(afterMs: number): { fired: Promise<{ kind: 'stopped' }>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const fired = new Promise<{ kind: 'stopped' }>((resolve) => {
    timer = setTimeout(() => {
      // When it was this process that was busy, the answer may be waiting: let it come in first.
      setImmediate(() => setImmediate(() => resolve({ kind: 'stopped' })));
    }, afterMs);
  });
  return { fired, cancel: () => clearTimeout(timer) };
}
