import { type Day, today } from '../../texts/dates/day.ts';
import { formatDay, nearDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Money } from '../../ui/money/Money.tsx';
import type { DayTotal } from './list-rows.ts';

/** The heading of a day, with what it comes to in each currency. */
export function DayRow({ day, totals }: { day: Day; totals: readonly DayTotal[] }) {
  const { locale } = useTexts();
  const now = today();
  const near = nearDay(day, locale, now);
  return (
    <div className="day-row">
      <h2>
        <time dateTime={day}>
          {near === undefined ? formatDay(day, locale, now) : `${near}, ${formatDay(day, locale, now)}`}
        </time>
      </h2>
      <span className="day-totals">
        {totals.map(({ currency, balanceMinor }) => (
          <Money key={currency} minor={balanceMinor} currency={currency} />
        ))}
      </span>
    </div>
  );
}
