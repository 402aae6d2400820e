import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CliCommand } from './cli-command.ts';
import { EXIT } from './exit-code.ts';
import { createProgram } from './program.ts';
import { run } from './run.ts';
import { temporaryDirectory } from './testing/temporary-directory.ts';
import { testTerminal } from './testing/test-terminal.ts';

const program = createProgram(testTerminal());
/** Those that the help shows, but for `help` itself. */
const commands = program
  .createHelp()
  .visibleCommands(program)
  .filter((command) => command.name() !== 'help');

describe('expenses', () => {
  it('prints its help on stdout and ends with 0', async () => {
    const terminal = testTerminal();

    expect(await run(terminal, ['--help'])).toBe(EXIT.done);

    expect(terminal.stdoutText()).toContain('expenses login');
    expect(terminal.stderrText()).toBe('');
  });

  it('prints its help on stderr when nothing is asked, and ends with 2', async () => {
    const terminal = testTerminal();

    expect(await run(terminal, [])).toBe(EXIT.usage);

    expect(terminal.stdoutText()).toBe('');
    expect(terminal.stderrText()).toContain('Usage: expenses');
  });

  it.each([
    [['add', '2.25'], "missing required argument 'category'"],
    [['list', '--limit', '0'], '--limit must be a whole number greater than 0, not 0'],
  ])('says in JSON what is wrong with %j, if that is asked for', async (args, message) => {
    const terminal = testTerminal();

    expect(await run(terminal, [...args, '--json'])).toBe(EXIT.usage);

    expect(JSON.parse(terminal.stderrText())).toEqual({
      error: { code: expect.any(String) as string, message: expect.stringContaining(message) as string },
    });
  });

  it('prints its version', async () => {
    const terminal = testTerminal();

    expect(await run(terminal, ['--version'])).toBe(EXIT.done);

    expect(terminal.stdoutText()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['ad'], "unknown command 'ad'\n(Did you mean add?)"],
    [['add', '2.25', 'Food', '--colour', 'red'], "unknown option '--colour'"],
    [['add', '2.25'], "missing required argument 'category'"],
    [['add', '2.25', 'Food', '--kind', 'gift'], 'It must be expense, refund or income.'],
    [['list', '--limit', '0'], '--limit must be a whole number greater than 0, not 0'],
    [['summary', 'soon'], 'PERIOD must be one of'],
    [['list', '--payee', 'Cafe', '--category', 'Food'], '--payee cannot be used together with --category'],
    [['budgets', '2024'], 'MONTH must be a month such as 2024-03'],
    [['edit', '24c8fe0b'], 'nothing to change'],
    [['edit', '24c8fe0b', '--clear', 'amount'], '--clear: amount cannot be emptied'],
    [['set-budget', '300'], "required option '--currency <code>' not specified"],
  ])('refuses %j with 2, before it looks for a stack', async (args, message) => {
    const terminal = testTerminal();

    expect(await run(terminal, args)).toBe(EXIT.usage);

    expect(terminal.stderrText()).toContain(message);
    expect(terminal.stderrText()).toMatch(/^expenses: /);
    expect(terminal.stdoutText()).toBe('');
  });

  it('gives errors as JSON with --json', async () => {
    const terminal = testTerminal({ env: { EXPENSES_HOME: temporaryDirectory() } });

    expect(await run(terminal, ['list', '--json'])).toBe(EXIT.usage);

    expect(JSON.parse(terminal.stderrText())).toMatchObject({ error: { code: 'USAGE' } });
    expect(terminal.stdoutText()).toBe('');
  });

  it('prints where a mistake in the code is, and ends with 1', async () => {
    const stdout = new Writable({
      write: () => {
        throw new TypeError('a mistake');
      },
    });
    const terminal = testTerminal({ stdout });

    expect(await run(terminal, ['--help'])).toBe(EXIT.fault);

    expect(terminal.stderrText()).toMatch(/a mistake in this command: TypeError: a mistake\n\s+at /);
  });
});

describe.each(commands.map((command) => [command.name(), command] as const))(
  'expenses %s',
  (_name, command) => {
    it('says what it does, has examples and the options of every command', () => {
      expect(command.summary()).not.toBe('');
      expect(command.description()).not.toBe('');
      expect(command instanceof CliCommand ? command.examples().length : 0).toBeGreaterThan(0);
      expect(command.options.map(({ long }) => long)).toEqual(
        expect.arrayContaining(['--json', '--outputs', '--no-color']),
      );
    });

    it('begins each example with its name', () => {
      const examples = command instanceof CliCommand ? command.examples() : [];

      expect(examples.filter(({ args }) => args.split(' ')[0] !== command.name())).toEqual([]);
    });
  },
);
