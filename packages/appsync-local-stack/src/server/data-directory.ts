import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock.ts';
import type { DirectoryLock } from './directory-lock.ts';
import { errorCode } from './error-code.ts';
import { readKeptFile } from './kept-file.ts';
import { StartError } from './start-error.ts';
import { OWNER_ONLY_FILE, writeWholeFile } from './whole-file.ts';

/** The directory with the data that survives a restart, used by one stack at a time. */
export interface DataDirectory {
  /** For the engine's files. */
  readonly tables: string;
  /** For the user pools' files. */
  readonly users: string;
  /** For the certificate and its key. */
  readonly certificates: string;
  /** 32 random bytes that encrypt paging tokens, the same after every restart. */
  readonly nextTokenKey: Uint8Array;
  /** Releases the directory for another stack. */
  release(): Promise<void>;
}

/** Keys and users' data: readable by the owner of the directory only. */
const OWNER_ONLY_DIRECTORY = 0o700;

/** All that a local stack puts into its directory. */
const OWN_NAMES = /^(tables|users|certificates|next-token\.key|amplify_outputs\.json|lock)(\.|$)/;

/**
 * Opens a data directory, made when absent, and claims it for this process. It is closed to other users of
 * the machine, even if it was open to them before. In a directory that has other files too, only the parts of
 * the stack are closed.
 *
 * @throws {StartError} when it cannot be written, another process has it, or a file in it is damaged
 */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const parts = {
    tables: join(path, 'tables'),
    users: join(path, 'users'),
    certificates: join(path, 'certificates'),
  };
  return await withErrorsNamed(path, async () => {
    const lock = await claim(path);
    try {
      for (const part of Object.values(parts)) {
        await openPart(part);
      }
      return {
        ...parts,
        nextTokenKey: await readOrMakeKey(join(path, 'next-token.key')),
        release: () => lock.release(),
      };
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

/**
 * Claims a data directory, made when absent, for a stack that keeps its data elsewhere and its outputs there.
 *
 * @throws {StartError} when it cannot be written, or another process has it
 */
export async function claimDataDirectory(path: string): Promise<DirectoryLock> {
  return await withErrorsNamed(path, () => claim(path));
}

async function claim(path: string): Promise<DirectoryLock> {
  await mkdir(path, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
  if ((await readdir(path)).every((name) => OWN_NAMES.test(name))) {
    await closeToOthers(path, OWNER_ONLY_DIRECTORY);
  }
  return await lockDirectory(path);
}

async function withErrorsNamed<T>(path: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof StartError) {
      throw error;
    }
    throw new StartError(
      'DATA_DIRECTORY',
      `The data directory ${path} cannot be written (${errorCode(error)}): choose another with --data-dir`,
      { cause: error },
    );
  }
}

async function openPart(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
    throw new StartError(
      'DATA_DIRECTORY',
      `${path} is a file and must be a directory: move it away, or choose another with --data-dir`,
    );
  }
  await closeToOthers(path, OWNER_ONLY_DIRECTORY);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    // A certificate is public.
    if (entry.isFile() && !entry.name.endsWith('.crt')) {
      await closeToOthers(join(path, entry.name), OWNER_ONLY_FILE);
    }
  }
}

/** As far as the file system has permissions: some that are shared with a virtual machine have none. */
async function closeToOthers(path: string, mode: number): Promise<void> {
  await chmod(path, mode).catch(() => undefined);
}

async function readOrMakeKey(path: string): Promise<Uint8Array> {
  const kept = await readKeptFile(path);
  if (kept?.length === 32) {
    await closeToOthers(path, OWNER_ONLY_FILE);
    return kept;
  }
  if (kept !== undefined) {
    throw new StartError(
      'DAMAGED_FILE',
      `${path} is damaged: delete it to make a new one; earlier paging tokens are then invalid`,
    );
  }
  const key = randomBytes(32);
  await writeWholeFile(path, key);
  return key;
}
