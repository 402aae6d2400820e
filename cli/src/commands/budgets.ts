import { ListBudgetsDocument } from 'expense-tracker-client';
import type { ListBudgetsQuery } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { usageError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { dayOf } from '../input/date.ts';
import { parsePeriod } from '../input/period.ts';
import { bar, shareOf } from '../output/bars.ts';
import { loadMoney } from '../output/money.ts';
import type { FormatMoney } from '../output/money.ts';
import type { EverywhereOptions, Output } from '../output/output.ts';
import { tableText } from '../output/table.ts';

type BudgetUse = NonNullable<ListBudgetsQuery['budgets']>['budgets'][number];

const BAR_COLUMNS = 20;

/** `expenses budgets`. */
export function budgetsCommand({ terminal }: Environment): CliCommand {
  return cliCommand('budgets')
    .summary('show budgets, and what is left of them')
    .description('Shows what is spent and left of each budget in a month. Without a month: this one.')
    .argument('[month]', '2024-03, this-month or last-month')
    .withExamples({ args: 'budgets', what: 'what is left this month' })
    .action(async (monthText: string | undefined, options: EverywhereOptions) => {
      const month = parsePeriod(monthText ?? 'this-month', terminal.now());
      if (!('year' in month) || month.month === undefined) {
        throw usageError(
          `MONTH must be a month such as 2024-03, this-month or last-month, not ${monthText ?? ''}`,
        );
      }
      const app = openSignedIn(terminal, options);
      const { output, client } = app;
      const answer = await client.send(ListBudgetsDocument, { ...month, today: dayOf(terminal.now()) });
      const budgetMonth = certainOf(answer, 'budgets');
      if (output.isJson) {
        await output.json(budgetMonth);
        return;
      }
      const { budgets, monthGone } = budgetMonth;
      output.note(`${Math.round(monthGone * 100)} % of the month is gone.`);
      if (budgets.length === 0) {
        output.note('There are no budgets: expenses set-budget 300 Food --currency USD');
        return;
      }
      await output.line(budgetsText(output, await loadMoney(app), budgets));
    });
}

function budgetsText(output: Output, money: FormatMoney, budgets: readonly BudgetUse[]): string {
  return tableText(
    output,
    [
      { title: 'Budget', isFlexible: true },
      { title: 'Amount', align: 'right' },
      { title: 'Spent', align: 'right' },
      { title: 'Left', align: 'right' },
      { title: '' },
      ...(output.isForPeople ? [{ title: '' }] : []),
    ],
    budgets.map(({ category, currency, amount, spent, left }) => [
      category ?? (output.isForPeople ? 'everything' : ''),
      money(amount, currency),
      money(spent, currency),
      money(left, currency),
      currency,
      ...(output.isForPeople ? [bar(shareOf(spent, amount), BAR_COLUMNS)] : []),
    ]),
  );
}
