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
import { CAMT_MARKS, camtTable } from './camt.ts';
import { csvTable, detectHeader } from './csv.ts';
import { isOlderDesign, jsonTable } from './json.ts';
import { MT940_MARKS, mt940Table } from './mt940.ts';
import { ofxTable } from './ofx.ts';

/** A file as a table, and what its format says about it. */
export interface OpenFile {
  format: FileFormat;
  /** Whether texts were made safe for spreadsheets. */
  isCsv: boolean;
  table: Table;
  standard: {
    direction?: Direction;
    words?: Readonly<Record<string, WordMeaning>>;
    /** The column whose UUIDs are ids of expenses. */
    idColumn?: string;
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

/** Texts that are not read. */
const OTHER_TEXTS: readonly [RegExp, string][] = [
  [/^!(?:Type|Account|Option):/mu, 'QIF, whose dates and signs have no standard: export CSV or OFX'],
  [/^\s*<(?:!DOCTYPE html|html)/iu, 'a web page: download the file itself'],
  [/^\{\\rtf/u, 'rich text: save it as plain text'],
];
const START = 4096;

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
  return openText(source, book, encoding, sample);
}

/** Formats that say what they are; what says nothing is delimited text. */
async function openText(
  source: FileSource,
  book: SettingsBook,
  encoding: string,
  sample: string,
): Promise<OpenFile> {
  const start = sample.slice(0, START);
  if (/OFXHEADER|<OFX>/iu.test(start)) {
    return { format: 'ofx', isCsv: false, table: await ofxTable(source, encoding), standard: {} };
  }
  if (/^\s*<(?:\?xml|\w*:?Document)/u.test(start)) {
    if (!/camt\.05[234]\.|<(?:\w+:)?BkToCstmr/u.test(start)) {
      throw new FileRefused(
        'UNKNOWN_FORMAT',
        'the file is XML, and not CAMT.052, .053, .054 or OFX; a spreadsheet can be saved as CSV',
      );
    }
    const standard = { direction: 'words', words: CAMT_MARKS } as const;
    return { format: 'camt053', isCsv: false, table: await camtTable(source, encoding), standard };
  }
  if (/^(?:\{1:[^\n]*\n?)?\s*:20:|^:6[01][FM]?:/mu.test(start) && /^:(?:25|28C?|60[FM]|61):/mu.test(sample)) {
    const standard = { direction: 'words', words: MT940_MARKS } as const;
    return { format: 'mt940', isCsv: false, table: await mt940Table(source, encoding), standard };
  }
  const refused = OTHER_TEXTS.find(([pattern]) => pattern.test(start));
  if (refused !== undefined) {
    throw new FileRefused('UNKNOWN_FORMAT', `the file is ${refused[1]}`);
  }
  if (/^\s*[[{]\s*["{[\]}]/u.test(start)) {
    return openJson(source, encoding, sample);
  }
  return openCsv(source, book, encoding, sample);
}

async function openJson(source: FileSource, encoding: string, sample: string): Promise<OpenFile> {
  const table = await jsonTable(source, encoding, sample);
  if (isOwnExport(table.columns)) {
    return { format: 'expenses', isCsv: false, table, standard: {} };
  }
  const standard = isOlderDesign(table.columns)
    ? { direction: 'plus-is-out' as const, idColumn: 'expense_id' }
    : {};
  return { format: 'json', isCsv: false, table, standard };
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
