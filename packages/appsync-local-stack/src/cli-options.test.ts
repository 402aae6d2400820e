import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { createCommand } from './cli-options.ts';

/** What the command says on the error output, and the code that it ends with. */
function refusalOf(options: readonly string[]): { code: number; lines: string[] } {
  let printed = '';
  const command = createCommand('npm start --')
    .exitOverride()
    .configureOutput({ outputError: (text) => (printed += text) });
  try {
    command.parse(options, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    return { code: error.exitCode, lines: printed.trim().split('\n') };
  }
  throw new Error(`npm start takes ${options.join(' ')}`);
}

describe('the command line of npm start', () => {
  it.each([
    [
      ['--port', 'http'],
      "--port <number>' argument 'http' is invalid. It must be a whole number from 0 to 65535.",
    ],
    [['--engine', 'sqlite'], "argument 'sqlite' is invalid. Allowed choices are dynoxide, dynamodb-local."],
    [['--issuer', 'somebody'], "argument 'somebody' is invalid. Allowed choices are local, aws."],
    [['--dynamodb-endpoint', 'here'], 'It must be a URL, for example http://localhost:8000.'],
    [['--nope'], "unknown option '--nope'"],
  ])('refuses %j in one line', (options, message) => {
    const { code, lines } = refusalOf(options);

    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
  });
});
