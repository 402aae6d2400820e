import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isProcessAlive } from 'appsync-local-stack/testing';
import { onTestFinished } from 'vitest';
import { bundledCommand } from './command.ts';
import { temporaryDirectory } from './start-command.ts';

/** A stack beneath the program that started it. */
export interface StartedBy {
  /** The program's. */
  readonly pid: number;
  readonly stackPid: number;
  readonly port: number;
  readonly engineUrl: string;
  /** Fulfilled when the program has ended. */
  readonly ended: Promise<void>;
}

/** The options of `npm start`, for a separate stack. */
export function stackOptions(dataDirectory: string): string[] {
  return ['--data-dir', dataDirectory, '--port', '0'];
}

/**
 * A package whose `npm start` runs the bundled command: what is beneath npm is the same as here, and is there
 * in half the time.
 */
export function bundledPackage(): string {
  const directory = temporaryDirectory();
  const start = `node ${bundledCommand('start')
    .map((path) => resolve(path))
    .join(' ')}`;
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ scripts: { start } }));
  return directory;
}

/**
 * Runs a program that starts the stack, as `npm start` or a shell does, until the stack is ready. Whatever is
 * left of the stack is killed with the test.
 *
 * @param cwd where it runs @default here
 */
export async function startBeneath(command: string, args: readonly string[], cwd = '.'): Promise<StartedBy> {
  const dataDirectory = /--data-dir (\S+)/.exec(args.join(' '))?.[1] ?? '';
  const child = spawn(command, [...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let stdout = '';
  let stackPid = 0;
  onTestFinished(() => {
    for (const processId of [child.pid ?? 0, stackPid]) {
      if (processId > 0 && isProcessAlive(processId)) {
        process.kill(processId, 'SIGKILL');
      }
    }
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (/^Ready/m.test(stdout)) {
        resolve();
      }
    });
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}: ${stdout}`)));
  });
  stackPid = Number.parseInt(readFileSync(`${dataDirectory}/lock`, 'utf8'), 10);
  return {
    pid: child.pid ?? 0,
    stackPid,
    port: Number(/^Ready at http:\/\/localhost:(\d+)/m.exec(stdout)?.[1]),
    engineUrl: /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0] ?? '',
    ended,
  };
}

/** The processes that a process has started. */
export function childrenOf(processId: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parentId]) => parentId === processId)
    .map(([id = 0]) => id);
}
