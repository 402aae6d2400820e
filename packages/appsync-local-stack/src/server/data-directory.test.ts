import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEngine } from '../dynamodb/engine.ts';
import { openDataDirectory } from './data-directory.ts';

let root: string;
let directory: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-'));
  directory = join(root, 'new', 'data');
});

afterEach(() => rmSync(root, { recursive: true }));

const modeOf = (...path: string[]) => (statSync(join(directory, ...path)).mode & 0o777).toString(8);

describe('openDataDirectory', () => {
  it('makes a directory that no other user of the machine can look into', async () => {
    const data = await openDataDirectory(directory);

    expect([modeOf(), modeOf('tables'), modeOf('users'), modeOf('certificates')]).toEqual(
      Array.from({ length: 4 }, () => '700'),
    );
    expect([modeOf('lock'), modeOf('next-token.key')]).toEqual(['600', '600']);
    await data.release();
  });

  it('closes one that was open to others, with what is in it', async () => {
    await (await openDataDirectory(directory)).release();
    for (const name of ['', 'tables', 'users', 'certificates']) {
      chmodSync(join(directory, name), 0o755);
    }
    for (const name of ['tables/dynoxide.sqlite', 'users/pool.json', 'certificates/localhost.key']) {
      writeFileSync(join(directory, name), 'x', { mode: 0o644 });
    }
    chmodSync(join(directory, 'next-token.key'), 0o644);

    await (await openDataDirectory(directory)).release();

    expect([modeOf(), modeOf('tables'), modeOf('users'), modeOf('certificates')]).toEqual(
      Array.from({ length: 4 }, () => '700'),
    );
    expect(modeOf('tables', 'dynoxide.sqlite')).toBe('600');
    expect(modeOf('users', 'pool.json')).toBe('600');
    expect(modeOf('certificates', 'localhost.key')).toBe('600');
    expect(modeOf('next-token.key')).toBe('600');
  });

  it('leaves a directory open that holds other things too, and closes its own parts', async () => {
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    writeFileSync(join(directory, 'holiday.jpg'), '');

    await (await openDataDirectory(directory)).release();

    expect([modeOf(), modeOf('users')]).toEqual(['755', '700']);
  });

  it('gives the same key for paging tokens again', async () => {
    const first = await openDataDirectory(directory);
    await first.release();

    const second = await openDataDirectory(directory);

    expect(second.nextTokenKey).toEqual(first.nextTokenKey);
  });

  it.each([
    ['next-token.key', 'is empty', (path: string) => writeFileSync(path, ''), 'is damaged: delete it'],
    [
      'next-token.key',
      'is too long',
      (path: string) => writeFileSync(path, 'x'.repeat(33)),
      'is damaged: delete it',
    ],
    [
      'next-token.key',
      'is a directory',
      (path: string) => mkdirSync(path),
      'is a directory and must be a file',
    ],
    [
      'next-token.key',
      'leads to itself',
      (path: string) => symlinkSync(path, path),
      'cannot be read (ELOOP)',
    ],
    ['users', 'is a file', (path: string) => writeFileSync(path, ''), 'is a file and must be a directory'],
    ['tables', 'is a file', (path: string) => writeFileSync(path, ''), 'is a file and must be a directory'],
  ])('says so when %s %s, and lets the directory go', async (name, _case, make, message) => {
    mkdirSync(directory, { recursive: true });
    make(join(directory, name));

    await expect(openDataDirectory(directory)).rejects.toThrow(`${join(directory, name)} ${message}`);

    rmSync(join(directory, name), { recursive: true });
    await (await openDataDirectory(directory)).release();
  });
});

describe("an engine's database", () => {
  const database = () => join(directory, 'dynoxide.sqlite');

  beforeEach(() => mkdirSync(directory, { recursive: true }));

  /** Starts the engine once, so that there is a whole database. */
  async function makeDatabase(): Promise<void> {
    await (await startEngine({ name: 'dynoxide', dataDirectory: directory })).close();
  }

  it.each([
    ['is empty', '', 'is empty'],
    ['is no database', 'not a database', 'is not a database'],
    ['is that of another program', '{}', 'is not a database'],
  ])('that %s is named and left alone', async (_case, content, fault) => {
    writeFileSync(database(), content);

    await expect(startEngine({ name: 'dynoxide', dataDirectory: directory })).rejects.toThrow(
      `${database()} ${fault}: restore it, or delete it to start with no data`,
    );
    expect(readFileSync(database(), 'utf8')).toBe(content);
  });

  it('that is cut off is named and left alone', async () => {
    await makeDatabase();
    const half = readFileSync(database()).subarray(0, 5_000);
    writeFileSync(database(), half);

    await expect(startEngine({ name: 'dynoxide', dataDirectory: directory })).rejects.toThrow(
      `${database()} is cut off: restore it`,
    );
    expect(readFileSync(database())).toEqual(half);
  });

  it('that is a directory is named', async () => {
    mkdirSync(database());

    await expect(startEngine({ name: 'dynoxide', dataDirectory: directory })).rejects.toThrow(
      `${database()} is a directory and must be a file`,
    );
  });

  it('that cannot be read is named', async () => {
    symlinkSync(database(), database());

    await expect(startEngine({ name: 'dynoxide', dataDirectory: directory })).rejects.toThrow(
      `${database()} cannot be read (ELOOP)`,
    );
  });

  it('that a killed start has left empty is made', async () => {
    writeFileSync(database(), '');
    writeFileSync(`${database()}.new`, '');

    await makeDatabase();
    await makeDatabase();

    expect(statSync(database()).size).toBeGreaterThan(0);
  });

  it('can be read by its owner only', async () => {
    await makeDatabase();

    expect(modeOf('dynoxide.sqlite')).toBe('600');
  });
});
