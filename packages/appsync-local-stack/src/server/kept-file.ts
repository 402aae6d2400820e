import { readFile } from 'node:fs/promises';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';

/**
 * Reads a file of the data directory.
 *
 * @returns undefined when it does not exist
 * @throws {StartError} when it exists and cannot be read: it is a directory, or the permission is missing
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

/** The message about a file of the data directory that cannot be read, by the error's code. */
export function unreadableText(path: string, code: string): string {
  return code === 'EISDIR'
    ? `${path} is a directory and must be a file: move it away, or choose another with --data-dir`
    : `${path} cannot be read (${code}): give yourself permission to read it, or choose another directory with --data-dir`;
}
