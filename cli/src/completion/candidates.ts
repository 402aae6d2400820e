import type { Command } from 'commander';

/** A word that can come next, and what it is for. */
export interface Candidate {
  readonly word: string;
  readonly what: string;
}

/**
 * What can come next on the command line.
 *
 * @param program the whole command
 * @param words what was typed behind `expenses`; the last one is yet to be completed, perhaps empty
 */
export function candidatesFor(program: Command, words: readonly string[]): Candidate[] {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const command = program.commands.find((one) => one.name() === before[0]);
  const all = command === undefined ? commandsOf(program, before) : wordsOf(command, before, current);
  return all.filter(({ word }) => word.startsWith(current));
}

function commandsOf(program: Command, before: readonly string[]): Candidate[] {
  if (before.length > 1 || (before.length === 1 && before[0] !== 'help')) {
    return [];
  }
  const commands = program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ word: command.name(), what: command.summary() }));
  return before.length === 0 ? commands : commands.filter(({ word }) => word !== 'help');
}

/** Options, and the values of options and arguments that have a list; files are the shell's to complete. */
function wordsOf(command: Command, before: readonly string[], current: string): Candidate[] {
  const option = command.options.find(
    ({ long, short, required }) => required && [long, short].includes(before.at(-1)),
  );
  if (option !== undefined) {
    return (option.argChoices ?? []).map((word) => ({ word, what: '' }));
  }
  if (current.startsWith('-')) {
    const given = new Set(before);
    return command.options
      .filter(({ long }) => long !== undefined && (!given.has(long) || long === '--map'))
      .map(({ long, description }) => ({ word: long ?? '', what: description }));
  }
  const takesPeriod = command.registeredArguments.some((argument) => argument.name() === 'period');
  return takesPeriod ? PERIOD_WORDS.map((word) => ({ word, what: 'period' })) : [];
}

const PERIOD_WORDS = [
  ...['today', 'yesterday', 'this-week', 'last-week'],
  ...['this-month', 'last-month', 'this-year', 'last-year', '30d'],
];
