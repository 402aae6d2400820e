import { readFile } from 'node:fs/promises';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';

/**
 * Reads a file of the data directory.
 *
 * @returns undefined when it is not there
 * @throws {StartError} when it is there and cannot be read: a directory, or a file without the right to read it
 */
export async function readKeptFile(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') {
      return undefined;
    }
    throw new StartError('DATA_DIRECTORY', unreadableText(path, code), { cause: error });
  }
}

/** What to say of a file of the data directory that cannot be read, by the error's code. */
export function unreadableText(path: string, code: string): string {
  return code === 'EISDIR'
    ? `${path} is a directory and must be a file: move it away, or choose another with --data-dir`
    : `${path} cannot be read (${code}): give yourself permission to read it, or choose another directory with --data-dir`;
}
