import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { isProcessAlive, processIdentity } from './process-identity.ts';
import { StartError } from './start-error.ts';

/** A claim on a directory. */
export interface DirectoryLock {
  release(): Promise<void>;
}

interface LockFile {
  readonly path: string;
  /** 0 for `lock`, 1 for `lock.1` and so on. */
  readonly generation: number;
}

interface Holder {
  readonly processId: number;
  /** @default not known: only the id shows whether the process is still running */
  readonly identity?: string;
}

/**
 * Claims a directory for this process, by a file `lock` in it.
 *
 * The lock of a killed process is superseded and not removed: the next process claims `lock.1`, which only
 * one of several can create, and only then removes `lock`. So no process removes a file that another one may
 * have just made.
 *
 * @throws {StartError} when a process that may still be running has it
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  for (;;) {
    const last = (await lockFiles(directory)).at(-1);
    if (last !== undefined) {
      await refuseIfHeld(directory, last);
    }
    const mine = lockFile(directory, last === undefined ? 0 : last.generation + 1);
    const token = randomUUID();
    if (await isCreated(mine.path, token)) {
      const files = await lockFiles(directory);
      if (files.every(({ generation }) => generation <= mine.generation)) {
        const older = files.filter(({ generation }) => generation < mine.generation);
        await Promise.all(older.map(({ path }) => rm(path, { force: true })));
        return { release: () => removeOwn(mine.path, token) };
      }
      // Other processes have claimed and released it since this one looked.
      await removeOwn(mine.path, token);
    }
  }
}

function lockFile(directory: string, generation: number): LockFile {
  return { path: join(directory, generation === 0 ? 'lock' : `lock.${generation}`), generation };
}

/** The oldest first. */
async function lockFiles(directory: string): Promise<LockFile[]> {
  return (await readdir(directory))
    .flatMap((name) => {
      const [, generation] = /^lock(?:\.([1-9]\d{0,8}))?$/.exec(name) ?? [undefined, null];
      return generation === null ? [] : [lockFile(directory, Number(generation ?? 0))];
    })
    .sort((one, other) => one.generation - other.generation);
}

async function refuseIfHeld(directory: string, { path }: LockFile): Promise<void> {
  const holder = await readHolder(path);
  if (holder === undefined || !isProcessAlive(holder.processId)) {
    return;
  }
  const identity = processIdentity(holder.processId);
  const isSure = identity !== undefined && holder.identity !== undefined;
  if (isSure && identity !== holder.identity) {
    // The process has ended, and its id belongs to another one.
    return;
  }
  const doubt = isSure ? '' : `; if that process is not a local stack, remove ${path}`;
  throw new StartError(
    'DATA_DIRECTORY_IN_USE',
    `The data directory ${directory} is in use by process ${holder.processId}: stop it, or choose another with --data-dir${doubt}`,
  );
}

/** Undefined when the file has been removed meanwhile, or does not name a process. */
async function readHolder(path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw new StartError(
      'DATA_DIRECTORY',
      `The lock ${path} cannot be read (${errorCode(error)}): remove it if no local stack is running there`,
    );
  }
  // The id alone, or with what distinguishes it from later processes with the same id.
  const [, processId, identity] = /^([1-9]\d*)(?: (\S.*))?$/m.exec(text) ?? [];
  return processId === undefined
    ? undefined
    : { processId: Number(processId), ...(identity === undefined ? {} : { identity }) };
}

/**
 * Removes a lock of this process. The file may belong to another process by now, which cannot see this one
 * (it runs in another container) and took its place: the token shows that, and the file stays.
 */
async function removeOwn(path: string, token: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') {
      return '';
    }
    throw error;
  });
  if (text.split('\n').includes(token)) {
    await rm(path, { force: true });
  }
}

/**
 * Makes the file with its content in one step, so that no process reads a part of it; false when it exists
 * already.
 */
async function isCreated(path: string, token: string): Promise<boolean> {
  const identity = processIdentity(process.pid);
  const text = `${process.pid}${identity === undefined ? '' : ` ${identity}`}\n${token}\n`;
  const temporaryPath = `${path}.${randomUUID()}`;
  try {
    await writeFile(temporaryPath, text, { mode: 0o600 });
    await link(temporaryPath, path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') {
      return false;
    }
    if (!NO_LINKS.includes(code)) {
      throw error;
    }
    return await isCreatedInTwoSteps(path, text);
  } finally {
    await rm(temporaryPath, { force: true });
  }
}

/**
 * The errors of file systems without hard links, e.g. exFAT and some that are shared with a virtual machine.
 */
const NO_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

async function isCreatedInTwoSteps(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}
