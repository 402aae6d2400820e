import type { HandlerError } from '../model.ts';

/** Thrown by `util.error` and `util.unauthorized`; bundles have no `catch`, so it always ends the handler. */
export class RaisedError extends Error {
  override readonly name = 'RaisedError';
  readonly error: HandlerError;

  constructor(error: HandlerError) {
    super(error.message);
    this.error = error;
  }
}

/** Thrown by `runtime.earlyReturn`. */
export class EarlyReturn extends Error {
  override readonly name = 'EarlyReturn';
  readonly value: unknown;
  readonly skipTo: 'NEXT' | 'END';

  constructor(value: unknown, skipTo: 'NEXT' | 'END') {
    super('early return');
    this.value = value;
    this.skipTo = skipTo;
  }
}

/**
 * Thrown by `runtime.earlyReturn` without a value: a runtime error, which begins with AppSync's message.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/280
 */
export class EmptyEarlyReturn extends Error {
  override readonly name = 'Runtime Error';

  constructor(value: string) {
    super(`runtime.earlyReturn needs a value, such as {}, and got ${value}`);
  }
}

/** Makes a function that fails and names what the local stack does not implement. */
export function notImplemented(name: string): () => never {
  return () => {
    throw new Error(`${name} is not implemented by the local stack`);
  };
}
