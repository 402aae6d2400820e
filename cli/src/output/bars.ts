const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar for a share of the width, to an eighth of a column.
 *
 * @param share 0 to 1; less is drawn as 0, more as 1
 * @param columns the width of a whole bar
 */
export function bar(share: number, columns: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * columns * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** What part of the largest an amount is, for bars side by side; 0 when there is nothing to compare. */
export function shareOf(amount: number, largest: number): number {
  return largest > 0 ? amount / largest : 0;
}
