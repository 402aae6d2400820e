import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Answers } from 'expense-files';
import type { App } from '../app.ts';
import { readIfThere, removeIfThere, writePrivately } from '../config/private-file.ts';
import { userOf } from '../mirror/present-moment.ts';
import { emptyTally } from './outcomes.ts';
import type { RefusedByApi, Tally } from './outcomes.ts';

/** How far an import is. */
interface Progress {
  /** The number of rows from the first on that are all done. */
  readonly done: number;
  /** What became of them. */
  readonly tally: Tally;
  readonly refused: readonly RefusedByApi[];
}

/** Remembers how far the import of one file by one user is, until it is through. */
export interface Checkpoint {
  readonly before: Progress;
  readonly keep: (progress: Progress) => void;
  readonly remove: () => void;
}

/** Before the first row. */
export const nothingDone: Progress = { done: 0, tally: emptyTally(), refused: [] };

/** For the same file, answers, user and stack: an import that was broken off goes on. */
export async function openCheckpoint(app: App, file: string, answers: Answers): Promise<Checkpoint> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([app.stackKey, await userOf(app), answers]));
  await pipeline(createReadStream(file), hash);
  const path = join(app.directories.data, 'imports', `${hash.digest('hex').slice(0, 32)}.json`);
  return {
    before: read(path) ?? nothingDone,
    keep: (progress) => writePrivately(path, JSON.stringify(progress)),
    remove: () => removeIfThere(path),
  };
}

function read(path: string): Progress | undefined {
  try {
    return JSON.parse(readIfThere(path) ?? '') as Progress; // What `keep` writes.
  } catch {
    return undefined;
  }
}
