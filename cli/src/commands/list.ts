import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { parseCount } from '../input/fields.ts';
import { addFilterOptions, filtersOf } from '../input/list-options.ts';
import type { FilterOptions } from '../input/list-options.ts';
import { pagesOf } from '../input/pages.ts';
import { ExpenseList } from '../output/expense-list.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { showPages } from './show-pages.ts';

type ListOptions = EverywhereOptions & FilterOptions & { readonly limit: string; readonly all?: boolean };

/** `expenses list`. */
export function listCommand({ terminal }: Environment): CliCommand {
  const command = cliCommand('list')
    .summary('list expenses')
    .description(
      'Lists expenses, newest first. When piped: one line each, tabs between the fields, whole ids.',
    );
  return addFilterOptions(command)
    .option('--oldest', 'oldest first')
    .option('-n, --limit <number>', 'how many at most', '50')
    .option('--all', 'all of them')
    .withExamples(
      { args: 'list', what: 'the newest 50' },
      { args: 'list 2024-01 --category Food', what: 'the food of January 2024' },
      { args: 'list last-month --all --json', what: 'as JSON, for programs' },
    )
    .action(async (period: string | undefined, options: ListOptions) => {
      const filters = filtersOf(period, options, terminal.now());
      const atMost = options.all === true ? Infinity : parseCount(options.limit, '--limit');
      const app = openSignedIn(terminal, options);
      await showPages(app, new ExpenseList(app), pagesOf(app, filters, atMost), '--limit N or --all');
    });
}
