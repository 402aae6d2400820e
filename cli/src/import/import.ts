import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { FileRefused } from 'expense-files';
import { openSignedIn } from '../app.ts';
import type { App } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-code.ts';
import { parseCount } from '../input/fields.ts';
import { loadCurrencies } from '../output/money.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { answered } from './answers.ts';
import type { Mapping } from './answers.ts';
import { openProfile } from './profile-file.ts';
import { reportJson, reportLines, settingsText } from './report.ts';
import type { ImportReport } from './report.ts';
import { contentOf, runImport } from './run-import.ts';

interface ImportOptions extends EverywhereOptions {
  readonly map: Mapping;
  readonly profile?: string;
  readonly dryRun?: boolean;
  readonly concurrency: string;
}

/** A deployed API answers after some 100 ms; a local one is busy with two. */
const CONCURRENCY = '6';

/** `expenses import`. */
export function importCommand({ terminal, endWith }: Environment): CliCommand {
  return cliCommand('import')
    .summary('import the file of a bank or of another tracker')
    .description(
      'Imports a file: CSV of a bank or of another tracker, or an export of this command. What the file cannot' +
        ' tell is asked, never guessed: what a minus means, which word is money in. The same row is added once,' +
        ' however often it is imported, and an import that was broken off goes on. Refused rows are written' +
        ' beside FILE, with reasons, to be mended and imported. Ends with 6 when there are some.',
    )
    .argument('<file>', 'e.g. bank.csv')
    .option(
      '--map <setting=value>',
      'answer a question: date=Buchungstag, direction=minus-is-out; may be repeated',
      collectMapping,
      [],
    )
    .option(
      '--profile <name>',
      'keep the answers under this name, and use them for the next file of the bank',
    )
    .option('--dry-run', 'only say what would be added, known, refused and left out')
    .option('--concurrency <number>', 'how many requests may be under way', CONCURRENCY)
    .withExamples(
      {
        args:
          'import bank.csv --map currency=EUR --map direction=minus-is-out --map incoming=INCOME' +
          ' --map category=Other --profile my-bank',
        what: 'answers everything; in a terminal the command asks instead',
      },
      { args: 'import bank.csv --profile my-bank', what: 'the next file of the bank asks nothing' },
      {
        args: 'import bank.csv --profile my-bank --dry-run',
        what: 'what would happen, with sums to compare with the bank’s',
      },
    )
    .action(async (name: string, options: ImportOptions) => {
      const concurrency = parseCount(options.concurrency, '--concurrency');
      const file = resolve(terminal.cwd, name);
      if (!existsSync(file)) {
        throw usageError(`FILE does not exist: ${file}`);
      }
      const app = openSignedIn(terminal, options);
      try {
        const report = await importFile(app, file, concurrency, options);
        await show(app, report);
        if (report.tally.refused + report.preview.refusedCount > 0) {
          endWith(EXIT.partly);
        }
      } catch (error) {
        throw error instanceof FileRefused ? fileRefusal(error, file) : error;
      }
    });
}

async function importFile(
  app: App,
  file: string,
  concurrency: number,
  { map, profile: profileName, dryRun = false }: ImportOptions,
): Promise<ImportReport> {
  const currencies = await loadCurrencies(app);
  const kept = profileName === undefined ? undefined : openProfile(app, profileName);
  const options = {
    currencies,
    fileName: basename(file),
    ...(kept?.profile === undefined ? {} : { profile: kept.profile }),
  };
  const all = await answered(app.terminal, contentOf(file), options, map);
  const { inspection } = all.file;
  app.output.note(settingsText(inspection));
  kept?.save(inspection.profile);
  return runImport(app, { file, answered: all, isDryRun: dryRun, concurrency });
}

async function show({ output }: App, report: ImportReport): Promise<void> {
  if (output.isJson) {
    await output.json(reportJson(report));
    return;
  }
  for (const line of reportLines(report)) {
    await output.line(line);
  }
  for (const { line, field, reason } of report.preview.refused.slice(0, 10)) {
    output.note(`line ${line}: ${field === 'row' ? '' : `${field} `}${reason}`);
  }
}

function fileRefusal({ code, message, differences, line }: FileRefused, file: string): CliError {
  const where = line === undefined ? '' : ` (line ${line})`;
  const detail = {
    ...(differences.length === 0 ? {} : { differences }),
    ...(line === undefined ? {} : { line }),
  };
  return new CliError(code, `${file} is not imported: ${message}${where}`, EXIT.usage, detail);
}

/** `date=Buchungstag`; a value may have `=` in it. */
function collectMapping(text: string, before: Mapping): Mapping {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('It must be SETTING=VALUE, for example date=Buchungstag.');
  }
  return [...before, [name, value]];
}
