import { REFUSED_BECAUSE } from '../inspect/cell-plan.ts';
import type { Inspection } from '../inspection.ts';

/** A row that was refused, as it is in the file, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly field: string;
  readonly reason: string;
}

/**
 * Refused rows as CSV, line by line: under the columns of their file, in its order, with a column that says
 * what is wrong. Mended, it is read as the file was.
 */
export function* exportRefused(
  { columns, settings }: Pick<Inspection, 'columns' | 'settings'>,
  rows: readonly RefusedLine[],
): Generator<string> {
  const separator = settings.find(({ id }) => id === 'delimiter')?.value;
  const delimiter = typeof separator === 'string' && separator.length === 1 ? separator : ',';
  const header = [...columns.filter((column) => column !== REFUSED_BECAUSE), REFUSED_BECAUSE];
  const places = header.slice(0, -1).map((column) => columns.indexOf(column));
  yield lineOf(header, delimiter);
  for (const { cells, field, reason } of [...rows].sort((one, other) => one.line - other.line)) {
    const why = field === 'row' ? reason : `${field} ${reason}`;
    yield lineOf([...places.map((place) => cells[place] ?? ''), why], delimiter);
  }
}

function lineOf(cells: readonly string[], delimiter: string): string {
  return `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
