/** What is at fault: programs tell errors apart by it, people read the message. */
export type UserErrorCode =
  | 'ACCOUNT'
  | 'CREDENTIALS'
  | 'NETWORK'
  | 'OPTION'
  | 'OUTPUTS_FILE'
  | 'RESOLVER'
  | 'SCHEMA'
  | 'SETTING'
  | 'STACK'
  | 'TABLE';

/**
 * Something that the person who runs a command can mend. The message says what is wrong and what helps.
 * Commands print it without a stack; any other error is a mistake in the code and keeps its stack: see
 * `failureText`.
 *
 * The local stack has a base like this for its own errors. Loading the whole of it for one class would cost
 * every command a second.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What a command prints of an error that ends it. */
export function failureText(error: unknown): string {
  if (error instanceof UserError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
