import { setImmediate } from 'node:timers/promises';
import type { RunRequest } from '../protocol.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** One handler to run. */
interface QueuedRun {
  readonly module: { readonly id: number; readonly script: string };
  readonly handler: 'request' | 'response';
  /** A `HandlerContext` as JSON. */
  readonly context: string;
}

/** The result of a run: its outcome as JSON, or why there is none. */
type RunEnd =
  | { readonly kind: 'outcome'; readonly outcome: string }
  /** It hung and was killed. */
  | { readonly kind: 'stopped' }
  /** Its process ended, usually because it ran out of memory. */
  | { readonly kind: 'died' }
  | { readonly kind: 'closed' };

/** The runs that wait for the sandbox process. */
export interface RunQueue {
  run(run: QueuedRun): Promise<RunEnd>;
  /** Makes the process drop all modules that it was sent. */
  forgetModules(): void;
  close(): Promise<void>;
}

/** Together these need far less memory than handlers may fill. */
const MAX_BATCH_RUNS = 32;
const MAX_BATCH_CHARACTERS = 1_000_000;

interface WaitingRun extends QueuedRun {
  readonly end: (end: RunEnd) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Starts a sandbox process and sends it runs as they come. Runs that come while it is busy are sent together
 * afterwards: a message between processes costs more than most handlers do.
 *
 * When the process does not survive several runs, each of them is repeated alone, in a new process, to find
 * the one at fault. The repetition is not visible: a run has no effect but its outcome, and that never
 * arrived.
 */
export async function startRunQueue(limits: {
  readonly timeoutMs: number;
  /**
   * Handlers end by themselves when their time is up; only a handler that hangs inside a built-in function is
   * killed.
   */
  readonly killGraceMs: number;
  readonly memoryLimitMb: number;
}): Promise<RunQueue> {
  let sandbox: SandboxProcess | undefined = await startSandboxProcess(limits.memoryLimitMb);
  let sentModules = new Set<number>();
  let waiting: WaitingRun[] = [];
  let working: Promise<void> | undefined;
  let isClosed = false;

  async function makeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize(waiting));
      waiting = waiting.slice(batch.length);
      try {
        await make(batch);
      } catch (error) {
        batch.forEach(({ fail }) => fail(error));
      }
    }
    working = undefined;
  }

  async function make(batch: readonly WaitingRun[]): Promise<void> {
    if (!isClosed && sandbox?.isRunning() !== true) {
      sentModules = new Set();
      sandbox = await startSandboxProcess(limits.memoryLimitMb);
    }
    if (isClosed || sandbox === undefined) {
      batch.forEach(({ end }) => end({ kind: 'closed' }));
      return;
    }
    const { timeoutMs, killGraceMs } = limits;
    const request = { kind: 'run', runs: batch.map(runRequest), timeoutMs } as const;
    const end = await sandbox.run(request, timeoutMs + killGraceMs);
    if (end.kind === 'outcomes') {
      void handOver(batch, end.outcomes);
      return;
    }
    sandbox = undefined;
    if (batch.length === 1) {
      batch[0]?.end(isClosed ? { kind: 'closed' } : end);
      return;
    }
    for (const run of batch) {
      await make([run]);
    }
  }

  function runRequest({ module, handler, context }: WaitingRun): RunRequest {
    const isSent = sentModules.has(module.id);
    sentModules.add(module.id);
    return { moduleId: module.id, ...(!isSent && { moduleScript: module.script }), handler, context };
  }

  return {
    run: (run) =>
      new Promise((end, fail) => {
        waiting.push({ ...run, end, fail });
        working ??= makeAll();
      }),
    forgetModules() {
      sentModules.clear();
      sandbox?.forgetModules();
    },
    async close() {
      isClosed = true;
      await sandbox?.stop();
      // The process may be in the middle of a replacement.
      await working;
      await sandbox?.stop();
    },
  };
}

/**
 * Ends runs, each in a separate turn of the event loop: what follows from one, for instance an event to
 * subscribers, comes before the next, and requests get their turns in between.
 */
async function handOver(batch: readonly WaitingRun[], outcomes: readonly string[]): Promise<void> {
  for (const [index, run] of batch.entries()) {
    if (index > 0) {
      await setImmediate();
    }
    run.end({ kind: 'outcome', outcome: outcomes[index] ?? '' });
  }
}

/** How many of the oldest waiting runs are sent together: at least one. */
function batchSize(waiting: readonly QueuedRun[]): number {
  let characters = 0;
  const tooMany = waiting.findIndex(({ context }, index) => {
    characters += context.length;
    return index === MAX_BATCH_RUNS || (index > 0 && characters > MAX_BATCH_CHARACTERS);
  });
  return tooMany < 0 ? waiting.length : tooMany;
}
