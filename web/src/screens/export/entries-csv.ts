import type { Entry } from '../../data/index.ts';
import { decimalText } from '../../texts/numbers/format-money.ts';

const COLUMNS = [
  ...['id', 'kind', 'date', 'amount', 'currency', 'category', 'subcategory', 'description', 'payee'],
  ...['paymentMethod', 'location', 'notes', 'createdAt', 'updatedAt'],
] as const;

/**
 * Entries as CSV (RFC 4180), with the columns of the API: dates as they were entered, amounts with a decimal
 * point, greater than zero for each kind. It begins with a byte order mark, without which Excel takes UTF-8
 * for something else.
 */
export function entriesCsv(entries: readonly Entry[], decimalsOf: (currency: string) => number): string {
  const rows = entries.map((entry) =>
    COLUMNS.map((name) =>
      quoted(
        name === 'amount' ? decimalText(entry.amountMinor, decimalsOf(entry.currency)) : textOf(entry, name),
      ),
    ).join(','),
  );
  return `\ufeff${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

function textOf(entry: Entry, name: string): string {
  // Every column but the amount is a string of the entry, or absent.
  return (entry as unknown as Record<string, string | undefined>)[name] ?? '';
}

/** A spreadsheet would run a text that begins as a formula: an apostrophe before it keeps it a text. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
