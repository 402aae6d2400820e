import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A local stack that keeps its data in a directory, and can be killed. */
export interface KillableStack {
  readonly pid: () => number;
  /** Kills it without a warning and starts it again, at the same address and with the same data. */
  readonly killAndStart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a stack as `npm start` does. */
export async function startKillableStack(dataDirectory: string): Promise<KillableStack> {
  let port = '0';
  const start = async (): Promise<ChildProcess> => {
    const command = ['--import', 'tsx/esm', 'scripts/start.ts', '--port', port, '--data-dir', dataDirectory];
    const child = spawn(process.execPath, command, {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('Ready')) {
        port = /localhost:(\d+)/.exec(line)?.[1] ?? port;
        return child;
      }
    }
    throw new Error('npm start ended without having been ready');
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  let stack = await start();
  return {
    pid: () => stack.pid ?? 0,
    async killAndStart() {
      await end(stack, 'SIGKILL');
      stack = await start();
    },
    close: () => end(stack, 'SIGTERM'),
  };
}

/** The command, as it is packed. */
export interface BuiltCommand {
  readonly start: (words: readonly string[]) => ChildProcess;
  /** Runs it to its end. @throws {Error} when it does not end well */
  readonly run: (words: readonly string[]) => Promise<void>;
}

/** Builds the command, for one user of one stack. */
export function buildCommand(directory: string, outputsFile: string): BuiltCommand {
  const built = join(directory, 'command');
  const build = ['--import', 'tsx', 'build.ts', built];
  execFileSync(process.execPath, build, { cwd: join(repository, 'cli') });
  const program = join(built, 'expenses.js');
  const options = {
    env: { ...process.env, EXPENSES_HOME: join(directory, 'home'), EXPENSES_OUTPUTS: outputsFile },
  };
  return {
    start: (words) => spawn(process.execPath, [program, ...words], { ...options, stdio: 'ignore' }),
    async run(words) {
      await promisify(execFile)(process.execPath, [program, ...words], options);
    },
  };
}
