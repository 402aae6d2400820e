import type { CurrencySummary, Period } from '../../data/index.ts';
import { formatPeriod, formatShortMonth } from '../../texts/dates/format-date.ts';
import { monthsOfYear, type Period as Month } from '../../texts/dates/period.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { ColumnChart } from '../../ui/charts/ColumnChart.tsx';
import { useMoney } from '../../ui/money/currencies.ts';

interface ByMonthProps {
  summary: CurrencySummary;
  period: Period;
  monthStart: number;
}

/** What was spent and earned in each month of a year. */
export default function ByMonth({ summary, period, monthStart }: ByMonthProps) {
  const { t, locale } = useTexts();
  const { money } = useMoney();
  const { currency } = summary;
  return (
    <section className="card" aria-labelledby="by-month">
      <h2 id="by-month">{t.home.byMonth(currency)}</h2>
      <ColumnChart
        name={t.home.byMonth(currency)}
        series={[
          { name: t.home.spent, tone: 'spent' },
          { name: t.home.income, tone: 'income' },
        ]}
        points={monthsOfYear(period.from, monthStart).map((month) => ({
          key: month.from,
          label: formatShortMonth(month.from, locale),
          longLabel: formatPeriod(month, locale),
          values: valuesOf(summary, month),
        }))}
        format={(minor) => money(minor, currency)}
      />
    </section>
  );
}

/** By days, since a month of one's own is no calendar month. */
function valuesOf({ days }: CurrencySummary, { from, to }: Month): [spent: number, income: number] {
  let spent = 0;
  let income = 0;
  for (const { time, spentMinor, incomeMinor } of days) {
    if (from <= time && time <= to) {
      spent += spentMinor;
      income += incomeMinor;
    }
  }
  return [spent, income];
}
