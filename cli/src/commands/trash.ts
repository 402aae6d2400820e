import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { parseCount } from '../input/fields.ts';
import { deletedPages } from '../input/pages.ts';
import { ExpenseList } from '../output/expense-list.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { showPages } from './show-pages.ts';

type TrashOptions = EverywhereOptions & { readonly limit: string };

/** `expenses trash`. */
export function trashCommand({ terminal }: Environment): CliCommand {
  return cliCommand('trash')
    .summary('list what was deleted')
    .description('Lists what was deleted in the last 30 days, the newest deletion first.')
    .option('-n, --limit <number>', 'how many at most', '50')
    .withExamples({ args: 'trash', what: 'what "expenses restore ID" can bring back' })
    .action(async (options: TrashOptions) => {
      const atMost = parseCount(options.limit, '--limit');
      const app = openSignedIn(terminal, options);
      await showPages(app, new ExpenseList(app), deletedPages(app, atMost), '--limit N');
    });
}
