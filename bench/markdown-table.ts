/** A table in Markdown: columns of numbers to the right, all others to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const alignments = head.map((_, column) =>
    rows.every((row) => /^(\**[\d.,]+\**|–)$/.test(row[column] ?? '')) ? '---:' : '---',
  );
  return [line(head), line(alignments), ...rows.map(line)].join('\n');
}

/** E.g. `1,234.5`. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

/** Cents below a hundred dollars, whole dollars from there on. */
export function dollars(usd: number | undefined): string {
  if (usd === undefined) {
    return '–';
  }
  const decimals = usd < 100 ? 2 : 0;
  return usd.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
