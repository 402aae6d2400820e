import type { HandlerError, Json } from './model.ts';

/**
 * The messages between the server, the sandbox process and the sandbox. All are JSON: a bundle never gets an
 * object or function of the server or the process.
 */

/** A position in the script that ran: 1-based line and column. */
export type ScriptPosition = readonly [line: number, column: number];

/** One handler to run. */
export interface RunRequest {
  readonly moduleId: number;
  /** Sent with a module's first run only. */
  readonly moduleScript?: string;
  readonly handler: 'request' | 'response';
  /** A `HandlerContext` as JSON. */
  readonly context: string;
}

/** From the server to the sandbox process. */
export type ProcessRequest =
  | { readonly kind: 'start'; readonly sandboxScript: string }
  | { readonly kind: 'forget' }
  /** Runs to make one after the other; `timeoutMs` is for each. */
  | { readonly kind: 'run'; readonly runs: readonly RunRequest[]; readonly timeoutMs: number };

/** From the sandbox process to the server. */
export type ProcessAnswer =
  | { readonly kind: 'ready' }
  /** One a run, in their order. */
  | { readonly kind: 'outcomes'; readonly outcomes: readonly string[] };

/** What the sandbox reports about one run; `JSON.parse` of one of `ProcessAnswer.outcomes`. */
export interface SandboxOutcome {
  readonly result: Json;
  readonly stash: { readonly [key: string]: Json };
  readonly effects: {
    /** Ended by `util.error` or `util.unauthorized`. */
    readonly error?: HandlerError;
    /** Ended by a runtime error, e.g. text `TypeError: x is not a function`. */
    readonly thrown?: { readonly text: string; readonly position: ScriptPosition | null };
    readonly appendedErrors: readonly HandlerError[];
    readonly logs: readonly {
      readonly level: string;
      readonly text: string;
      readonly position: ScriptPosition | null;
    }[];
    readonly earlyReturn?: { readonly skipTo: 'NEXT' | 'END' };
    readonly subscriptionFilter?: Json;
    readonly subscriptionInvalidationFilter?: Json;
    readonly invalidations: readonly Json[];
  };
}
