import { parse } from '#csv-parse';
import type { CsvError, Parser } from '#csv-parse';

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
  quote: string | false = '"',
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    quote,
    escape: quote === false ? null : quote,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  });
  const end = new Promise<CsvError | undefined>((resolve) => {
    parser.once('end', () => {
      resolve(undefined);
    });
    parser.once('error', resolve);
  });
  let last = 0;
  for await (const part of text) {
    parser.write(part);
    for (const { info, record } of parsed(parser)) {
      yield { line: last + 1, cells: record };
      last = info.lines;
    }
  }
  parser.end();
  for (const { info, record } of parsed(parser)) {
    yield { line: last + 1, cells: record };
    last = info.lines;
  }
  if ((await end) !== undefined) {
    throw new QuoteNotClosed(last + 1);
  }
}

function* parsed(parser: Parser): Generator<InfoRecord> {
  for (;;) {
    // What `info: true` makes of records.
    const item = parser.read() as InfoRecord | null;
    if (item === null) {
      return;
    }
    yield item;
  }
}
