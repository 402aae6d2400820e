import { UserError } from '../user-error.ts';

/** Every reason for which the local stack does not start. docs/start-errors.md says of each what to do about it. */
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
 * Why the local stack cannot start, in one line for the person who started it: what is wrong, and what to do about it.
 */
export class StartError extends UserError {
  override name = 'StartError';
  declare readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
