import { Command } from 'commander';

/** One line of a command's help that can be pasted: what is typed behind `expenses`, and what for. */
export interface Example {
  /** E.g. `add 2.25 Food --date yesterday`. */
  readonly args: string;
  readonly what: string;
}

/** A command with the options that every command has, and with examples, which tests run. */
export class CliCommand extends Command {
  #examples: readonly Example[] = [];

  examples(): readonly Example[] {
    return this.#examples;
  }

  /** Shows examples below the help. */
  withExamples(...examples: readonly Example[]): this {
    this.#examples = examples;
    return this.addHelpText('after', () => `\nExamples:\n${examples.map(lineOf).join('\n')}`);
  }
}

/** Begins a command. */
export function cliCommand(name: string): CliCommand {
  return new CliCommand(name);
}

/** Adds the options that every command has, below its own. */
export function addEverywhereOptions(command: Command): void {
  command
    .optionsGroup('Options of every command:')
    .option('--json', 'print JSON')
    .option('--outputs <file>', 'the amplify_outputs.json of the stack')
    .option('--no-color', 'print without colours, as with NO_COLOR')
    .helpOption('-h, --help', 'show this help');
}

function lineOf({ args, what }: Example): string {
  return `  $ expenses ${args}\n      ${what}`;
}
