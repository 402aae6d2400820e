import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isMissing } from '../config/private-file.ts';
import type { Expense } from '../input/pages.ts';

/** What was written. */
export interface WrittenMirror {
  readonly sha256: string;
  /** How many expenses are not as they were. */
  readonly changed: number;
}

/** So much is written at once. */
const CHUNK_LENGTH = 65_536;

/**
 * Writes a mirror with changes beside the old one. What was changed keeps its place, what was deleted is left
 * out, what is new comes at the end.
 */
export async function writeMirror(
  from: string,
  to: string,
  changes: ReadonlyMap<string, Expense>,
): Promise<WrittenMirror> {
  const left = new Map(changes);
  const target = await open(to, 'w');
  const hash = createHash('sha256');
  let chunk = '';
  let changedCount = 0;
  const flush = async () => {
    hash.update(chunk);
    await target.write(chunk);
    chunk = '';
  };
  const add = async (line: string) => {
    chunk += `${line}\n`;
    if (chunk.length >= CHUNK_LENGTH) {
      await flush();
    }
  };
  try {
    for await (const line of linesOf(from)) {
      const { id, version } = JSON.parse(line) as Expense; // Its hash says that this command has written it.
      const changed = left.get(id);
      left.delete(id);
      changedCount += changed === undefined || changed.version === version ? 0 : 1;
      if (changed === undefined || !isDeleted(changed)) {
        await add(changed === undefined ? line : JSON.stringify(changed));
      }
    }
    for (const expense of left.values()) {
      if (!isDeleted(expense)) {
        changedCount += 1;
        await add(JSON.stringify(expense));
      }
    }
    await flush();
    await target.sync();
  } finally {
    await target.close();
  }
  return { sha256: hash.digest('hex'), changed: changedCount };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    if (isMissing(error)) {
      return;
    }
    throw error;
  }
  yield* handle.readLines();
}

function isDeleted({ deletedAt }: Expense): boolean {
  return deletedAt !== null && deletedAt !== undefined;
}
