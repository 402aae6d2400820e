import type { CurrencySummary, Period } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { formatDay, formatDayOfMonth } from '../../texts/dates/format-date.ts';
import { daysOf } from '../../texts/dates/period.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { ColumnChart } from '../../ui/charts/ColumnChart.tsx';
import { useMoney } from '../../ui/money/currencies.ts';

interface ByDayProps {
  summary: CurrencySummary;
  period: Period;
}

/** What was spent on each day of a month. */
export default function ByDay({ summary, period }: ByDayProps) {
  const { t, locale } = useTexts();
  const { money } = useMoney();
  const { currency, days } = summary;
  const spent = new Map(days.map(({ time, spentMinor }) => [time, spentMinor]));
  return (
    <section className="card" aria-labelledby="by-day">
      <h2 id="by-day">{t.home.byDay(currency)}</h2>
      <ColumnChart
        name={t.home.byDay(currency)}
        series={[{ name: t.home.spent, tone: 'spent' }]}
        points={daysOf(period).map((day) => ({
          key: day,
          label: formatDayOfMonth(day, locale),
          longLabel: formatDay(day, locale, today()),
          values: [spent.get(day) ?? 0],
        }))}
        format={(minor) => money(minor, currency)}
      />
    </section>
  );
}
