/**
 * A value that a scalar does not accept. The message is AppSync's without its prefix: the endpoint adds
 * `Variable 'x' has an invalid value. ` or `Can't serialize value (/path) : `.
 */
export class ScalarError extends Error {
  override readonly name = 'ScalarError';
}
