/**
 * Reads the files of banks and trackers into expenses, and writes expenses to files.
 *
 * @example Inspect a file, ask, read it
 * ```ts
 * import { inspectFile, readExpenses } from 'expense-files';
 *
 * const options = { currencies };
 * const { questions } = await inspectFile(bytes, options);
 * const answers = await ask(questions);
 * for await (const row of readExpenses(bytes, { ...options, answers })) {
 *   if (row.outcome === 'taken') {
 *     send(row.expense);
 *   }
 * }
 * ```
 *
 * @example Write expenses to a file that can be read again
 * ```ts
 * for await (const text of exportCsv(expenses, { currencies })) {
 *   write(text);
 * }
 * ```
 *
 * @module
 */
export { exportCsv, exportJsonLines, EXPORT_FIELDS } from './export/export-expenses.ts';
export type { CsvExportOptions, ExportedExpense } from './export/export-expenses.ts';
export { openExpenseFile } from './expense-file.ts';
export type { ExpenseFile } from './expense-file.ts';
export { exportRefused } from './export/refused-rows.ts';
export type { RefusedLine } from './export/refused-rows.ts';
export { FileRefused } from './file-refused.ts';
export type { FileRefusedCode, FileRefusedDetails } from './file-refused.ts';
export type { FileSource } from './file-source.ts';
export type {
  ExpenseKind,
  ImportExpense,
  ImportRow,
  LeftOutRow,
  LeftOutRule,
  RefusedRow,
  TakenRow,
} from './import-row.ts';
export type { CurrencyDecimals, Inspection, ReadOptions, RowDecision } from './inspection.ts';
export type {
  BalanceProof,
  CurrencySums,
  LeftOut,
  PairedRow,
  PlainSum,
  Preview,
  RowPair,
} from './preview.ts';
export { REFUSED_BECAUSE } from './inspect/cell-plan.ts';
export { inspectFile, previewFile, readExpenses } from './read-expenses.ts';
export type {
  Answers,
  Choice,
  FileFormat,
  Profile,
  ProfileExpectation,
  Sample,
  Setting,
  SettingValue,
} from './setting.ts';
