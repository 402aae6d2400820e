import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from './eventually.ts';

const source = join(import.meta.dirname, '..');

/** A Node.js process that a test can kill. */
export interface ParentScript {
  /** The complete lines that it has printed so far. */
  lines(): string[];
  untilPrinted(count: number): Promise<void>;
  /** Kills it as `kill -9` does, and waits until all of its output has been read. */
  kill(): Promise<void>;
}

/**
 * Runs TypeScript in a separate process; it may import from the package's source, e.g.
 * `./dynamodb/engine.ts`.
 */
export function startParentScript(script: string): ParentScript {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: source, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'close');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const lines = () => output.split('\n').slice(0, -1);
  return {
    lines,
    untilPrinted: async (count) => {
      while (lines().length < count) {
        if (child.exitCode !== null) {
          throw new Error(`the script ended early: ${output}`);
        }
        await delay(5);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Whether a process accepts connections on a port. */
export async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Waits until no process accepts connections on a port any more. */
export async function untilSilent(port: number): Promise<void> {
  await eventually(async () => {
    if (await isListening(port)) {
      throw new Error(`port ${port} still accepts connections`);
    }
  });
}
