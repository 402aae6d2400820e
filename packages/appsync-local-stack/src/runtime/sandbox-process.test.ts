import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { prepareModule } from './process/prepare-module.ts';
import { startSandboxProcess } from './process/sandbox-process.ts';
import { contextWith } from './shared-runtime.ts';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Twice: what has read a message from the channel keeps it until it is collected itself. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void; // what the flag puts there
  gc();
  await delay(10);
  gc();
}

describe('startSandboxProcess', () => {
  it('notices that its process has been killed', async () => {
    const sandbox = await startSandboxProcess(64);
    expect(sandbox.isRunning()).toBe(true);

    process.kill(Number(sandbox.pid), 'SIGKILL');
    await sandbox.stop();

    expect(sandbox.isRunning()).toBe(false);
  });

  it('keeps nothing of what a run has brought back: a server that runs for weeks would keep all of it', async () => {
    const { script } = prepareModule(
      'export const request = (ctx) => null;\nexport const response = (ctx) => null;',
    );
    const run = {
      moduleId: 1,
      moduleScript: script,
      handler: 'request' as const,
      context: JSON.stringify(contextWith()),
    };
    const sandbox = await startSandboxProcess(64);
    onTestFinished(() => sandbox.stop());

    const end = new WeakRef(await sandbox.run({ kind: 'run', runs: [run], timeoutMs: 60_000 }, 600_000));
    // What a turn has dereferenced, or waits for, is kept until it ends.
    await delay(10);
    await collectGarbage();

    expect(end.deref()).toBeUndefined();
  });

  it('ends with a server that is killed, even when a handler hangs', async () => {
    const { script } = prepareModule(
      `export const request = (ctx) => util.matches('(a+)+b', '${'a'.repeat(50)}');
export const response = (ctx) => null;`,
    );
    const run = {
      moduleId: 1,
      moduleScript: script,
      handler: 'request',
      context: JSON.stringify(contextWith()),
    };
    const request = { kind: 'run', runs: [run], timeoutMs: 600_000 };
    const server = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', '--input-type=module', '--eval'],
        `import { startSandboxProcess } from './runtime/process/sandbox-process.ts';
         const sandbox = await startSandboxProcess(64);
         void sandbox.run(${JSON.stringify(request)});
         console.log(sandbox.pid);`,
      ],
      { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const pid = await new Promise<number>((resolve, reject) => {
      server.once('exit', (code) => reject(new Error(`the server ended early, exit code ${code}`)));
      server.stdout.once('data', (data: Buffer) => resolve(Number(data.toString())));
    });
    expect(isRunning(pid)).toBe(true);

    server.kill('SIGKILL');

    await eventually(() => expect(isRunning(pid)).toBe(false));
  });
});
