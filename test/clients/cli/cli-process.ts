import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll } from 'vitest';
import { temporaryDirectory } from '../../support/start-command.ts';
import { useAtEnd } from '../interrupted-stack.ts';
import { openTerminal } from './open-terminal.ts';
import type { OpenTerminal } from './open-terminal.ts';

/** How a process ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Somebody's terminal: a home and a working directory. */
export interface CliUser {
  readonly home: string;
  readonly cwd: string;
  /** Runs `expenses` with words, to its end. */
  readonly run: (words: readonly string[], options?: RunOptions) => Promise<Ended>;
  /** Runs it and gives its JSON; throws with its stderr when it does not end with 0. */
  readonly json: (words: readonly string[], options?: RunOptions) => Promise<unknown>;
  readonly start: (words: readonly string[], options?: RunOptions) => ChildProcessWithoutNullStreams;
  /** Runs it in a terminal of its own, where it can ask. */
  readonly openTerminal: (words: readonly string[]) => OpenTerminal;
  /** Writes a file in the working directory. */
  readonly write: (name: string, content: string | Uint8Array) => string;
}

interface RunOptions {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Cli {
  /** The built command. */
  readonly command: string;
  /** A new user of this machine; `outputs` is put into the working directory. */
  readonly newUser: (outputs: unknown) => CliUser;
}

/** Builds the command once for the test file, as it is packed. */
export function useCli(): Cli {
  const atEnd = useAtEnd();
  const built = { directory: '' };
  beforeAll(() => {
    built.directory = temporaryDirectory(atEnd);
    const build = ['--import', 'tsx', 'build.ts', join(built.directory, 'dist')];
    execFileSync(process.execPath, build, { cwd: resolve('cli') });
  });
  let users = 0;
  return {
    get command() {
      return join(built.directory, 'dist', 'expenses.js');
    },
    newUser(outputs) {
      users += 1;
      const cwd = join(built.directory, `user ${users}`, 'work');
      mkdirSync(cwd, { recursive: true });
      writeFileSync(join(cwd, 'amplify_outputs.json'), JSON.stringify(outputs));
      return cliUser(this.command, cwd, join(built.directory, `user ${users}`, 'home'));
    },
  };
}

function cliUser(command: string, cwd: string, home: string): CliUser {
  const environment = (env: NodeJS.ProcessEnv = {}) => ({
    ...process.env,
    ...{ EXPENSES_HOME: home, EXPENSES_OUTPUTS: '', EXPENSES_PASSWORD: '' },
    ...env,
  });
  const start = (words: readonly string[], { env }: RunOptions = {}) =>
    spawn(process.execPath, [command, ...words], { cwd, stdio: 'pipe', env: environment(env) });
  const run = async (words: readonly string[], options: RunOptions = {}) => {
    const child = start(words, options);
    child.stdin.on('error', () => undefined).end(options.input ?? '');
    return ended(child);
  };
  return {
    home,
    cwd,
    start,
    run,
    openTerminal: (words) => openTerminal([command, ...words], { cwd, env: environment() }),
    async json(words, options) {
      const { code, stdout, stderr } = await run([...words, '--json'], options);
      if (code !== 0) {
        throw new Error(`expenses ${words.join(' ')} ended with ${code}: ${stderr}`);
      }
      return JSON.parse(stdout) as unknown;
    },
    write(name, content) {
      const file = join(cwd, name);
      writeFileSync(file, content);
      return file;
    },
  };
}

/** Waits for the end of a process. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** As the tests' users have it. */
export const PASSWORD = 'Correct-Horse-1';

/** Signs a user in by the command. */
export async function login(user: CliUser, username: string): Promise<void> {
  const { code, stderr } = await user.run(['login', '--user', username], {
    env: { EXPENSES_PASSWORD: PASSWORD },
  });
  if (code !== 0) {
    throw new Error(stderr);
  }
}
