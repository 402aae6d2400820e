/** Why the local stack cannot start, in one line for the person who started it: what is wrong, and what to do about it. */
export class StartError extends Error {
  override name = 'StartError';
}
