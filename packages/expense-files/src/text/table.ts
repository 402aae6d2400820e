/** A file as a table: what all formats are read into. */
export interface Table {
  /** The names of the columns, each once. */
  columns: readonly string[];
  /** The rows, from the start of the file each time. */
  rows: () => AsyncGenerator<TableRow>;
  /** How many there are. */
  rowCount: number;
  /** What stands above the header, line by line. */
  above: readonly { line: number; text: string }[];
  /** The balances of the statements in the file; absent when the format has none. */
  statements?: readonly StatementBalance[];
}

/** The balances of an account before and after some rows. */
export interface StatementBalance {
  account: string;
  currency: string;
  /** With a minus for a debt, and a decimal point. */
  opening: string;
  closing: string;
  /** The first and the last line of the rows between them. */
  firstLine: number;
  lastLine: number;
}

/** A row of a table. */
export interface TableRow {
  line: number;
  /** Under the columns of the table. */
  cells: string[];
  /** What is wrong with the row as a whole. */
  problem?: string;
  /** Not a row of values: the header once more, or a line of text. */
  kind?: 'header' | 'text';
}

/** Names for columns: what has none gets its number, what comes twice is numbered. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.replace(/\s+/gu, ' ').trim() || `Column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
