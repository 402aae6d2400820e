import type { MessageError } from './messages.ts';

/** A `start` that is answered with an `error` message. */
export class StartRefused extends Error {
  readonly errors: readonly MessageError[];

  constructor(errors: readonly MessageError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'StartRefused';
    this.errors = errors;
  }
}
