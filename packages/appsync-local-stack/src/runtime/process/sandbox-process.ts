import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { ProcessAnswer, ProcessRequest } from '../protocol.ts';
import { sandboxScripts } from './sandbox-script.ts';

/** One process in which handlers run, one at a time. */
export interface SandboxProcess {
  readonly pid: number | undefined;
  /**
   * Sends a request for some runs; the next one must wait for its end.
   *
   * @returns the outcomes as JSON, or the end of the process: it was `stopped` because it took longer than
   * `killAfterMs`, or it `died`, usually because it ran out of memory
   */
  run(request: ProcessRequest & { readonly kind: 'run' }, killAfterMs: number): Promise<RunsEnd>;
  isRunning(): boolean;
  /** Makes the process drop all modules that it was sent. */
  forgetModules(): void;
  stop(): Promise<void>;
}

type RunsEnd =
  | { readonly kind: 'outcomes'; readonly outcomes: readonly string[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'died' };

/**
 * Starts a sandbox process; resolves when it can run handlers.
 *
 * It is a process and not a worker thread, because V8 aborts the whole process when a single string or array
 * does not fit into memory, whatever the worker's resource limits are.
 */
export async function startSandboxProcess(memoryLimitMb: number): Promise<SandboxProcess> {
  const { processScript, sandboxScript } = await sandboxScripts();
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryLimitMb}`, '-e', processScript], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Contexts and outcomes are JSON already: written as JSON strings, every quotation mark would be escaped.
    serialization: 'advanced',
    env: loaderVariables(),
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });

  send(child, { kind: 'start', sandboxScript });
  const first = await nextEnd(child);
  if (first.kind !== 'ready') {
    throw new Error('the sandbox process for APPSYNC_JS could not be started');
  }

  return {
    pid: child.pid,
    async run(request, killAfterMs) {
      const ended = nextEnd(child, killAfterMs);
      send(child, request);
      const end = await ended;
      if (end.kind === 'stopped') {
        child.kill('SIGKILL');
      }
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

/**
 * Only the part of this process's environment that makes the system load a program as it loads this one,
 * including a shifted clock.
 */
function loaderVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(?:LD_|DYLD_|FAKETIME)/.test(name)),
  );
}

/**
 * Whichever comes first: an answer, the end of the process, or the timeout. `Promise.race` with a long-lived
 * promise would keep every answer in memory.
 */
function nextEnd(child: ChildProcess, killAfterMs?: number): Promise<ProcessAnswer | RunsEnd> {
  return new Promise((resolve) => {
    const settle = (end: ProcessAnswer | RunsEnd) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onExit);
      resolve(end);
    };
    // The channel's messages come from the process entry, which sends only answers.
    const onMessage = (message: unknown) => settle(message as ProcessAnswer);
    const onExit = () => settle({ kind: 'died' });
    const onTime = () => {
      // If this process was busy, the answer may be waiting: read it first.
      setImmediate(() => setImmediate(() => settle({ kind: 'stopped' })));
    };
    const timer = killAfterMs === undefined ? undefined : setTimeout(onTime, killAfterMs);
    child.once('message', onMessage);
    child.once('exit', onExit);
    child.once('error', onExit);
  });
}

function send(child: ChildProcess, request: ProcessRequest): void {
  // The exit of the process is noticed separately; the error of the closed channel adds nothing.
  child.send(request, () => undefined);
}
