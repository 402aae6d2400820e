import { RestoreExpenseDocument, RestoreExpensesDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { resolveId } from '../input/shown-ids.ts';
import { showChanged } from '../output/changed-expenses.ts';
import type { EverywhereOptions } from '../output/output.ts';

/** `expenses restore`. */
export function restoreCommand({ terminal }: Environment): CliCommand {
  return cliCommand('restore')
    .summary('bring deleted expenses back')
    .description('Brings back what was deleted in the last 30 days, all or none of them.')
    .argument('<id...>', 'ids, or the beginnings of ids that were shown; at most 50')
    .withExamples({ args: 'restore 24c8fe0b', what: 'an id as "expenses trash" shows it' })
    .action(async (idTexts: readonly string[], options: EverywhereOptions) => {
      const app = openSignedIn(terminal, options);
      const [id = '', ...others] = idTexts.map((text) => resolveId(app, text));
      const restored =
        others.length === 0
          ? [certainOf(await app.client.send(RestoreExpenseDocument, { id }), 'restoreExpense')]
          : certainOf(
              await app.client.send(RestoreExpensesDocument, { ids: [id, ...others] }),
              'restoreExpenses',
            ).items;
      await showChanged(app, 'Restored', restored);
    });
}
