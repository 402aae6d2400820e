import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { EngineStartError } from './engine-start-error.ts';
import { pickFreePort } from './free-port.ts';
import { spawnGuarded } from './guarded-process.ts';
import type { GuardedProcess } from './guarded-process.ts';

/** How to run one engine, and how to read what it prints. */
export interface EngineProgram {
  /** E.g. `DynamoDB Local`. */
  readonly title: string;
  readonly command: string;
  /**
   * @param origin a web origin made up for this start: the engine proves its identity by returning it
   */
  readonly args: (port: number, origin: string) => readonly string[];
  /**
   * How to know that the answer on the port is this engine's, and not that of a process that took the port
   * meanwhile: it prints this line once it listens, or it allows the origin that it was started with (CORS).
   */
  readonly proof: { readonly prints: RegExp } | 'allows origin';
  /** Where it keeps its tables. @default in memory */
  readonly databaseFile?: string;
  readonly isPortCollision: (output: string) => boolean;
  /** The reason, in one line, why it ended with this output; undefined when the output has none. */
  readonly explain: (output: string) => string | undefined;
}

export interface ProgramOptions {
  readonly onUnexpectedExit?: (line: string) => void;
  readonly pickPort?: () => Promise<number>;
}

export interface RunningProgram {
  readonly endpoint: string;
  readonly pid: number | undefined;
  close(): Promise<void>;
}

const PORT_ATTEMPTS = 5;
/** For an engine that hangs; a slow or busy machine needs seconds. */
const START_TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 3;
/**
 * An engine that does not stop when asked to is killed: every acknowledged write is in its database file by
 * then.
 */
const STOP_TIMEOUT_MS = 2_000;

/**
 * Runs an engine on a free port of the loopback interface and resolves when it answers HTTP.
 *
 * The port is free when it is picked. If another process takes it before the engine does, the engine says so
 * and another port is tried, five in all.
 *
 * @throws {EngineStartError} when the engine does not answer, with its reason in one line
 */
export async function startProgram(program: EngineProgram, options: ProgramOptions): Promise<RunningProgram> {
  const pickPort = options.pickPort ?? pickFreePort;
  for (let attempt = 1; ; attempt += 1) {
    const port = await pickPort();
    const origin = `http://${randomUUID()}.invalid`;
    const child = spawnGuarded(program.command, program.args(port, origin));
    const failure = await untilReady(program, child, { port, origin });
    if (failure === undefined) {
      return supervise(program, child, port, options.onUnexpectedExit);
    }
    if (!program.isPortCollision(child.output())) {
      throw new EngineStartError(failure);
    }
    if (attempt === PORT_ATTEMPTS) {
      throw new EngineStartError(
        `${program.title} found no free port: ${port} was the last of ${attempt} tried.`,
      );
    }
  }
}

interface Address {
  readonly port: number;
  readonly origin: string;
}

/**
 * Resolves with undefined when the engine answers; when its process has ended, with the reason in one line.
 */
async function untilReady(
  program: EngineProgram,
  child: GuardedProcess,
  address: Address,
): Promise<string | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!child.hasExited()) {
    if (await isServing(program, child, address)) {
      return undefined;
    }
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      await child.exited;
      return `${program.title} did not answer within ${START_TIMEOUT_MS / 1000} s.`;
    }
    await Promise.race([delay(POLL_INTERVAL_MS), child.exited]);
  }
  // Its last output may not have been read yet.
  await child.exited;
  return `${program.title} could not start: ${lastWords(program, child)}.`;
}

/** Any answer will do: an engine that refuses a request without a signature is running. */
async function isServing(
  { proof }: EngineProgram,
  child: GuardedProcess,
  { port, origin }: Address,
): Promise<boolean> {
  if (proof !== 'allows origin' && !proof.prints.test(child.output())) {
    return false;
  }
  const headers = await answeredHeaders({ port, origin });
  if (headers === undefined) {
    return false;
  }
  return proof !== 'allows origin' || headers['access-control-allow-origin'] === origin;
}

/**
 * Asks by `node:http`, which the server has loaded: a process's first `fetch` takes longer than Dynoxide does
 * to start.
 */
function answeredHeaders({ port, origin }: Address): Promise<IncomingHttpHeaders | undefined> {
  return new Promise((resolve) => {
    request({
      host: '127.0.0.1',
      port,
      agent: false,
      headers: { origin },
      signal: AbortSignal.timeout(1_000),
    })
      .on('response', (response) => {
        response.on('error', () => resolve(undefined));
        response.on('end', () => resolve(response.headers)).resume();
      })
      .on('error', () => resolve(undefined))
      .end();
  });
}

function supervise(
  program: EngineProgram,
  child: GuardedProcess,
  port: number,
  onUnexpectedExit: ((line: string) => void) | undefined,
): RunningProgram {
  let isClosing = false;
  void child.exited.then(() => {
    if (!isClosing) {
      onUnexpectedExit?.(`${program.title} ended unexpectedly: ${lastWords(program, child)}.`);
    }
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: child.pid,
    close: async () => {
      isClosing = true;
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await child.exited;
      clearTimeout(insist);
    },
  };
}

function lastWords(program: EngineProgram, child: GuardedProcess): string {
  const output = child.output();
  return program.explain(output) ?? child.exitReason() ?? 'no reason given';
}
