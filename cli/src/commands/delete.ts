import { DeleteExpenseDocument, DeleteExpensesDocument } from 'expense-tracker-client';
import { certainOf, valueOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { resolveId } from '../input/shown-ids.ts';
import { showChanged } from '../output/changed-expenses.ts';
import type { EverywhereOptions } from '../output/output.ts';

/** `expenses delete`. It can be undone for 30 days, so it does not ask. */
export function deleteCommand({ terminal }: Environment): CliCommand {
  return cliCommand('delete')
    .summary('delete expenses')
    .description('Deletes expenses, all or none of them. "expenses restore" brings them back for 30 days.')
    .argument('<id...>', 'ids, or the beginnings of ids that were shown; at most 50')
    .withExamples({ args: 'delete 24c8fe0b', what: 'an id as "expenses list" shows it' })
    .action(async (idTexts: readonly string[], options: EverywhereOptions) => {
      const app = openSignedIn(terminal, options);
      const [id = '', ...others] = idTexts.map((text) => resolveId(app, text));
      if (others.length > 0) {
        const answer = await app.client.send(DeleteExpensesDocument, { ids: [id, ...others] });
        await showChanged(app, 'Deleted', certainOf(answer, 'deleteExpenses').items);
        return;
      }
      const deleted = valueOf(await app.client.send(DeleteExpenseDocument, { id }), 'deleteExpense');
      if (deleted === null || deleted === undefined) {
        // A try whose answer was lost has deleted it: its last state is not known.
        await (app.output.isJson ? app.output.json({ id }) : app.output.line(`Deleted ${id}`));
        return;
      }
      await showChanged(app, 'Deleted', [deleted]);
    });
}
