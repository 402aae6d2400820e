import { text } from 'node:stream/consumers';
import { usageError } from '../cli-error.ts';
import { ask } from '../input/ask.ts';
import type { Terminal } from '../terminal.ts';

/** How a password is given. No option holds it: other users would see it in `ps`. */
export interface PasswordOptions {
  readonly passwordStdin?: boolean;
}

export const PASSWORD_STDIN = '--password-stdin';

/**
 * The password: from standard input, from `EXPENSES_PASSWORD`, or asked.
 *
 * @throws {CliError} when none is given and nobody can be asked
 */
export async function passwordFor(terminal: Terminal, { passwordStdin }: PasswordOptions): Promise<string> {
  if (passwordStdin === true) {
    // `echo` and editors end the line.
    const password = (await text(terminal.stdin)).replace(/\r?\n$/, '');
    if (password === '') {
      throw usageError(`${PASSWORD_STDIN}: there is nothing on standard input`);
    }
    return password;
  }
  const fromEnv = terminal.env['EXPENSES_PASSWORD'];
  if (fromEnv !== undefined && fromEnv !== '') {
    return fromEnv;
  }
  const flag = `${PASSWORD_STDIN} or EXPENSES_PASSWORD`;
  return ask(terminal, { message: 'Password', flag, isSecret: true });
}
