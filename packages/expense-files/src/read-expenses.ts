import { openExpenseFile } from './expense-file.ts';
import { FileRefused } from './file-refused.ts';
import type { FileSource } from './file-source.ts';
import type { ImportRow } from './import-row.ts';
import type { Inspection, ReadOptions } from './inspection.ts';
import type { Preview, RowListener } from './preview.ts';

/**
 * What a file is, and what must be asked before it is read. Nothing is taken from it yet.
 *
 * @throws {FileRefused} when it is no file that can be read, or an answer cannot be right
 */
export async function inspectFile(source: FileSource, options: ReadOptions): Promise<Inspection> {
  const { inspection } = await openExpenseFile(source, options);
  return inspection;
}

/**
 * What becomes of each row of the file, in its order: each is taken, refused or left out.
 *
 * @throws {FileRefused} when the file cannot be read, has another form than the profile was made for, or a
 *   question about the whole of it is open
 */
export async function* readExpenses(source: FileSource, options: ReadOptions): AsyncGenerator<ImportRow> {
  const file = await openExpenseFile(source, options);
  yield* file.rows();
}

/**
 * What an import of the file would do, in sums that can be compared with the bank's.
 *
 * @throws {FileRefused} as `readExpenses`
 */
export async function previewFile(
  source: FileSource,
  options: ReadOptions,
  onRow?: RowListener,
): Promise<Preview> {
  const file = await openExpenseFile(source, options);
  let preview: Preview | undefined;
  for await (const row of file.rows((result) => (preview = result))) {
    onRow?.(row);
  }
  if (preview === undefined) {
    throw new FileRefused('NO_ROWS', 'the file has no rows below its header');
  }
  return preview;
}
