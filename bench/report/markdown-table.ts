/**
 * A table in Markdown.
 *
 * @param isRight whether a column, counted from 0, is aligned to the right
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  isRight: (column: number) => boolean,
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const alignments = head.map((_, column) => (isRight(column) ? '---:' : '---'));
  return [line(head), line(alignments), ...rows.map(line)].join('\n');
}

/** The same with columns of numbers to the right, all others to the left. */
export function numberTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(head, rows, (column) =>
    rows.every((row) => /^(\**[\d.,]+\**|–)$/.test(row[column] ?? '')),
  );
}
