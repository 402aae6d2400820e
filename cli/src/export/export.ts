import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import { exportCsv, exportJsonLines } from 'expense-files';
import { openSignedIn } from '../app.ts';
import type { App } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { addFilterOptions, filtersOf } from '../input/list-options.ts';
import type { FilterOptions } from '../input/list-options.ts';
import { pagesOf } from '../input/pages.ts';
import type { Expense, Filters } from '../input/pages.ts';
import { loadCurrencies } from '../output/money.ts';
import { counted } from '../output/output.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { startProgress } from '../output/progress.ts';

type Format = 'csv' | 'jsonl';

interface ExportOptions extends EverywhereOptions, FilterOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly excel?: boolean;
  readonly newest?: boolean;
}

/** `expenses export`. */
export function exportCommand({ terminal }: Environment): CliCommand {
  const command = cliCommand('export')
    .summary('write expenses as CSV or JSON Lines')
    .description(
      'Writes expenses, oldest first, as they are read: "expenses import" takes them back without loss, under' +
        ' the same ids. Cells that a spreadsheet would take for a formula are made safe.',
    );
  return addFilterOptions(command)
    .addOption(
      new Option('--format <format>', 'csv or jsonl; else by the ending of FILE').choices(['csv', 'jsonl']),
    )
    .option('-o, --output <file>', 'write this file, whole or not at all; else standard output')
    .option('--excel', 'begin with a byte order mark, which Excel needs for other letters than a to z')
    .option('--newest', 'newest first')
    .withExamples(
      { args: 'export --output all.csv', what: 'everything, for a spreadsheet' },
      {
        args: 'export 2024 --category Food --format jsonl',
        what: 'one category of a year, an object a line',
      },
    )
    .action(async (period: string | undefined, options: ExportOptions) => {
      const { newest = false } = options;
      const filters = filtersOf(period, { ...options, oldest: !newest }, terminal.now());
      const app = openSignedIn(terminal, options);
      const isLines = (options.format ?? endingOf(options.output)) === 'jsonl' || options.json === true;
      const currencies = await loadCurrencies(app);
      const counter = { count: 0 };
      const expenses = counting(app, filters, counter);
      const texts = isLines
        ? exportJsonLines(expenses)
        : exportCsv(expenses, { currencies, byteOrderMark: options.excel === true });
      const progress = await startProgress(terminal, 'expenses');
      try {
        await writeTexts(app, texts, options.output, () => progress.show(counter.count));
      } finally {
        progress.end();
      }
      app.output.note(`${counted(counter.count, 'expense')} exported.`);
    });
}

function endingOf(file: string | undefined): Format {
  return file !== undefined && /\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv';
}

async function* counting(app: App, filters: Filters, counter: { count: number }): AsyncGenerator<Expense> {
  for await (const page of pagesOf(app, filters)) {
    yield* page;
    counter.count += page.length;
  }
}

/** A file is there as a whole, or as it was. */
async function writeTexts(
  { terminal, output }: App,
  texts: AsyncGenerator<string>,
  name: string | undefined,
  onText: () => void,
): Promise<void> {
  if (name === undefined) {
    for await (const text of texts) {
      await output.write(text);
      onText();
    }
    return;
  }
  const file = resolve(terminal.cwd, name);
  const written = `${file}.part`;
  try {
    await pipeline(Readable.from(telling(texts, onText)), createWriteStream(written, { flush: true }));
    await rename(written, file);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

async function* telling(texts: AsyncGenerator<string>, onText: () => void): AsyncGenerator<string> {
  for await (const text of texts) {
    yield text;
    onText();
  }
}
