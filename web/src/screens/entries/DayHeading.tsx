import { today } from '../../texts/dates/day.ts';
import { formatDay, nearDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { CurrencyFigures } from './CurrencyFigures.tsx';
import type { DayRow } from './list-rows.ts';

/** The heading of a day, with what it comes to in each currency. */
export function DayHeading({ row: { key: day, totals } }: { row: DayRow }) {
  const { locale } = useTexts();
  const now = today();
  const near = nearDay(day, locale, now);
  const date = formatDay(day, locale, now);
  return (
    <div className="day-row">
      <h2>
        <time dateTime={day}>{near === undefined ? date : `${near}, ${date}`}</time>
      </h2>
      <CurrencyFigures totals={totals()} />
    </div>
  );
}
