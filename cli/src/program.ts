import { Command } from 'commander';
import { doctorCommand } from './account/doctor.ts';
import { loginCommand } from './account/login.ts';
import { logoutCommand } from './account/logout.ts';
import { signupCommand } from './account/signup.ts';
import { whoamiCommand } from './account/whoami.ts';
import { addEverywhereOptions } from './cli-command.ts';
import { addCommand } from './commands/add.ts';
import { budgetsCommand } from './commands/budgets.ts';
import { deleteCommand } from './commands/delete.ts';
import { editCommand } from './commands/edit.ts';
import { listCommand } from './commands/list.ts';
import { removeBudgetCommand } from './commands/remove-budget.ts';
import { renameCategoryCommand } from './commands/rename-category.ts';
import { restoreCommand } from './commands/restore.ts';
import { searchCommand } from './commands/search.ts';
import { setBudgetCommand } from './commands/set-budget.ts';
import { syncCommand } from './commands/sync.ts';
import { trashCommand } from './commands/trash.ts';
import { watchCommand } from './commands/watch.ts';
import { completeCommand, completionCommand } from './completion/completion.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { exportCommand } from './export/export.ts';
import { importCommand } from './import/import.ts';
import { mcpCommand } from './mcp/mcp.ts';
import { summaryCommand } from './summary/summary.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** The whole command: `expenses`. */
export class Program extends Command {
  #exitCode: ExitCode = EXIT.done;

  /** How it ended, when nothing was thrown. */
  endedWith(): ExitCode {
    return this.#exitCode;
  }

  endWith(exitCode: ExitCode): void {
    this.#exitCode = exitCode;
  }
}

const DESCRIPTION = `Your expenses in the terminal, by the API of the expense tracker.

Begin with "expenses login", then "expenses add 2.25 Food" or "expenses import FILE".`;

/**
 * The tree of all commands, for one run.
 *
 * @param isJson whether what is wrong with the words is said in JSON
 */
export function createProgram(terminal: Terminal, isJson = false): Program {
  const program = new Program('expenses');
  const environment: Environment = { terminal, endWith: (exitCode) => program.endWith(exitCode) };
  program
    .description(DESCRIPTION)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError(isJson ? false : '(add --help for what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
      outputError: (text, write) => write(isJson ? usageJson(text) : text.replace(/^error: /, 'expenses: ')),
      getOutHelpWidth: () => terminal.stdout.columns ?? 80,
      getErrHelpWidth: () => terminal.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const [group, commands] of groups(environment)) {
    program.commandsGroup(group);
    commands.forEach((command) => program.addCommand(inherit(command, program)));
  }
  return program.addCommand(
    inherit(
      completeCommand(environment, () => program),
      program,
    ),
    { hidden: true },
  );
}

function usageJson(text: string): string {
  return `${JSON.stringify({ error: { code: 'USAGE', message: text.replace(/^error: /, '').trim() } })}\n`;
}

function groups(environment: Environment): [string, Command[]][] {
  const make = (commands: readonly ((environment: Environment) => Command)[]) =>
    commands.map((command) => command(environment));
  return [
    ['Account:', make([loginCommand, logoutCommand, signupCommand, whoamiCommand, doctorCommand])],
    [
      'Expenses:',
      make([
        addCommand,
        listCommand,
        searchCommand,
        editCommand,
        deleteCommand,
        restoreCommand,
        trashCommand,
      ]),
    ],
    [
      'Sums and budgets:',
      make([summaryCommand, budgetsCommand, setBudgetCommand, removeBudgetCommand, renameCategoryCommand]),
    ],
    [
      'Files and other programs:',
      make([importCommand, exportCommand, syncCommand, watchCommand, mcpCommand, completionCommand]),
    ],
  ];
}

/** A command that was made apart gets what the whole was told. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  // A command that only groups others prints nothing itself.
  if (command.commands.length === 0) {
    addEverywhereOptions(command);
  }
  command.commands.forEach((child) => inherit(child, command));
  return command;
}
