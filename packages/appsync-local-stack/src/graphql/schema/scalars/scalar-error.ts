/**
 * A value that a scalar does not take. Its message is AppSync's, without what stands around it: the endpoint
 * prefixes `Variable 'x' has an invalid value. ` or `Can't serialize value (/path) : `.
 */
export class ScalarError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ScalarError';
  }
}
