import { isObject } from '../is-object.ts';
import { UserError } from '../user-error.ts';
import { CodeRejected } from './code-rejected.ts';
import { CODE_LENGTH_LIMIT } from './limits.ts';
import type { HandlerContext, HandlerError, HandlerOutcome, Runtime } from './model.ts';
import { startRuntime } from './start.ts';

export interface EvaluateCodeInput {
  /** 1 to 32,768 characters. */
  readonly code: string;
  /**
   * What the handler gets as `ctx`, as JSON (2 to 28,000 characters) or, beyond AppSync's API, as an object
   * of any size.
   */
  readonly context: string | { readonly [key: string]: unknown };
  readonly function: 'request' | 'response';
  readonly runtime?: { readonly name: 'APPSYNC_JS'; readonly runtimeVersion: '1.0.0' };
}

export interface EvaluateCodeOutput {
  /** The returned value as JSON; absent after an error. */
  readonly evaluationResult?: string;
  readonly error?: {
    readonly message: string;
    readonly codeErrors?: readonly {
      readonly errorType: string;
      readonly value: string;
      readonly location: { readonly line: number; readonly column: number; readonly span: number };
    }[];
  };
  readonly logs: readonly string[];
  /** The stash after the run, as JSON. */
  readonly stash: string;
  /** The errors added by `util.appendError`, as JSON: a list of `{message, errorType, data, errorInfo}`. */
  readonly outErrors: string;
}

const CONTEXT_LENGTH_LIMIT = 28_000;

const CONTEXT_MEMBERS = [
  'arguments',
  'args',
  'source',
  'identity',
  'request',
  'info',
  'env',
  'stash',
  'prev',
  'result',
  'error',
];

/**
 * Runs one handler of one piece of code, as AppSync's EvaluateCode API does.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_EvaluateCode.html
 *
 * @param runtime the runtime to run it in; by default, one is started and closed again
 * @throws {Error} on input that the API refuses: empty or too long code, a context that is not a JSON object,
 * another
 *   function or runtime
 */
export async function evaluateCode(input: EvaluateCodeInput, runtime?: Runtime): Promise<EvaluateCodeOutput> {
  const context = readContext(input);
  const usedRuntime = runtime ?? (await startRuntime());
  try {
    usedRuntime.check(input.code);
    const outcome = await usedRuntime.run({ code: input.code, handler: input.function, context });
    return toOutput(outcome, context);
  } catch (error) {
    if (error instanceof CodeRejected) {
      return rejectedOutput(error, context);
    }
    throw error;
  } finally {
    if (runtime === undefined) {
      await usedRuntime.close();
    }
  }
}

function toOutput(outcome: HandlerOutcome, context: HandlerContext): EvaluateCodeOutput {
  const { error, logs, stash, appendedErrors, result } = outcome;
  return {
    ...(error !== undefined
      ? { error: { message: messageOf(error, context) } }
      : { evaluationResult: JSON.stringify(result) }),
    logs,
    stash: JSON.stringify(stash),
    outErrors: JSON.stringify(appendedErrors),
  };
}

/** The live service names the refused field; EvaluateCode has none and says `Unauthorized`. */
function messageOf({ message, errorType }: HandlerError, { info }: HandlerContext): string {
  const isUnauthorized =
    errorType === 'Unauthorized' &&
    message === `Not Authorized to access ${info.fieldName} on type ${info.parentTypeName}`;
  return isUnauthorized ? 'Unauthorized' : message;
}

function rejectedOutput({ diagnostics, message }: CodeRejected, context: HandlerContext): EvaluateCodeOutput {
  return {
    error: {
      message,
      codeErrors: diagnostics.map(({ errorType, text, line, column, span }) => ({
        errorType,
        value: text,
        location: { line, column, span },
      })),
    },
    logs: [],
    stash: JSON.stringify(context.stash),
    outErrors: '[]',
  };
}

function readContext(input: EvaluateCodeInput): HandlerContext {
  const { code, context, function: handler, runtime } = input;
  if (typeof code !== 'string' || code.length < 1 || code.length > CODE_LENGTH_LIMIT) {
    throw badRequest(`code must be a string of 1 to ${CODE_LENGTH_LIMIT} characters`);
  }
  if (handler !== 'request' && handler !== 'response') {
    throw badRequest(`function must be request or response, not ${JSON.stringify(handler)}`);
  }
  if (runtime !== undefined && (runtime.name !== 'APPSYNC_JS' || runtime.runtimeVersion !== '1.0.0')) {
    throw badRequest(`runtime must be APPSYNC_JS 1.0.0, not ${JSON.stringify(runtime)}`);
  }
  if (typeof context === 'string' && context.length > CONTEXT_LENGTH_LIMIT) {
    throw badRequest(
      `context must be at most ${CONTEXT_LENGTH_LIMIT} characters long, not ${context.length}`,
    );
  }
  const given = asObject(typeof context === 'string' ? parseContext(context) : context, 'context');
  const unknown = Object.keys(given).filter((member) => !CONTEXT_MEMBERS.includes(member));
  if (unknown.length > 0) {
    const names = unknown.map((member) => `ctx.${member}`).join(', ');
    throw badRequest(`The following properties in your mock context object failed validation: ${names}`);
  }
  const info = asObject(given['info'] ?? {}, 'context.info');
  const filled = {
    ...given,
    arguments: given['arguments'] ?? given['args'] ?? {},
    identity: given['identity'] ?? null,
    source: given['source'] ?? null,
    request: { headers: {}, domainName: null, ...asObject(given['request'] ?? {}, 'context.request') },
    info: {
      fieldName: '',
      parentTypeName: '',
      variables: {},
      selectionSetList: [],
      selectionSetGraphQL: '',
      ...info,
    },
    env: given['env'] ?? {},
    stash: asObject(given['stash'] ?? {}, 'context.stash'),
  };
  // The caller's mock; like AppSync's API, it is not checked against the types of a real context.
  return filled as unknown as HandlerContext;
}

function parseContext(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('context must be a JSON object');
  }
}

function asObject(value: unknown, name: string): { readonly [key: string]: unknown } {
  if (!isObject(value)) {
    throw badRequest(`${name} must be a JSON object`);
  }
  return value;
}

/** The API's answer to input that it does not take. */
function badRequest(message: string): UserError {
  return new UserError('BadRequestException', message);
}
