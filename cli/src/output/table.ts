import Table from 'cli-table3';
import stringWidth from 'string-width';
import type { Output } from './output.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Is cut when the terminal is too narrow. @default false */
  readonly isFlexible?: boolean;
}

const noLines = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid']
    .flatMap((name) => [
      name,
      `${name}-mid`,
      `${name}-left`,
      `${name}-right`,
      `left-${name}`,
      `right-${name}`,
    ])
    .map((name) => [name, '']),
);
/** Between two columns. */
const GAP = 2;
/** A column that is cut keeps this much. */
const NARROWEST = 8;

/**
 * A table: aligned, with a header and cut to the width of the terminal, for people; else one line a row with
 * tabs between the cells, whole and without a header, for programs.
 */
export function tableText(
  output: Output,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const cleaned = rows.map((row) => row.map(onOneLine));
  if (!output.isForPeople) {
    return cleaned.map((row) => row.join('\t')).join('\n');
  }
  const table = new Table({
    head: columns.map(({ title }) => (title === '' ? '' : output.colors.dim(title))),
    colAligns: columns.map(({ align = 'left' }) => align),
    colWidths: widthsOf(output.width, columns, cleaned),
    chars: { ...noLines, middle: '' },
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [], compact: true },
  });
  table.push(...cleaned.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The natural widths; if they are too much, flexible columns give way, the widest first. */
function widthsOf(width: number, columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const total = () => widths.reduce((sum, one) => sum + one + GAP, -GAP);
  for (let excess = total() - width; excess > 0; excess = total() - width) {
    const widest = Math.max(...widths.filter((_, index) => columns[index]?.isFlexible === true), 0);
    if (widest <= NARROWEST) {
      break;
    }
    widths[widths.findIndex((one, index) => one === widest && columns[index]?.isFlexible === true)] =
      widest - 1;
  }
  return widths.map((one) => one + GAP);
}

/** A cell has no line breaks and no tabs, and nothing that a terminal would carry out. */
function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/\p{Cc}/gu, '');
}
