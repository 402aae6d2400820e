import { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** What a user's own files cause. */
const FILE_ERRORS: readonly string[] = [
  ...['EACCES', 'EPERM', 'ENOENT', 'EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC', 'EDQUOT', 'EMFILE', 'EBUSY'],
];

/**
 * Runs the command with its arguments, e.g. `['add', '2.25', 'Food']`, and tells how it ended. Nothing is
 * thrown: what went wrong is on stderr.
 */
export async function run(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const isJson = args.includes('--json');
  const program = createProgram(terminal, isJson);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return program.endedWith();
  } catch (error) {
    return fail(terminal, isJson, error);
  }
}

function fail({ stderr }: Terminal, isJson: boolean, error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has written what is wrong. Help and version end so, too.
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  if (isPipeClosed(error)) {
    return EXIT.pipeClosed;
  }
  const known = isOfFile(error) ? new CliError('FILE', error.message, EXIT.usage) : error;
  if (known instanceof CliError) {
    const { code, message, detail, exitCode } = known;
    const text = isJson ? JSON.stringify({ error: { code, message, ...detail } }) : `expenses: ${message}`;
    stderr.write(`${text}\n`);
    return exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`expenses: a mistake in this command: ${stack}\n`);
  return EXIT.fault;
}

/** A file that cannot be read or written, as the system words it: `EACCES: permission denied, open '…'`. */
function isOfFile(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error &&
    'syscall' in error &&
    FILE_ERRORS.includes((error as NodeJS.ErrnoException).code ?? '')
  );
}

/** Whoever read the output wants no more of it, for example `head`. */
export function isPipeClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
