import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { isProcessAlive, processIdentity } from './process-identity.ts';

describe('isProcessAlive', () => {
  it('is true for this process, which is the same as long as it runs', () => {
    expect(isProcessAlive(process.pid)).toBe(true);
    expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
  });

  it('is false for a process that has ended', async () => {
    const child = spawn(process.execPath, ['--version']);
    await once(child, 'exit');

    expect(isProcessAlive(child.pid ?? 0)).toBe(false);
  });

  it.runIf(process.platform === 'linux')(
    'is false for one that has ended and whose parent has not asked for its exit code',
    async () => {
      // The shell becomes a program that never asks.
      const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']);
      onTestFinished(() => void parent.kill());
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];

      await eventually(() => expect(isProcessAlive(Number(String(line)))).toBe(false));
    },
  );
});
