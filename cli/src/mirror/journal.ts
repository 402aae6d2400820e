import { appendFile, open, rm } from 'node:fs/promises';
import { isMissing } from '../config/private-file.ts';
import type { Expense } from '../input/pages.ts';

/** A page of changes that was read and is not in the mirror yet. */
export interface JournalPage {
  /** Where reading goes on after this page. */
  readonly cursor: string;
  readonly items: readonly Expense[];
}

/** The pages since one cursor, kept beside the mirror, so that reading goes on after it was broken off. */
export interface Journal {
  readonly append: (page: JournalPage) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * Opens the journal beside a mirror and gives what is in it to `take`. One that began at another cursor is
 * begun anew; a line that was cut ends it.
 */
export async function openJournal(
  mirror: string,
  base: string | undefined,
  take: (page: JournalPage) => void,
): Promise<Journal> {
  const file = `${mirror}.part`;
  const start = JSON.stringify({ base: base ?? null });
  const wholeBytes = await readPages(file, start, take);
  const handle = await open(file, wholeBytes === 0 ? 'w' : 'r+');
  await handle.truncate(wholeBytes);
  if (wholeBytes === 0) {
    await handle.write(`${start}\n`);
  }
  await handle.close();
  return {
    append: (page) => appendFile(file, `${JSON.stringify(page)}\n`),
    remove: () => rm(file, { force: true }),
  };
}

/** @returns how many bytes are whole lines of this journal; 0 when it is another one, or there is none */
async function readPages(file: string, start: string, take: (page: JournalPage) => void): Promise<number> {
  let bytes = 0;
  try {
    const handle = await open(file);
    for await (const line of handle.readLines()) {
      const page = bytes === 0 ? undefined : parse(line);
      if (bytes === 0 ? line !== start : page === undefined) {
        break;
      }
      bytes += Buffer.byteLength(line) + 1;
      if (page !== undefined) {
        take(page);
      }
    }
  } catch (error) {
    if (!isMissing(error)) {
      throw error;
    }
  }
  return bytes;
}

/** A page; undefined for a line that was cut. */
function parse(line: string): JournalPage | undefined {
  try {
    return JSON.parse(line) as JournalPage; // What `append` writes.
  } catch {
    return undefined;
  }
}
