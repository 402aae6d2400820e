import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/** Where a local stack keeps what survives a restart. One stack at a time. */
export interface DataDirectory {
  /** For the engine's files. */
  readonly tables: string;
  /** For the user pools' files. */
  readonly users: string;
  /** For the certificate and its key. */
  readonly certificates: string;
  /** 32 random bytes that seal paging tokens, the same ones after every restart. */
  readonly nextTokenKey: Uint8Array;
  /** Lets another stack have the directory. */
  release(): Promise<void>;
}

/**
 * Opens a data directory, made when absent, and claims it for this process.
 *
 * @throws StartError when it cannot be written or another process has it
 */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const lock = join(path, 'lock');
  try {
    await mkdir(path, { recursive: true });
    await claim(lock, path);
    return {
      tables: join(path, 'tables'),
      users: join(path, 'users'),
      certificates: join(path, 'certificates'),
      nextTokenKey: await readOrMakeKey(join(path, 'next-token.key')),
      release: () => rm(lock, { force: true }),
    };
  } catch (error) {
    if (error instanceof StartError) {
      throw error;
    }
    throw new StartError(
      `The data directory ${path} cannot be written (${codeOf(error)}): choose another with --data-dir`,
    );
  }
}

/** Two stacks on the same files would overwrite each other's users. A lock whose process is gone counts for nothing. */
async function claim(lock: string, path: string): Promise<void> {
  for (;;) {
    try {
      const file = await open(lock, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        throw error;
      }
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
      throw new StartError(
        `The data directory ${path} is in use by process ${holder}: stop it, or choose another with --data-dir`,
      );
    }
    await rm(lock, { force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function readOrMakeKey(path: string): Promise<Uint8Array> {
  const kept = await readFile(path).catch(() => undefined);
  if (kept?.length === 32) {
    return kept;
  }
  const key = randomBytes(32);
  const file = await open(path, 'w', 0o600);
  await file.writeFile(key);
  await file.close();
  return key;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
