import type { ExpenseKind } from '../import-row.ts';
import type { CurrencyDecimals } from '../inspection.ts';
import { safeText } from './formula.ts';

/** An expense as the API answers it, as far as an export holds it. */
export interface ExportedExpense {
  id: string;
  kind: ExpenseKind;
  date: string;
  /** In major units. */
  amount: number;
  currency: string;
  category: string;
  subcategory?: string | null;
  payee?: string | null;
  description?: string | null;
  notes?: string | null;
  paymentMethod?: string | null;
  location?: string | null;
}

/** How a CSV file is written. */
export interface CsvExportOptions {
  /** The answer of the API's query `currencies`: an amount has as many decimals as its currency. */
  currencies: readonly CurrencyDecimals[];
  /** @default `,` */
  delimiter?: string;
  /**
   * Whether the file begins with a byte order mark. Excel needs it to read other letters than those of ASCII.
   *
   * @default false
   */
  byteOrderMark?: boolean;
}

/** The fields of an export, in the order of its columns. */
export const EXPORT_FIELDS = [
  ...(['id', 'kind', 'date', 'amount', 'currency', 'category', 'subcategory'] as const),
  ...(['payee', 'description', 'notes', 'paymentMethod', 'location'] as const),
];

type Expenses = AsyncIterable<ExportedExpense> | Iterable<ExportedExpense>;

/**
 * The expenses as CSV, line by line. `readExpenses` reads it back without loss, under the same ids. Texts
 * that a spreadsheet would run are made safe; numbers stay numbers.
 */
export async function* exportCsv(expenses: Expenses, options: CsvExportOptions): AsyncGenerator<string> {
  const { delimiter = ',', byteOrderMark = false } = options;
  const decimals = new Map(options.currencies.map((currency) => [currency.code, currency.decimals]));
  yield `${byteOrderMark ? '\uFEFF' : ''}${EXPORT_FIELDS.join(delimiter)}\r\n`;
  for await (const expense of expenses) {
    const cells = EXPORT_FIELDS.map((field) => {
      const text = field === 'amount' ? amountText(expense, decimals) : safeText(expense[field] ?? '');
      return quotedCell(text, delimiter);
    });
    yield `${cells.join(delimiter)}\r\n`;
  }
}

/** The expenses as JSON Lines: an object a line, without fields that have no value; an empty text is none. */
export async function* exportJsonLines(expenses: Expenses): AsyncGenerator<string> {
  for await (const expense of expenses) {
    const fields = EXPORT_FIELDS.flatMap((field) => {
      const value = expense[field];
      return value === undefined || value === null || value === '' ? [] : [[field, value] as const];
    });
    yield `${JSON.stringify(Object.fromEntries(fields))}\n`;
  }
}

/** With the decimals of the currency, for example `2.50`. A double shows the digits that it was made of. */
function amountText({ amount, currency }: ExportedExpense, decimals: ReadonlyMap<string, number>): string {
  const shown = `${amount}`;
  const known = decimals.get(currency);
  // Amounts beyond 15 digits do not exist here, so no exponent either.
  return known === undefined || shown.includes('e') ? shown : amount.toFixed(known);
}

function quotedCell(text: string, delimiter: string): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]|^\s|\s$/u.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
