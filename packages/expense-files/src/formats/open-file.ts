import { FileRefused } from '../file-refused.ts';
import type { FileSource } from '../file-source.ts';
import type { SettingsBook } from '../inspect/settings-book.ts';
import type { Direction } from '../mapping/plan.ts';
import type { WordMeaning } from '../mapping/words.ts';
import { isOwnExport } from '../own/own-expenses.ts';
import type { FileFormat } from '../setting.ts';
import { firstText } from '../text/decode.ts';
import { DELIMITERS, detectDelimiter } from '../text/delimiter.ts';
import { detectEncoding, ENCODINGS } from '../text/encoding.ts';
import type { Table } from '../text/table.ts';
import { csvTable, detectHeader } from './csv.ts';

/** A file as a table, and what its format says about it. */
export interface OpenFile {
  format: FileFormat;
  /** Whether texts were made safe for spreadsheets. */
  isCsv: boolean;
  table: Table;
  standard: {
    direction?: Direction;
    words?: Readonly<Record<string, WordMeaning>>;
  };
}

const SAMPLE_CHARACTERS = 65_536;
/** Files that are no text, by their first bytes. */
const BINARY: readonly [RegExp, string][] = [
  [/^PK\u0003\u0004/u, 'a spreadsheet or an archive: save the sheet as CSV, or unpack it'],
  [/^\u00d0\u00cf\u0011\u00e0/u, 'an old Excel file: save the sheet as CSV'],
  [/^%PDF/u, 'a PDF: banks offer CSV, OFX, CAMT.053 or MT940 beside it'],
  [/^\u001f\u008b/u, 'compressed: unpack it'],
  [/^SQLite format 3/u, 'a database: export CSV from the app'],
];

/** Finds out what the file is. */
export async function openFile(source: FileSource, book: SettingsBook): Promise<OpenFile> {
  const detected = await detectEncoding(source);
  if (detected.length === 0) {
    throw new FileRefused('EMPTY', 'the file is empty');
  }
  const bytes = await firstText(source, 'windows-1252', 16);
  const binary = BINARY.find(([pattern]) => pattern.test(bytes));
  if (binary !== undefined) {
    throw new FileRefused('UNKNOWN_FORMAT', `the file is ${binary[1]}`);
  }
  const encoding =
    book.addText({
      id: 'encoding',
      title: 'Which encoding has the file?',
      kind: 'choice',
      choices: ENCODINGS.map((value) => ({ value, title: value })),
      holds: 'file',
      detected: detected.isSure ? detected.encoding : undefined,
      proposed: detected.encoding,
      reason: detected.reason,
      isOfProfile: false,
    }) ?? detected.encoding;
  const sample = await firstText(source, encoding, SAMPLE_CHARACTERS);
  if (sample.trim() === '') {
    throw new FileRefused('EMPTY', 'the file is empty but for blanks');
  }
  return openCsv(source, book, encoding, sample);
}

async function openCsv(
  source: FileSource,
  book: SettingsBook,
  encoding: string,
  sample: string,
): Promise<OpenFile> {
  const found = await detectDelimiter(sample);
  const delimiter =
    book.addText({
      id: 'delimiter',
      title: 'What separates the cells?',
      kind: 'choice',
      choices: DELIMITERS.map((value) => ({ value, title: value === '\t' ? 'tab' : value })),
      holds: 'file',
      detected: found.isSure ? found.delimiter : undefined,
      proposed: found.delimiter,
      isOfProfile: false,
    }) ?? found.delimiter;
  const header = await detectHeader(source, encoding, delimiter);
  const headerLine = Number(
    book.addText({
      id: 'headerLine',
      title: 'Which line has the names of the columns? 0 for none.',
      kind: 'text',
      holds: 'file',
      detected: header.isSure ? `${header.line}` : undefined,
      proposed: `${header.line}`,
      isOfProfile: false,
    }) ?? header.line,
  );
  if (!Number.isInteger(headerLine) || headerLine < 0) {
    throw new FileRefused('WRONG_ANSWER', 'headerLine must be the number of a line, or 0 for none');
  }
  const table = await csvTable(source, { encoding, delimiter, headerLine });
  if (isOwnExport(table.columns)) {
    const own = await csvTable(source, { encoding, delimiter, headerLine, isOwn: true });
    return { format: 'expenses', isCsv: true, table: own, standard: {} };
  }
  return { format: 'csv', isCsv: true, table, standard: {} };
}
