import { FileRefused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';
import type { ImportRow } from './import-row.ts';
import { openReadable } from './inspect/inspect.ts';
import type { ReadableFile } from './inspect/inspect.ts';
import type { Inspection, ReadOptions } from './inspection.ts';
import type { MappedRow } from './mapping/map-rows.ts';

/**
 * What a file is, and what must be asked before it is read. Nothing is taken from it yet.
 *
 * @throws {FileRefused} when it is no file that can be read, or an answer cannot be right
 */
export async function inspectFile(source: FileSource, options: ReadOptions): Promise<Inspection> {
  const { inspection } = await openReadable(source, options);
  return inspection;
}

/**
 * What becomes of each row of the file, in its order: each is taken, refused or left out.
 *
 * @throws {FileRefused} when the file cannot be read, has another form than the profile was made for, or a
 *   question about the whole of it is open
 */
export async function* readExpenses(source: FileSource, options: ReadOptions): AsyncGenerator<ImportRow> {
  const { rows } = readable(await openReadable(source, options));
  for await (const { row } of rows()) {
    yield row;
  }
}

/**
 * The file, with everything that holds it answered.
 *
 * @throws {FileRefused} when a question about the whole file is open, or the file is not like the profile's
 */
export function readable(file: ReadableFile): ReadableFile & { rows: () => AsyncGenerator<MappedRow> } {
  const { inspection, rows } = file;
  const { differences, questions } = inspection;
  if (differences.length > 0) {
    throw new FileRefused(
      'PROFILE_DIFFERS',
      `the file is not like the one that the profile was made for: ${differences.join('; ')}`,
      { differences },
    );
  }
  const open = questions.filter(({ holds }) => holds === 'file');
  if (open.length > 0 || rows === undefined) {
    const ids = open.map(({ id }) => id).join(', ');
    throw new FileRefused('QUESTIONS_OPEN', `questions about the file are open: ${ids}`, { questions: open });
  }
  return { ...file, rows };
}
