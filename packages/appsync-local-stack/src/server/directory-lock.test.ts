import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockDirectory } from './directory-lock.ts';
import { processIdentity } from './process-identity.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lock-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** The id of a process that lives as long as the test. */
function livingProcess(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e6)'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child.pid ?? 0;
}

/** The id of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

function leave(name: string, text: string): void {
  writeFileSync(join(directory, name), text);
}

describe('lockDirectory', () => {
  it('leaves nothing behind when it is released', async () => {
    const lock = await lockDirectory(directory);
    expect(readdirSync(directory)).toEqual(['lock']);

    await lock.release();

    expect(readdirSync(directory)).toEqual([]);
  });

  it('names this process in the file', async () => {
    await lockDirectory(directory);

    const [holder, token, ...rest] = readFileSync(join(directory, 'lock'), 'utf8').split('\n');
    expect(holder).toBe(
      [process.pid, processIdentity(process.pid)].filter((part) => part !== undefined).join(' '),
    );
    expect(token).toMatch(/^[\da-f-]{36}$/);
    expect(rest).toEqual(['']);
  });

  it('leaves the lock of another process that has taken its place', async () => {
    const lock = await lockDirectory(directory);
    rmSync(join(directory, 'lock'));
    leave('lock', '1 1b4e28ba-2fa1-11d2-883f-0016d3cca427/1234\n9f0c6c1e-5b63-4a3e-8f0e-3d0a5f7d2b11\n');

    await lock.release();

    expect(readdirSync(directory)).toEqual(['lock']);
  });

  it('is released without complaint when its file is gone', async () => {
    const lock = await lockDirectory(directory);
    rmSync(join(directory, 'lock'));

    await expect(lock.release()).resolves.toBeUndefined();
  });

  it('refuses a second claim, of this process too', async () => {
    await lockDirectory(directory);

    await expect(lockDirectory(directory)).rejects.toThrow(
      `The data directory ${directory} is in use by process ${process.pid}: stop it, or choose another with --data-dir`,
    );
  });

  it('says what to remove when it cannot know whether a living process has anything to do with it', async () => {
    const processId = livingProcess();
    leave('lock', String(processId));

    await expect(lockDirectory(directory)).rejects.toThrow(
      `The data directory ${directory} is in use by process ${processId}: stop it, or choose another with --data-dir; ` +
        `if that process is not a local stack, remove ${join(directory, 'lock')}`,
    );
    expect(readFileSync(join(directory, 'lock'), 'utf8')).toBe(String(processId));
  });

  it('takes the place of a process whose id another one has got', async () => {
    leave('lock', `${livingProcess()} 1b4e28ba-2fa1-11d2-883f-0016d3cca427/1234\n`);

    await lockDirectory(directory);

    expect(readdirSync(directory)).toEqual(['lock.1']);
  });

  it.each([
    ['nothing', ''],
    ['no process', 'x'],
    ['process 0', '0'],
    ['a negative id', '-1'],
  ])('takes the place of a file that names %s', async (_case, text) => {
    leave('lock', text);

    await lockDirectory(directory);

    expect(readdirSync(directory)).toEqual(['lock.1']);
  });

  it('takes the place of a process that has ended, again and again', async () => {
    const processId = await endedProcess();
    leave('lock', String(processId));
    leave('lock.1', String(processId));
    leave('lock.7', String(processId));

    const lock = await lockDirectory(directory);

    expect(readdirSync(directory)).toEqual(['lock.8']);
    await lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('lets one of many have the directory that an ended process has left', async () => {
    leave('lock', String(await endedProcess()));

    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)));

    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(directory)).toEqual(['lock.1']);
  });

  it('lets one of many have a new directory', async () => {
    const claims = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)));

    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(directory)).toEqual(['lock']);
  });

  it('says so when there is a directory in place of the file', async () => {
    mkdirSync(join(directory, 'lock'));

    await expect(lockDirectory(directory)).rejects.toThrow(
      `The lock ${join(directory, 'lock')} cannot be read (EISDIR): remove it if no local stack is running there`,
    );
  });
});
