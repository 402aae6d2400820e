import { Option } from 'commander';
import { GetSummaryDocument, GetSummaryOfPeriodDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import type { App } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { usageError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { daysOf, parsePeriod, PERIODS } from '../input/period.ts';
import type { Period } from '../input/period.ts';
import { loadMoney } from '../output/money.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { rowsOfAny, rowsOfDays, rowsOfMonths, SPLITS } from './summary-rows.ts';
import type {
  CurrencyOfDays,
  CurrencyOfMonths,
  DaysSummary,
  MonthsSummary,
  Split,
  SummaryRow,
} from './summary-rows.ts';
import { currencyText } from './summary-text.ts';

type SummaryOptions = EverywhereOptions & { readonly by?: Split };

/** `expenses summary`. */
export function summaryCommand({ terminal }: Environment): CliCommand {
  return cliCommand('summary')
    .summary('sum up a period')
    .description(
      'Sums up a period by currency: what was spent, came back and came in. At most 366 days. Without a' +
        ' period: this month.',
    )
    .argument('[period]', PERIODS)
    .addOption(
      new Option(
        '--by <what>',
        'what to split it up by; subcategory, method and month want whole months',
      ).choices(SPLITS),
    )
    .withExamples(
      { args: 'summary', what: 'this month by category' },
      { args: 'summary 2024 --by month', what: 'a year, month by month' },
      { args: 'summary 2024-01-25..2024-02-24 --by day', what: 'from pay day to pay day' },
    )
    .action(async (periodText: string | undefined, options: SummaryOptions) => {
      const period = parsePeriod(periodText ?? 'this-month', terminal.now());
      const split = options.by ?? 'category';
      const app = openSignedIn(terminal, options);
      await ('from' in period || split === 'day'
        ? showDays(app, period, split)
        : showMonths(app, period, split));
    });
}

async function showMonths(
  app: App,
  period: Exclude<Period, { readonly from: string }>,
  split: Exclude<Split, 'day'>,
): Promise<void> {
  const summary = certainOf(await app.client.send(GetSummaryDocument, period), 'summary');
  await show(app, summary, split, (currency: CurrencyOfMonths) =>
    split === 'category' || split === 'income' ? rowsOfAny(currency, split) : rowsOfMonths(currency, split),
  );
}

async function showDays(app: App, period: Period, split: Split): Promise<void> {
  if (split !== 'category' && split !== 'income' && split !== 'day') {
    throw usageError(`--by ${split} wants a year or a month: a period between two days has no such sums`);
  }
  const answer = await app.client.send(GetSummaryOfPeriodDocument, daysOf(period));
  await show(app, certainOf(answer, 'summary'), split, (currency: CurrencyOfDays) =>
    split === 'day' ? rowsOfDays(currency) : rowsOfAny(currency, split),
  );
}

async function show<Currency extends CurrencyOfMonths | CurrencyOfDays>(
  app: App,
  summary: (MonthsSummary | DaysSummary) & { readonly currencies: readonly Currency[] },
  split: Split,
  rowsOf: (currency: Currency) => readonly SummaryRow[],
): Promise<void> {
  const { output } = app;
  if (output.isJson) {
    await output.json(summary);
    return;
  }
  const money = await loadMoney(app);
  output.note(`${summary.from} to ${summary.to}`);
  for (const currency of summary.currencies) {
    await output.line(currencyText(output, money, currency, split, rowsOf(currency)));
  }
  if (summary.currencies.length === 0) {
    output.note('There are no expenses.');
  }
}
