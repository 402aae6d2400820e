import { RemoveBudgetDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import type { EverywhereOptions } from '../output/output.ts';

type RemoveBudgetOptions = EverywhereOptions & { readonly currency: string };

/** `expenses remove-budget`. */
export function removeBudgetCommand({ terminal }: Environment): CliCommand {
  return cliCommand('remove-budget')
    .summary('remove a budget')
    .description(
      'Removes the budget of a category or, without one, of a currency. Expenses stay as they are.',
    )
    .argument('[category]', 'e.g. Food')
    .requiredOption('--currency <code>', 'ISO 4217, e.g. EUR')
    .withExamples({ args: 'remove-budget Food --currency USD', what: 'food has no limit any more' })
    .action(async (category: string | undefined, options: RemoveBudgetOptions) => {
      const app = openSignedIn(terminal, options);
      const currency = options.currency.toUpperCase();
      const variables = category === undefined ? { currency } : { currency, category };
      const budget = certainOf(await app.client.send(RemoveBudgetDocument, variables), 'removeBudget');
      await (app.output.isJson
        ? app.output.json(budget)
        : app.output.line(`Removed the budget of ${budget.category ?? 'everything'} in ${budget.currency}`));
    });
}
