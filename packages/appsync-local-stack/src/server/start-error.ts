/**
 * Why the local stack cannot start, in one line for the person who started it: what is wrong, and what to do about it. The base of
 * all that a person, a template or a file can cause; any other error is a fault of the local stack.
 */
export class StartError extends Error {
  override name = 'StartError';
}
