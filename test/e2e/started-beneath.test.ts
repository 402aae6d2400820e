import { setTimeout as delay } from 'node:timers/promises';
import { eventually, isProcessAlive } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { bundledCommand } from '../support/command.ts';
import { connectionTo } from '../support/connections.ts';
import { bundledPackage, childrenOf, stackOptions, startBeneath } from '../support/start-beneath.ts';
import type { StartedBy } from '../support/start-beneath.ts';
import { startCommand, temporaryDirectory } from '../support/start-command.ts';

describe('the stack, when what started it ends', () => {
  /** Whatever the stack had open can be had again. */
  async function expectFreed(started: StartedBy, directory: string): Promise<void> {
    await eventually(() => expect(isProcessAlive(started.stackPid)).toBe(false));
    expect(await connectionTo('127.0.0.1', started.port)).toBe('ECONNREFUSED');
    expect(await connectionTo('127.0.0.1', Number(new URL(started.engineUrl).port))).toBe('ECONNREFUSED');
    const next = startCommand(directory, ['--port', String(started.port)]);
    await next.ready;
  }

  it.each<[signal: NodeJS.Signals, packageDirectory: () => string]>([
    ['SIGTERM', () => '.'],
    ['SIGKILL', bundledPackage],
  ])('ends with npm at %s', async (signal, packageDirectory) => {
    const directory = temporaryDirectory();
    const started = await startBeneath(
      'npm',
      ['start', '--', ...stackOptions(directory)],
      packageDirectory(),
    );

    process.kill(started.pid, signal);

    await expectFreed(started, directory);
  });

  it('ends with npm in the background of a shell', async () => {
    const directory = temporaryDirectory();
    const started = await startBeneath(
      'sh',
      ['-c', `npm start -- ${stackOptions(directory).join(' ')} & wait`],
      bundledPackage(),
    );
    const npm = childrenOf(started.pid)[0] ?? 0;

    process.kill(npm, 'SIGTERM');

    await expectFreed(started, directory);
  });

  it('goes on when the shell ends that npm was started from in the background', async () => {
    const directory = temporaryDirectory();
    const started = await startBeneath(
      'sh',
      ['-c', `npm start -- ${stackOptions(directory).join(' ')} & wait`],
      bundledPackage(),
    );

    process.kill(started.pid, 'SIGKILL');
    await started.ended;
    await delay(1_000);

    expect(await connectionTo('127.0.0.1', started.port)).toBe('connected');
  });

  it('goes on without the shell that started it without npm', async () => {
    const directory = temporaryDirectory();
    const command = `${process.execPath} ${[...bundledCommand('start'), ...stackOptions(directory)].join(' ')}`;
    const started = await startBeneath('sh', ['-c', `${command} & wait`]);

    process.kill(started.pid, 'SIGKILL');
    await started.ended;
    await delay(1_000);

    expect(await connectionTo('127.0.0.1', started.port)).toBe('connected');
  });
});
