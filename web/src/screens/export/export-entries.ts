import { toMajor } from '../../data/index.ts';
import type { Currency, Entry } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { saveFile } from './save-file.ts';

/** What entries can be saved as. */
export type ExportFormat = 'csv' | 'jsonl';

/** Text is put together in pieces of this size. */
const PIECE = 1000;

/**
 * Saves entries as a file that this app and the command line read back under the same ids. The CSV begins
 * with a byte order mark, without which Excel takes UTF-8 for something else.
 */
export async function exportEntries(
  entries: readonly Entry[],
  currencies: readonly Currency[],
  format: ExportFormat,
): Promise<void> {
  const { exportCsv, exportJsonLines } = await import('expense-files');
  const decimals = new Map(currencies.map((currency) => [currency.code, currency.decimals]));
  const expenses = entries.map(({ amountMinor, ...entry }) => ({
    ...entry,
    amount: toMajor(amountMinor, decimals.get(entry.currency) ?? 2),
  }));
  const texts =
    format === 'csv' ? exportCsv(expenses, { currencies, byteOrderMark: true }) : exportJsonLines(expenses);
  const pieces: string[] = [];
  let piece: string[] = [];
  for await (const text of texts) {
    piece.push(text);
    if (piece.length === PIECE) {
      pieces.push(piece.join(''));
      piece = [];
    }
  }
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/x-ndjson';
  saveFile(`expenses-${today()}.${format}`, new Blob([...pieces, ...piece], { type }));
}
