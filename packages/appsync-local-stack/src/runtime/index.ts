/**
 * The APPSYNC_JS runtime alone: runs handlers in a sandbox process, without an API around them.
 *
 * @example Run a handler
 * ```ts
 * import { startRuntime } from 'appsync-local-stack/runtime';
 *
 * const runtime = await startRuntime();
 * const { result } = await runtime.run({
 *   code: `export const request = (ctx) => ({ id: ctx.args.id });
 *          export const response = (ctx) => ctx.result;`,
 *   handler: 'request',
 *   context, // the `ctx` of the handler
 * });
 * await runtime.close();
 * ```
 *
 * @example Check values in Node.js by the very functions that `util` has
 * ```ts
 * import { matches, time } from 'appsync-local-stack/runtime';
 *
 * matches('\\p{Lu}\\w*', 'Ann'); // a Java regular expression
 * time.parseISO8601ToEpochMilliSeconds('2024-01-09T00:00:00Z');
 * ```
 *
 * @module
 */
export { startRuntime } from './start.ts';
export type { CognitoIdentity, HandlerCall, HandlerContext, HandlerOutcome, Json, Runtime } from './model.ts';
// For programs that run a handler in a vm context of their own, e.g. to measure it.
export { prepareModule } from './process/prepare-module.ts';
export { sandboxScripts } from './process/sandbox-script.ts';
export { time } from './sandbox/date-time/time.ts';
export { matches } from './sandbox/java-regex/string-replacement.ts';
