import { UserError } from '../user-error.ts';
import type { MessageError, RaisedMessageError } from './messages.ts';

/** A `start` that is answered with an `error` message. */
export class StartRefused extends UserError {
  override readonly name = 'StartRefused';
  readonly errors: readonly (MessageError | RaisedMessageError)[];

  /**
   * @param own errors of the local stack
   * @param raised errors of the subscription's resolver
   */
  constructor(own: readonly MessageError[], raised: readonly RaisedMessageError[] = []) {
    const errors = [...own, ...raised];
    super(errors[0]?.errorType ?? 'StartRefused', errors.map(({ message }) => message).join(' '));
    this.errors = errors;
  }
}
