import { open, rename, rm } from 'node:fs/promises';

/** Readable and writable by the owner only. */
export const OWNER_ONLY_FILE = 0o600;

/** Readable and writable by everybody. */
export const EVERYBODYS_FILE = 0o666;

/** Writes of this process so far. */
let writes = 0;

/**
 * Replaces a file's content in one step: a reader, and a crash at any moment, finds the old content or the
 * new one.
 *
 * A killed process may leave `<path>.<process id>.<number>.tmp` behind.
 *
 * @param mode who may read and write the file, as far as the process's umask allows @default the owner only
 * @throws {Error} of the file system, e.g. `ENOSPC`, when writing fails; the old content is then still in
 *   place
 */
export async function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  mode: number = OWNER_ONLY_FILE,
): Promise<void> {
  // A file that no lock guards may be written twice at once, by two processes or by one.
  writes += 1;
  const temporaryPath = `${path}.${process.pid}.${writes}.tmp`;
  try {
    const file = await open(temporaryPath, 'w', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
}
