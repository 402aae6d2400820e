import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';

/**
 * Something that the person who runs the command can mend: it is printed as one line, without a stack. Any
 * other error is a mistake in the code.
 */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** For programs, e.g. `USAGE`, `SIGNED_OUT`, or the API's `ValidationError`. */
  readonly code: string;
  readonly exitCode: ExitCode;
  /** What else `--json` tells, e.g. `{ field, reason }`. */
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    exitCode: ExitCode,
    detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
    this.detail = detail;
  }
}

/** A wrong use of the command. The message names the option or argument, and what it may be. */
export function usageError(message: string): CliError {
  return new CliError('USAGE', message, EXIT.usage);
}
