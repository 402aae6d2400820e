import { Argument, Command } from 'commander';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { candidatesFor } from './candidates.ts';
import { SCRIPTS, SHELLS } from './scripts.ts';
import type { Shell } from './scripts.ts';

/** `expenses completion`: prints the script of a shell. */
export function completionCommand({ terminal }: Environment): CliCommand {
  return cliCommand('completion')
    .summary('print a script that completes words in a shell')
    .description(
      'Prints a script. bash: add source <(expenses completion bash) to ~/.bashrc. zsh: the same with zsh, in' +
        ' ~/.zshrc after compinit. fish: write it to ~/.config/fish/completions/expenses.fish.',
    )
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .withExamples(
      { args: 'completion bash', what: 'for bash' },
      { args: 'completion zsh', what: 'for zsh' },
      { args: 'completion fish', what: 'for fish' },
    )
    .action((shell: Shell) => {
      terminal.stdout.write(SCRIPTS[shell]);
    });
}

/** `expenses complete -- WORDS`: what the scripts ask. It is not shown in the help. */
export function completeCommand({ terminal }: Environment, program: () => Command): Command {
  return new Command('complete').argument('[words...]').action((words: readonly string[]) => {
    const candidates = candidatesFor(program(), words.length === 0 ? [''] : words);
    terminal.stdout.write(candidates.map(({ word, what }) => `${word}\t${what}\n`).join(''));
  });
}
