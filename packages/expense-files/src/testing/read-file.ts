import { inspectFile, previewFile } from '../index.ts';
import type { Answers, ImportRow, Inspection, Preview, Profile, RowDecision } from '../index.ts';

/** Some currencies of the API's list. */
export const currencies = [
  ...['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'PLN', 'CAD', 'INR', 'KES', 'NGN', 'AUD', 'CZK'].map((code) => ({
    code,
    decimals: 2,
  })),
  { code: 'JPY', decimals: 0 },
  { code: 'KWD', decimals: 3 },
];

/** What a test reads of a file. */
export interface ReadFile {
  inspection: Inspection;
  preview: Preview;
  rows: ImportRow[];
  /** `line kind date amount currency` of each row that is taken. */
  taken: string[];
  /** `line field reason` of each refused row. */
  refused: string[];
  /** `line rule` of each row that is left out. */
  leftOut: string[];
  ids: string[];
}

/** What else a test may give. */
export interface ReadFileProps {
  profile?: Profile;
  rows?: Record<string, RowDecision>;
}

/** Reads a file by the answers; what is not answered of the category is `Other`. */
export async function readFile(
  content: string | Uint8Array,
  answers: Answers,
  props: ReadFileProps = {},
): Promise<ReadFile> {
  const source = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const options = { currencies, answers: { category: 'Other', ...answers }, ...props };
  const rows: ImportRow[] = [];
  const inspection = await inspectFile(source, options);
  const preview = await previewFile(source, options, (row) => rows.push(row));
  return {
    ...{ inspection, preview, rows },
    taken: rows.flatMap((row) => {
      if (row.outcome !== 'taken') {
        return [];
      }
      const { kind, date, amount, currency } = row.expense;
      return [`${row.line} ${kind} ${date} ${amount} ${currency}`];
    }),
    refused: rows.flatMap((row) =>
      row.outcome === 'refused' ? [`${row.line} ${row.field} ${row.reason}`] : [],
    ),
    leftOut: rows.flatMap((row) => (row.outcome === 'left-out' ? [`${row.line} ${row.rule}`] : [])),
    ids: rows.flatMap((row) => (row.outcome === 'taken' ? [row.expense.id] : [])),
  };
}

/** What is asked about a file when nothing is answered. */
export async function questionsOf(content: string | Uint8Array, answers: Answers = {}): Promise<string[]> {
  const source = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { questions } = await inspectFile(source, { currencies, answers });
  return questions.map(({ id }) => id);
}

/** `expenses - refunds + income = net` of each currency that is taken. */
export function sumsOf({ preview }: ReadFile): string[] {
  return preview.sums.map(
    ({ currency, expenses, refunds, income, net }) =>
      `${currency} ${expenses} - ${refunds} + ${income} = ${net}`,
  );
}

/** The text in windows-1252. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => (char === '€' ? 0x80 : char.charCodeAt(0)));
}
