/**
 * Something that a user of the local stack can cause and mend: a person at the terminal, a client with its
 * request, a template, a file.
 *
 * `code` is for programs, `message` is for people. Whoever prints or answers an error asks only whether it is
 * one of these. Any other error is a fault of the local stack and keeps its stack: see `stackOf`.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  /** E.g. `PORT` of a start error, `NotAuthorizedException` of the Cognito API. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What is said of a fault: its name and message, and the place in the code where it arose. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Whether an error can only be a mistake in code. It must not be worded as if a user could mend it. */
export function isProgrammingError(error: unknown): boolean {
  return [RangeError, ReferenceError, TypeError].some((kind) => error instanceof kind);
}
