import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { parseCount } from '../input/fields.ts';
import { addFilterOptions, filtersOf } from '../input/list-options.ts';
import type { FilterOptions } from '../input/list-options.ts';
import { pagesOf } from '../input/pages.ts';
import type { Expense } from '../input/pages.ts';
import { ExpenseList } from '../output/expense-list.ts';
import type { EverywhereOptions } from '../output/output.ts';

type SearchOptions = EverywhereOptions & FilterOptions & { readonly limit: string };

/** `expenses search`. The API has no search: the list is read and looked through here. */
export function searchCommand({ terminal }: Environment): CliCommand {
  const command = cliCommand('search')
    .summary('find expenses by a text')
    .description(
      'Finds expenses that have a text in any field, whatever its case and accents, newest first. It reads' +
        ' the list to do so: a period makes it faster.',
    )
    .argument('<text>', 'e.g. coffee');
  return addFilterOptions(command)
    .option('-n, --limit <number>', 'how many at most', '50')
    .withExamples(
      { args: 'search coffee', what: 'wherever the word is' },
      { args: 'search cafe this-year --category Food', what: 'faster: looks through one category of a year' },
    )
    .action(async (text: string, period: string | undefined, options: SearchOptions) => {
      const filters = filtersOf(period, options, terminal.now());
      const atMost = parseCount(options.limit, '--limit');
      const app = openSignedIn(terminal, options);
      const list = new ExpenseList(app);
      const wanted = folded(text);
      for await (const page of pagesOf(app, filters)) {
        const found = page.filter((expense) => hasText(expense, wanted));
        await list.show(found.slice(0, atMost - list.count));
        if (list.count >= atMost) {
          break;
        }
      }
      await list.end();
      if (list.count === 0) {
        app.output.note(`Nothing has "${text}" in it.`);
      }
    });
}

function hasText(expense: Expense, wanted: string): boolean {
  return [
    expense.category,
    expense.subcategory,
    expense.description,
    expense.payee,
    expense.notes,
    expense.paymentMethod,
    expense.location,
    expense.id,
    String(expense.amount),
  ].some((field) => folded(field ?? '').includes(wanted));
}

/** Without case and accents: `Café` is found by `cafe`. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
