import { FileRefused } from '../file-refused.ts';
import type { FileSource } from '../file-source.ts';
import { cleanCell, headerScore } from '../inspect/column-names.ts';
import { csvRecords, QuoteNotClosed } from '../text/csv-records.ts';
import type { CsvRecord } from '../text/csv-records.ts';
import { decoded } from '../text/decode.ts';
import { columnNames } from '../text/table.ts';
import type { Table, TableRow } from '../text/table.ts';

/** How a delimited text is cut into a table. */
export interface CsvLayout {
  encoding: string;
  delimiter: string;
  /** The line of the header; 0 for none. */
  headerLine: number;
  /** True for a file of this package: cells are as they are, blanks and all. */
  isOwn?: boolean;
}

/** Banks put up to some thirty lines above their tables. */
const HEADER_WITHIN = 80;

/** The name of the column that is made of the titles of a file with several blocks. */
export const SECTION_COLUMN = 'Section';

/** The table of a delimited text. It has the columns of every header in it: files may have several blocks. */
export async function csvTable(source: FileSource, layout: CsvLayout): Promise<Table> {
  const above: { line: number; text: string }[] = [];
  const names: string[] = [];
  let blocks = 0;
  let rowCount = 0;
  for await (const item of tableItems(source, layout)) {
    if (item.kind === 'above') {
      above.push({ line: item.line, text: item.cells.filter((cell) => cell !== '').join(' ') });
    } else if (item.kind === 'header') {
      blocks += 1;
      names.push(...columnNames(item.cells).filter((name) => !names.includes(name)));
    } else {
      rowCount += 1;
    }
  }
  if (names.length === 0) {
    throw new FileRefused('BROKEN', `line ${layout.headerLine} has no names of columns`);
  }
  const columns = blocks > 1 ? [...names, SECTION_COLUMN] : names;
  return { columns, above, rowCount, rows: () => tableRows(source, layout, columns) };
}

/** The header's line, found by the names in it; the most likely line when no name is known. */
export async function detectHeader(
  source: FileSource,
  encoding: string,
  delimiter: string,
): Promise<{ line: number; isSure: boolean }> {
  const records = await firstRecords(source, encoding, delimiter);
  const scores = records.map(({ line, cells }) => ({ line, score: headerScore(cells) }));
  const most = Math.max(0, ...scores.map(({ score }) => score));
  // The first of a file with several blocks, whose headers may differ a little.
  const first = scores.find(({ score }) => score >= 2 && score * 3 >= most * 2);
  if (first !== undefined) {
    return { line: first.line, isSure: true };
  }
  return { line: headerByShape(records), isSure: false };
}

/** The first record of the usual length, when it holds nothing but words, and the next one has a digit. */
function headerByShape(records: readonly CsvRecord[]): number {
  const usual = usualLength(records);
  const index = records.findIndex(({ cells }) => cells.length === usual);
  const [first, second] = [records[index], records[index + 1]];
  const isWords = first?.cells.every((cell) => !/\p{Nd}/u.test(cell)) === true;
  return first !== undefined && isWords && second?.cells.some((cell) => /\p{Nd}/u.test(cell)) === true
    ? first.line
    : 0;
}

function usualLength(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

async function firstRecords(source: FileSource, encoding: string, delimiter: string): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of refusing(csvRecords(decoded(source, encoding), delimiter))) {
    records.push({ line: record.line, cells: record.cells.map(cleanCell) });
    if (records.length >= HEADER_WITHIN) {
      break;
    }
  }
  return records;
}

interface TableItem {
  line: number;
  cells: string[];
  kind: 'above' | 'header' | 'row';
}

/** The records, told apart. Without a header, the first record of the usual length stands for one. */
async function* tableItems(source: FileSource, layout: CsvLayout): AsyncGenerator<TableItem> {
  let header: string[] | undefined;
  if (layout.headerLine === 0) {
    const width = usualLength(await firstRecords(source, layout.encoding, layout.delimiter));
    header = Array.from({ length: width }, (_, index) => `Column ${index + 1}`);
    yield { line: 0, cells: header, kind: 'header' };
  }
  for await (const record of refusing(
    csvRecords(decoded(source, layout.encoding), layout.delimiter, layout.isOwn !== true),
  )) {
    const cells = layout.isOwn === true ? record.cells : record.cells.map(cleanCell);
    const item = { line: record.line, cells };
    if (header === undefined) {
      const isHeader = record.line >= layout.headerLine;
      header = isHeader ? cells : undefined;
      yield { ...item, kind: isHeader ? 'header' : 'above' };
    } else {
      yield { ...item, kind: layout.headerLine > 0 && isHeaderAgain(cells, header) ? 'header' : 'row' };
    }
  }
}

/** The same names once more, or those of another block's columns. */
function isHeaderAgain(cells: readonly string[], header: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const known = filled.filter((cell) => header.includes(cell)).length;
  if (filled.length < 2 || known === 0) {
    return false;
  }
  return known === filled.length
    ? filled.length >= 2 && isNames(cells)
    : headerScore(cells) >= 3 && known >= 2;
}

function isNames(cells: readonly string[]): boolean {
  return headerScore(cells) >= 1 || cells.filter((cell) => cell !== '').length >= 3;
}

async function* tableRows(
  source: FileSource,
  layout: CsvLayout,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  const hasSections = columns.at(-1) === SECTION_COLUMN;
  const width = hasSections ? columns.length - 1 : columns.length;
  let places: number[] | undefined;
  let section = '';
  const titles = new BlockTitles();
  for await (const { line, cells, kind } of tableItems(source, layout)) {
    const filled = cells.filter((cell) => cell !== '');
    if (kind === 'header') {
      section = titles.take();
      const isFirst = places === undefined;
      places = columnNames(cells).map((name) => columns.indexOf(name));
      if (!isFirst) {
        yield { line, cells: inPlaces(cells, places, columns.length), kind: 'header' };
      }
    } else if (kind === 'above' || filled.length === 0) {
      titles.add(filled[0] ?? '');
    } else if (places !== undefined) {
      titles.addRow(cells, filled);
      const row = inPlaces(cells, places, columns.length);
      if (hasSections) {
        row[width] = section;
      }
      yield { line, cells: row, ...(layout.isOwn === true ? {} : rowState(cells, filled, places.length)) };
    }
  }
}

/** The titles of a file's blocks: the first of the lines of text that stand together above a header. */
class BlockTitles {
  #run = '';
  #last = '';

  /** A line of text, or a blank one, which ends what stands together. */
  add(text: string): void {
    if (text === '') {
      this.#last = this.#run || this.#last;
      this.#run = '';
    } else {
      this.#run ||= text;
    }
  }

  addRow(cells: readonly string[], filled: readonly string[]): void {
    if (filled.length <= 2 && cells[0] !== '') {
      this.add(filled[0] ?? '');
    } else {
      this.take();
    }
  }

  take(): string {
    const title = this.#run || this.#last;
    this.#run = '';
    this.#last = '';
    return title;
  }
}

function rowState(
  cells: readonly string[],
  filled: readonly string[],
  width: number,
): { problem?: string; kind?: 'text' } {
  if (cells.some((cell) => cell.includes('\0'))) {
    return { problem: 'has a NUL character: the file may be damaged here' };
  }
  if (cells.some((cell) => cell.includes('\uFFFD'))) {
    return { problem: 'has bytes that are no character in this encoding' };
  }
  if (cells.slice(width).some((cell) => cell !== '')) {
    return {
      problem: `has ${cells.length} cells where the header has ${width}: one with the delimiter in it needs quotes`,
    };
  }
  return filled.length === 1 && width > 2 && cells.length < width ? { kind: 'text' } : {};
}

function inPlaces(cells: readonly string[], places: readonly number[], width: number): string[] {
  const row = Array.from({ length: width }, () => '');
  places.forEach((place, index) => {
    row[place] = cells[index] ?? '';
  });
  return row;
}

async function* refusing(records: AsyncGenerator<CsvRecord>): AsyncGenerator<CsvRecord> {
  try {
    yield* records;
  } catch (error) {
    if (error instanceof QuoteNotClosed) {
      throw new FileRefused('BROKEN', `${error.message}; is the delimiter right?`, { line: error.line });
    }
    throw error;
  }
}
