import { FileRefused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';
import type { ImportRow } from './import-row.ts';
import { openReadable } from './inspect/inspect.ts';
import type { ReadableFile } from './inspect/inspect.ts';
import type { Inspection, ReadOptions } from './inspection.ts';
import { mapRows } from './mapping/map-rows.ts';
import type { CellPlan, MeaningPlan } from './mapping/plan.ts';

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
  const { table, plan, meaning } = readable(await openReadable(source, options));
  yield* mapRows(table, plan, meaning);
}

/** The file, with everything that holds it answered. */
export function readable(file: ReadableFile): ReadableFile & { plan: CellPlan; meaning: MeaningPlan } {
  const { inspection, plan, meaning } = file;
  const { differences, questions } = inspection;
  if (differences.length > 0) {
    throw new FileRefused(
      'PROFILE_DIFFERS',
      `the file is not like the one of the profile: ${differences.join('; ')}`,
      {
        differences,
      },
    );
  }
  const open = questions.filter(({ holds }) => holds === 'file');
  if (open.length > 0 || plan === undefined || meaning === undefined) {
    const ids = open.map(({ id }) => id).join(', ');
    throw new FileRefused('QUESTIONS_OPEN', `questions about the file are open: ${ids}`, { questions: open });
  }
  return { ...file, plan, meaning };
}
