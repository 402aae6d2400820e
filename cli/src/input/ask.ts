import { usageError } from '../cli-error.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import { canAsk } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** A question, and how the answer is given where nobody can be asked. */
export interface Question {
  /** E.g. `E-mail address`. */
  readonly message: string;
  /** E.g. `--user EMAIL`. */
  readonly flag: string;
  /** The answer is not shown. @default false */
  readonly isSecret?: boolean;
}

export interface Choice<Value> {
  readonly message: string;
  readonly flag: string;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
}

/** Longer lists are looked through by typing. */
const SHOWN_CHOICES = 12;

/**
 * Asks the person at the terminal.
 *
 * @throws {CliError} when there is no terminal, or the question is cancelled
 */
export async function ask(
  terminal: Terminal,
  { message, flag, isSecret = false }: Question,
): Promise<string> {
  refuseWithoutTerminal(terminal, message, flag);
  const prompts = await import('@clack/prompts');
  const required = (value: string | undefined) =>
    value === undefined || value === '' ? 'An answer is needed.' : undefined;
  const options = { message, validate: required, ...streamsOf(terminal) };
  const answer = isSecret ? await prompts.password(options) : await prompts.text(options);
  if (prompts.isCancel(answer)) {
    throw cancelled();
  }
  return answer;
}

/**
 * Lets the person at the terminal choose.
 *
 * @throws {CliError} when there is no terminal, or the question is cancelled
 */
export async function choose<Value extends string>(
  terminal: Terminal,
  { message, flag, choices }: Choice<Value>,
): Promise<Value> {
  refuseWithoutTerminal(terminal, message, flag);
  const prompts = await import('@clack/prompts');
  const options = { message, options: [...choices], maxItems: SHOWN_CHOICES, ...streamsOf(terminal) };
  // clack's types tell texts from other values; here all are texts.
  const answer =
    choices.length > SHOWN_CHOICES
      ? await prompts.autocomplete<string>(options)
      : await prompts.select<string>(options);
  if (prompts.isCancel(answer)) {
    throw cancelled();
  }
  return answer as Value; // One of the choices.
}

function refuseWithoutTerminal(terminal: Terminal, message: string, flag: string): void {
  if (!canAsk(terminal)) {
    throw usageError(`"${message}" cannot be asked here, because this is no terminal: give ${flag}`);
  }
}

/** Questions are asked on stderr, so that stdout has the result only. */
function streamsOf({ stdin, stderr }: Terminal) {
  return { input: stdin, output: stderr };
}

function cancelled(): CliError {
  return new CliError('CANCELLED', 'cancelled: nothing was done', EXIT.interrupted);
}
