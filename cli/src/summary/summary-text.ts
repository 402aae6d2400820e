import { bar, shareOf } from '../output/bars.ts';
import type { FormatMoney } from '../output/money.ts';
import { counted } from '../output/output.ts';
import type { Output } from '../output/output.ts';
import { tableText } from '../output/table.ts';
import type { CurrencyOfDays, CurrencyOfMonths, Split, SummaryRow } from './summary-rows.ts';

const BAR_COLUMNS = 24;

/** One currency of a summary: its totals, then its lines with bars; for programs, lines with tabs. */
export function currencyText(
  output: Output,
  money: FormatMoney,
  totals: CurrencyOfMonths | CurrencyOfDays,
  split: Split,
  rows: readonly SummaryRow[],
): string {
  return output.isForPeople
    ? forPeople(output, money, totals, rows)
    : forPrograms(money, totals, split, rows);
}

function forPeople(
  output: Output,
  money: FormatMoney,
  totals: CurrencyOfMonths | CurrencyOfDays,
  rows: readonly SummaryRow[],
): string {
  const { currency, spent, refunded, income, balance, expenseCount, refundCount, incomeCount } = totals;
  const { bold, green, red } = output.colors;
  const refunds = refundCount === 0 ? '' : `, ${money(refunded, currency)} of it came back`;
  const lines = [
    `${bold(currency)}  spent ${bold(money(spent, currency))} in ${counted(expenseCount, 'expense')}${refunds}`,
  ];
  if (incomeCount > 0) {
    const sign = balance < 0 ? red : green;
    lines.push(`     income ${money(income, currency)}, balance ${sign(money(balance, currency))}`);
  }
  const largest = Math.max(0, ...rows.map(({ total }) => total));
  const table = tableText(
    output,
    [
      { title: '', isFlexible: true },
      { title: 'Spent', align: 'right' },
      { title: 'Entries', align: 'right' },
      { title: '' },
    ],
    rows.map(({ name, total, count }) => [
      name,
      money(total, currency),
      String(count),
      bar(shareOf(total, largest), BAR_COLUMNS),
    ]),
  );
  return rows.length === 0 ? lines.join('\n') : [...lines, table].join('\n');
}

function forPrograms(
  money: FormatMoney,
  totals: CurrencyOfMonths | CurrencyOfDays,
  split: Split,
  rows: readonly SummaryRow[],
): string {
  const { currency, spent, refunded, income, balance, expenseCount, refundCount, incomeCount } = totals;
  const line = (what: string, name: string, total: number, count: number | '') =>
    [currency, what, name, money(total, currency), count].join('\t');
  return [
    line('spent', '', spent, expenseCount),
    line('refunded', '', refunded, refundCount),
    line('income', '', income, incomeCount),
    line('balance', '', balance, ''),
    ...rows.map(({ name, total, count }) => line(`by ${split}`, name, total, count)),
  ].join('\n');
}
