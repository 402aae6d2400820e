import { AddExpenseDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { parseAmount } from '../input/amount.ts';
import { dayOf } from '../input/date.ts';
import { addFieldOptions, fieldsOf } from '../input/fields.ts';
import type { FieldOptions } from '../input/fields.ts';
import { showChanged } from '../output/changed-expenses.ts';
import type { EverywhereOptions } from '../output/output.ts';

type AddOptions = EverywhereOptions & FieldOptions & { readonly id?: string };

/** `expenses add`. */
export function addCommand({ terminal }: Environment): CliCommand {
  const command = cliCommand('add')
    .summary('add an expense')
    .description('Adds an expense, of today unless --date says otherwise. What is sent again is added once.')
    .argument('<amount>', 'e.g. 2.25; exact, never rounded')
    .argument('<category>', 'e.g. Food');
  return addFieldOptions(command)
    .option('--id <uuid>', 'the id of your choice: the same add with the same id is added once')
    .withExamples(
      {
        args: 'add 2.25 Food --payee "University Cafe" --date yesterday',
        what: 'a coffee, in the currency of the stack',
      },
      { args: 'add 1800 Salary --kind income --currency EUR', what: 'money that came in' },
    )
    .action(async (amountText: string, category: string, { id, ...options }: AddOptions) => {
      const amount = parseAmount(amountText, 'AMOUNT');
      const date = dayOf(terminal.now());
      const input = { date, ...fieldsOf(options, terminal.now()), amount, category };
      const app = openSignedIn(terminal, options);
      const answer = await app.client.send(AddExpenseDocument, {
        input: id === undefined ? input : { ...input, id },
      });
      await showChanged(app, 'Added', [certainOf(answer, 'addExpense')]);
    });
}
