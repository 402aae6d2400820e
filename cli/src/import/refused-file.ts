import { writeFile } from 'node:fs/promises';
import { REFUSED_BECAUSE } from 'expense-files';
import type { Inspection } from 'expense-files';

/** A row that was refused, as it is in the file, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly field: string;
  readonly reason: string;
}

/** The file beside an imported one, e.g. `bank.csv.refused.csv`. */
export function refusedFileOf(file: string): string {
  return `${file}.refused.csv`;
}

/** Writes refused rows under the columns of their file, with a column that says what is wrong. */
export async function writeRefused(
  file: string,
  { columns, settings }: Inspection,
  rows: readonly RefusedLine[],
): Promise<void> {
  const separator = settings.find(({ id }) => id === 'delimiter')?.value;
  const delimiter = typeof separator === 'string' && separator.length === 1 ? separator : ',';
  const header = [...columns.filter((column) => column !== REFUSED_BECAUSE), REFUSED_BECAUSE];
  const table = [...rows]
    .sort((one, other) => one.line - other.line)
    .map(({ cells, field, reason }) => [
      ...header.slice(0, -1).map((column) => cells[columns.indexOf(column)] ?? ''),
      field === 'row' ? reason : `${field} ${reason}`,
    ]);
  const lines = [header, ...table].map((cells) =>
    cells.map((cell) => quoted(cell, delimiter)).join(delimiter),
  );
  await writeFile(file, `${lines.join('\r\n')}\r\n`);
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
