import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** Only the user may read and write it. */
const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** The text of a file; undefined when there is no such file. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Writes a file of the user alone. It has the old text or the new one, whenever the machine fails. */
export function writePrivately(file: string, text: string): void {
  makePrivateDirectory(dirname(file));
  writeFileAtomic.sync(file, text, { mode: FILE_MODE });
}

export function makePrivateDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: DIRECTORY_MODE });
}

export function removeIfThere(file: string): void {
  rmSync(file, { force: true });
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
