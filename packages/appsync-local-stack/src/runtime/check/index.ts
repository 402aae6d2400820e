/**
 * Refuses the code of a resolver or function that AppSync refuses, or is reported to run otherwise than
 * JavaScript. It loads a parser and nothing else.
 *
 * @example Refuse it where it is bundled, before anything is deployed
 * ```ts
 * import { CodeRejected, checkModule } from 'appsync-local-stack/check';
 *
 * try {
 *   checkModule(`export const request = () => new Date();
 *                export const response = (ctx) => ctx.result;`);
 * } catch (error) {
 *   if (error instanceof CodeRejected) {
 *     console.error(error.message); // one line for each reason: code.js:<line>:<column>: …
 *   }
 * }
 * ```
 *
 * @module
 */
export { checkModule } from './check-module.ts';
export type { CheckedModule } from './check-module.ts';
export { CodeRejected } from '../code-rejected.ts';
export { CODE_LENGTH_LIMIT } from '../limits.ts';
