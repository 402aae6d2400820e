import { FileRefused } from '../file-refused.ts';
import type { FileSource } from '../file-source.ts';
import { openFile } from '../formats/open-file.ts';
import type { OpenFile } from '../formats/open-file.ts';
import type { CurrencyDecimals, Inspection, ReadOptions } from '../inspection.ts';
import { mapRows } from '../mapping/map-rows.ts';
import type { MappedRow } from '../mapping/map-rows.ts';
import { ownRows } from '../own/own-expenses.ts';
import type { StatementBalance, Table } from '../text/table.ts';
import { cellPlan } from './cell-plan.ts';
import { chooseColumns } from './column-settings.ts';
import { columnStats } from './column-stats.ts';
import { emptyEntryStats, entryStats } from './entry-stats.ts';
import { meaningPlan } from './meaning-plan.ts';
import { roleCandidates } from './roles.ts';
import { SettingsBook } from './settings-book.ts';

/** An inspected file, and how to read its rows. */
export interface ReadableFile {
  inspection: Inspection;
  currencies: ReadonlyMap<string, CurrencyDecimals>;
  statements: readonly StatementBalance[];
  hasSeveralAccounts: boolean;
  /** What becomes of each row; undefined as long as a question holds the file. */
  rows: (() => AsyncGenerator<MappedRow>) | undefined;
}

/** Inspects a file, and plans how to read it as far as the answers allow. */
export async function openReadable(source: FileSource, options: ReadOptions): Promise<ReadableFile> {
  const book = new SettingsBook(options.answers, options.profile);
  const currencies = new Map(options.currencies.map((currency) => [currency.code, currency]));
  const file = await openFile(source, book);
  const { table } = file;
  if (options.profile !== undefined && options.profile.format !== file.format) {
    book.differences.push(`the format was ${options.profile.format}, and is ${file.format} now`);
  }
  if (file.format === 'expenses') {
    const inspection = await inspectionOf(file, book, []);
    return {
      inspection,
      currencies,
      statements: [],
      hasSeveralAccounts: false,
      rows: () => mappedOwnRows(table, file.isCsv, currencies),
    };
  }
  const { stats, rows } = await columnStats(table);
  if (rows === 0) {
    throw new FileRefused('NO_ROWS', 'the file has no rows');
  }
  const candidates = roleCandidates(stats, currencies);
  const hasDirection = file.standard.direction !== undefined;
  const columns = chooseColumns({ book, stats, candidates, known: currencies, hasDirection });
  const cells = cellPlan({ book, file, stats, columns, known: currencies, profile: options.profile });
  const entries =
    cells.provisional === undefined ? emptyEntryStats() : await entryStats(table, cells.provisional);
  const meaning = meaningPlan(book, file, columns, entries, options);
  const { plan } = cells;
  return {
    inspection: await inspectionOf(file, book, cells.forms),
    currencies,
    statements: table.statements ?? [],
    hasSeveralAccounts: entries.accounts.size > 1,
    rows: plan === undefined || meaning === undefined ? undefined : () => mapRows(table, plan, meaning),
  };
}

async function* mappedOwnRows(
  table: Table,
  isCsv: boolean,
  currencies: ReadonlyMap<string, CurrencyDecimals>,
): AsyncGenerator<MappedRow> {
  for await (const row of ownRows(table, isCsv, currencies)) {
    yield { row };
  }
}

async function inspectionOf(
  file: OpenFile,
  book: SettingsBook,
  forms: readonly string[],
): Promise<Inspection> {
  const { questions, settings, differences, kept } = book;
  const used = settings.flatMap(({ id, value }) =>
    id.startsWith('column.') && value !== undefined && value !== '' ? value : [],
  );
  return {
    format: file.format,
    columns: file.table.columns,
    settings,
    questions,
    isReadable: differences.length === 0 && !questions.some(({ holds }) => holds === 'file'),
    differences,
    profile: {
      version: 1,
      format: file.format,
      answers: kept,
      expects: { dateForms: forms, columns: [...new Set(used)] },
    },
    rowCount: file.table.rowCount,
    firstRows: await firstRows(file.table),
  };
}

async function firstRows(table: Table): Promise<{ line: number; cells: readonly string[] }[]> {
  const rows: { line: number; cells: readonly string[] }[] = [];
  for await (const { line, cells } of table.rows()) {
    rows.push({ line, cells });
    if (rows.length >= 10) {
      break;
    }
  }
  return rows;
}
