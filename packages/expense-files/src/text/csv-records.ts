import { parse } from '#csv-parse';
import type { CsvError } from '#csv-parse';

/** A record of a delimited text. */
export interface CsvRecord {
  /** The line where it begins, counted from 1. Quoted cells may hold line breaks. */
  line: number;
  cells: string[];
}

interface InfoRecord {
  info: { lines: number };
  record: string[];
}

/** A quote that is never closed: what follows is one cell. */
export class QuoteNotClosed extends Error {
  override readonly name = 'QuoteNotClosed';
  readonly line: number;

  constructor(line: number) {
    super(`a quotation mark in the record that begins on line ${line} is never closed`);
    this.line = line;
  }
}

/**
 * The records of a delimited text, empty lines too. Line ends may be mixed, quotes may stand inside of cells,
 * and records may have different lengths.
 *
 * @throws {QuoteNotClosed} when the text ends within quotes
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  isPadded = true,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    info: true,
    // Blanks around quotes, which some banks pad their cells with.
    trim: isPadded && delimiter !== '\t',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  });
  const queue: InfoRecord[] = [];
  // What `info: true` makes of records.
  parser.on('data', (item: InfoRecord) => queue.push(item));
  const end = new Promise<CsvError | undefined>((resolve) => {
    parser.once('end', () => {
      resolve(undefined);
    });
    parser.once('error', resolve);
  });
  let last = 0;
  for await (const part of text) {
    parser.write(part);
    for (const { info, record } of queue.splice(0)) {
      yield { line: last + 1, cells: record };
      last = info.lines;
    }
  }
  parser.end();
  const error = await end;
  for (const { info, record } of queue) {
    yield { line: last + 1, cells: record };
    last = info.lines;
  }
  if (error !== undefined) {
    throw new QuoteNotClosed(last + 1);
  }
}
