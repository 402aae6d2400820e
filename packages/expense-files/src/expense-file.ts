import { FileRefused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';
import type { ImportRow } from './import-row.ts';
import { openReadable } from './inspect/inspect.ts';
import type { ReadableFile } from './inspect/inspect.ts';
import type { Inspection, ReadOptions } from './inspection.ts';
import type { MappedRow } from './mapping/map-rows.ts';
import type { Preview } from './preview.ts';
import { PreviewReport } from './report/preview-report.ts';

/** An inspected file, whose rows can be read. */
export interface ExpenseFile {
  inspection: Inspection;
  /**
   * What becomes of each row of the file, in its order: each is taken, refused or left out. `onEnd` is told,
   * after the last row, what they add up to.
   *
   * @throws {FileRefused} when the file has another form than the profile was made for, a question about the
   *   whole of it is open, or it has no rows
   */
  rows: (onEnd?: (preview: Preview) => void) => AsyncGenerator<ImportRow>;
}

/**
 * Inspects a file, and reads it by what was found out: it is looked through once, however often its rows are
 * read.
 *
 * @throws {FileRefused} when it is no file that can be read, or an answer cannot be right
 */
export async function openExpenseFile(source: FileSource, options: ReadOptions): Promise<ExpenseFile> {
  const file = await openReadable(source, options);
  return { inspection: file.inspection, rows: (onEnd) => importRows(file, onEnd) };
}

async function* importRows(
  file: ReadableFile,
  onEnd?: (preview: Preview) => void,
): AsyncGenerator<ImportRow> {
  const { inspection, currencies, statements, hasSeveralAccounts } = file;
  const rows = readable(file);
  const report =
    onEnd === undefined ? undefined : new PreviewReport(currencies, statements, hasSeveralAccounts);
  let count = 0;
  for await (const { row, entry } of rows()) {
    count += 1;
    report?.add(row);
    if (entry !== undefined) {
      report?.addEntry(entry, row.line);
    }
    yield row;
  }
  if (count === 0) {
    throw new FileRefused('NO_ROWS', 'the file has no rows below its header');
  }
  if (report !== undefined) {
    onEnd?.({ ...report.result(), questions: inspection.questions });
  }
}

/** The rows of a file with everything that holds it answered. */
function readable({ inspection, rows }: ReadableFile): () => AsyncGenerator<MappedRow> {
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
  return rows;
}
