import { FileRefused } from '../file-refused.ts';
import type { FileSource } from '../file-source.ts';
import { openFile } from '../formats/open-file.ts';
import type { OpenFile } from '../formats/open-file.ts';
import type { CurrencyDecimals, Inspection, ReadOptions } from '../inspection.ts';
import type { CellPlan, MeaningPlan } from '../mapping/plan.ts';
import type { Table } from '../text/table.ts';
import { columnStats } from './column-stats.ts';
import { cellPlan } from './cell-plan.ts';
import { chooseColumns } from './column-settings.ts';
import { emptyEntryStats, entryStats } from './entry-stats.ts';
import { meaningPlan } from './meaning-plan.ts';
import { roleCandidates } from './roles.ts';
import { SettingsBook } from './settings-book.ts';

/** An inspected file, and how to read its rows. */
export interface ReadableFile {
  inspection: Inspection;
  table: Table;
  plan: CellPlan | undefined;
  meaning: MeaningPlan | undefined;
}

/** Inspects a file, and plans how to read it as far as the answers allow. */
export async function openReadable(source: FileSource, options: ReadOptions): Promise<ReadableFile> {
  const book = new SettingsBook(options.answers, options.profile);
  const known = currencyMap(options.currencies);
  const file = await openFile(source, book);
  const { stats, rows } = await columnStats(file.table);
  if (rows === 0) {
    throw new FileRefused('NO_ROWS', 'the file has no rows');
  }
  const columns = chooseColumns(book, stats, roleCandidates(stats, known));
  const cells = cellPlan({ book, file, stats, columns, known, profile: options.profile });
  const entries =
    cells.provisional === undefined ? emptyEntryStats() : await entryStats(file.table, cells.provisional);
  const meaning = meaningPlan(book, file, columns, entries, options);
  return {
    inspection: await inspectionOf(file, book, cells.forms),
    table: file.table,
    plan: cells.plan,
    meaning,
  };
}

function currencyMap(currencies: readonly CurrencyDecimals[]): ReadonlyMap<string, CurrencyDecimals> {
  return new Map(currencies.map((currency) => [currency.code, currency]));
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
