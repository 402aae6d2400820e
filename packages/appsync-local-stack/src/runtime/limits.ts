/**
 * AppSync's quotas that the runtime enforces. The sandbox's script is built with this file in it, so it
 * imports nothing.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */

/** Characters of a function's or resolver's code. */
export const CODE_LENGTH_LIMIT = 32_768;

/** Rounds of one loop, and calls of one array method's callback. */
export const LOOP_LIMIT = 1_000;

/** Bytes of an evaluated request or response; counted in characters here. */
export const RESULT_LENGTH_LIMIT = 5 * 1024 * 1024;

/** Bytes of log output of one request; counted in characters here. */
export const LOG_LENGTH_LIMIT = 1024 * 1024;

/** Calls of `extensions.invalidateSubscriptions` in one request. */
export const INVALIDATION_LIMIT = 5;

/**
 * Levels of a returned value. Not a quota of AppSync: it keeps recursive readers of the result, such as the
 * GraphQL executor, within the stack.
 */
export const NESTING_LIMIT = 200;
