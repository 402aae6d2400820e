import { LOG_LENGTH_LIMIT, LOOP_LIMIT } from '../limits.ts';
import type { HandlerContext, HandlerError, Json } from '../model.ts';
import type { ScriptPosition } from '../protocol.ts';

/** The run under way: one handler of one request. */
export interface Run {
  readonly handler: 'request' | 'response';
  readonly identity: unknown;
  readonly info: HandlerContext['info'];
  readonly deadline: number;
  readonly timeoutMs: number;
  readonly logs: { level: string; text: string; position: ScriptPosition | null }[];
  logLength: number;
  readonly appendedErrors: HandlerError[];
  subscriptionFilter?: Json;
  subscriptionInvalidationFilter?: Json;
  readonly invalidations: Json[];
}

let current: Run | undefined;

export function beginRun(context: HandlerContext, handler: Run['handler'], timeoutMs: number): Run {
  current = {
    handler,
    identity: context.identity,
    info: context.info,
    deadline: Date.now() + timeoutMs,
    timeoutMs,
    logs: [],
    logLength: 0,
    appendedErrors: [],
    invalidations: [],
  };
  return current;
}

export function currentRun(): Run {
  if (current === undefined) {
    throw new Error('no handler is running');
  }
  return current;
}

let rounds = 0;

/**
 * Called for every round of a loop and every call of an array method's callback.
 *
 * AppSync ends a loop after 1,000 rounds silently, and the rest of the data is left out. A failure shows the
 * mistake where it is made.
 *
 * @throws {RangeError} on the round after the last allowed one, or when the handler has run for too long
 */
export function countRound(round: number): void {
  if (round > LOOP_LIMIT) {
    throw new RangeError(
      'a loop went on after 1,000 iterations, AppSync\'s quota "iterations per loops in resolvers, functions, and handlers"',
    );
  }
  rounds += 1;
  if (rounds % 256 === 0) {
    const { deadline, timeoutMs } = currentRun();
    if (Date.now() > deadline) {
      throw new RangeError(`the handler was stopped after ${timeoutMs} ms`);
    }
  }
}

/** Adds a line to the run's log; beyond AppSync's limit of 1 MB a request, lines are dropped. */
export function addLog(level: string, text: string): void {
  const run = currentRun();
  if (run.logLength + text.length > LOG_LENGTH_LIMIT) {
    return;
  }
  run.logLength += text.length;
  run.logs.push({ level, text, position: scriptPosition(new Error()) });
}

/** Where in the bundle an error came from, or null when no frame of it is left in the stack. */
export function scriptPosition(error: Error): ScriptPosition | null {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  const frames = stack.slice(Math.max(0, stack.indexOf('\n    at ')));
  const frame = /code\.js:(\d+):(\d+)/.exec(frames);
  return frame !== null ? [Number(frame[1]), Number(frame[2])] : null;
}
