import type { ErrorType } from '../error-type.ts';
import type { HandlerCall, HandlerError, HandlerOutcome } from './model.ts';
import type { PreparedModule } from './process/prepare-module.ts';
import type { SandboxOutcome, ScriptPosition } from './protocol.ts';

/** Turns the sandbox's report of a run into an outcome, with positions as AppSync prints them. */
export function toOutcome(json: string, call: HandlerCall, module: PreparedModule): HandlerOutcome {
  // The sandbox's own code wrote it.
  const { result, stash, effects } = JSON.parse(json) as SandboxOutcome;
  const { error, thrown, logs, ...rest } = effects;
  const print = (position: ScriptPosition | null) =>
    position !== null ? module.printPosition(position) : module.handlerPositions[call.handler];
  const raised = thrown !== undefined ? codeError(`${print(thrown.position)}: ${thrown.text}`) : error;
  return {
    result,
    stash,
    ...rest,
    logs: logs.map(({ level, position, text }) => `${level} - ${print(position)}: ${text}`),
    ...(raised !== undefined && { error: raised }),
  };
}

/** The outcome of a run that gave none. */
export function failedOutcome(call: HandlerCall, message: string): HandlerOutcome {
  return {
    result: null,
    stash: call.context.stash,
    error: codeError(message),
    appendedErrors: [],
    logs: [],
    invalidations: [],
  };
}

function codeError(message: string): HandlerError {
  const errorType: ErrorType = 'Code';
  return { message, errorType, data: null, errorInfo: null };
}
