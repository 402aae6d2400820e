import { open, rename } from 'node:fs/promises';

/**
 * Replaces a file's content in one step: after a crash at any moment the file holds the old content or the new one.
 *
 * The file is readable by its owner only. A crash may leave `<path>.tmp` behind; the next write overwrites it.
 *
 * @throws the file system's error, e.g. `ENOSPC`; the old content is then still in place
 */
export async function writeFileDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporaryPath = `${path}.tmp`;
  const file = await open(temporaryPath, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporaryPath, path);
}
