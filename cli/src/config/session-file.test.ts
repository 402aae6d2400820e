import { mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { sessionFile } from './session-file.ts';

describe('sessionFile', () => {
  it('keeps the session for the user alone, in a directory for the user alone', () => {
    const directory = join(temporaryDirectory(), 'sessions');
    const file = join(directory, 'session.json');
    const session = sessionFile(file);
    expect(session.read()).toBeUndefined();

    void session.write('{"a":1}');

    expect(session.read()).toBe('{"a":1}');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory)).toEqual(['session.json']);
    void session.remove();
    expect(session.read()).toBeUndefined();
  });

  it('lets one after another in', async () => {
    const file = join(temporaryDirectory(), 'session.json');
    let inside = 0;
    let most = 0;
    const enter = () =>
      sessionFile(file).lock(async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
        return inside;
      });

    await Promise.all(Array.from({ length: 8 }, enter));

    expect(most).toBe(1);
  });

  it('lets the next one in after a failure', async () => {
    const session = sessionFile(join(temporaryDirectory(), 'session.json'));

    await expect(session.lock(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');

    expect(await session.lock(() => Promise.resolve('in'))).toBe('in');
  });

  it('does not wait for an owner that was killed', async () => {
    const file = join(temporaryDirectory(), 'session.json');
    const past = new Date(Date.now() - 3_600_000);
    mkdirSync(`${file}.lock`);
    utimesSync(`${file}.lock`, past, past);

    expect(await sessionFile(file).lock(() => Promise.resolve('in'))).toBe('in');
  });
});
