import { SetBudgetDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { parseAmount } from '../input/amount.ts';
import { loadMoney } from '../output/money.ts';
import type { EverywhereOptions } from '../output/output.ts';

type SetBudgetOptions = EverywhereOptions & { readonly currency: string };

/** `expenses set-budget`. */
export function setBudgetCommand({ terminal }: Environment): CliCommand {
  return cliCommand('set-budget')
    .summary('set what may be spent each month')
    .description(
      'Sets what may be spent each month, in a category or, without one, in a currency as a whole.',
    )
    .argument('<amount>', 'e.g. 300')
    .argument('[category]', 'e.g. Food')
    .requiredOption('--currency <code>', 'ISO 4217, e.g. EUR')
    .withExamples({ args: 'set-budget 300 Food --currency USD', what: '300 USD a month for food' })
    .action(async (amountText: string, category: string | undefined, options: SetBudgetOptions) => {
      const amount = parseAmount(amountText, 'AMOUNT');
      const app = openSignedIn(terminal, options);
      const input = { amount, currency: options.currency.toUpperCase() };
      const answer = await app.client.send(SetBudgetDocument, {
        input: category === undefined ? input : { ...input, category },
      });
      const budget = certainOf(answer, 'setBudget');
      if (app.output.isJson) {
        await app.output.json(budget);
        return;
      }
      const money = await loadMoney(app);
      const sum = `${money(budget.amount, budget.currency)} ${budget.currency}`;
      await app.output.line(`Budget of ${budget.category ?? 'everything'}: ${sum} a month`);
    });
}
