export { exportCsv, exportJsonLines, EXPORT_FIELDS } from './export/export-expenses.ts';
export type { CsvExportOptions, ExportedExpense } from './export/export-expenses.ts';
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
export { inspectFile, readExpenses } from './read-expenses.ts';
export { previewFile } from './report/preview.ts';
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
