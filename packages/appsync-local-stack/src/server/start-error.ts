import { UserError } from '../user-error.ts';

/**
 * Every reason for which the local stack does not start. docs/start-errors.md says of each what to do about
 * it.
 */
export const START_ERROR_CODES = [
  'CERTIFICATE',
  'CODE',
  'DAMAGED_FILE',
  'DATA_DIRECTORY',
  'DATA_DIRECTORY_IN_USE',
  'ENGINE',
  'HOST',
  'PORT',
  'RESOLVER',
  'SCHEMA',
  'SYNTHESIS',
  'TABLE_MISMATCH',
  'TEMPLATE',
] as const;

export type StartErrorCode = (typeof START_ERROR_CODES)[number];

/**
 * Why the local stack cannot start, in one line for the user: what is wrong, and what to do about it. The
 * base of all errors that a user, a template or a file can cause; any other error is a fault of the local
 * stack.
 */
export class StartError extends UserError {
  override readonly name: string = 'StartError';
  declare readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
