import { UserError } from '../user-error.ts';
import type { MessageError } from './messages.ts';

/** A `start` that is answered with an `error` message. */
export class StartRefused extends UserError {
  readonly errors: readonly MessageError[];

  constructor(errors: readonly MessageError[]) {
    super(errors[0]?.errorType ?? 'StartRefused', errors.map(({ message }) => message).join(' '));
    this.name = 'StartRefused';
    this.errors = errors;
  }
}
