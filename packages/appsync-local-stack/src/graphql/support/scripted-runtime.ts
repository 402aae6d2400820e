import type { HandlerContext, HandlerError, HandlerOutcome, Json, Runtime } from '../../runtime/model.ts';
import type { DataSource } from '../data-source.ts';

type Handler = (context: HandlerContext) => Partial<HandlerOutcome>;

/**
 * The handlers of one piece of code. A missing `request` gives `{}`, a missing `response` gives `ctx.result`.
 */
export interface Script {
  readonly request?: Handler;
  readonly response?: Handler;
}

/** A runtime whose "code" is the name of a script. */
export function scriptedRuntime(scripts: Readonly<Record<string, Script>>): Runtime {
  return {
    check: () => undefined,
    close: () => Promise.resolve(),
    run({ code, handler, context }) {
      const script = scripts[code]?.[handler];
      const passedOn: Json = handler === 'response' ? (context.result ?? null) : {};
      return Promise.resolve({
        result: passedOn,
        stash: context.stash,
        appendedErrors: [],
        logs: [],
        invalidations: [],
        ...script?.(context),
      });
    },
  };
}

/** What `util.error(message, errorType, data, errorInfo)` raises. */
export function raised(
  message: string,
  errorType: string | null = null,
  data: Json = null,
  errorInfo: Json = null,
): { readonly error: HandlerError; readonly result: null } {
  return { result: null, error: { message, errorType, data, errorInfo } };
}

/** A data source that answers every request with the same result. */
export function answering(result: Json): DataSource {
  return { execute: () => Promise.resolve({ result }) };
}
