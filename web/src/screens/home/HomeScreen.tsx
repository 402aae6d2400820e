import { lazy, Suspense, useState } from 'react';
import { useSummary } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { formatPeriod } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { QuickAdd } from '../entry/QuickAdd.tsx';
import { BudgetsLeft } from './BudgetsLeft.tsx';
import { ByCategory } from './ByCategory.tsx';
import { FirstRun } from './FirstRun.tsx';
import { Newest } from './Newest.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { SampleNotice } from './SampleNotice.tsx';
import { Totals } from './Totals.tsx';
import { useHomePeriod } from './use-home-period.ts';

/** Charts come after the figures. */
const ByDay = lazy(() => import('./ByDay.tsx'));
const ByMonth = lazy(() => import('./ByMonth.tsx'));

/** A month at a glance, or a year. */
export function HomeScreen() {
  const { t, locale } = useTexts();
  const shown = useHomePeriod();
  const { currencies, isLoading } = useSummary(shown.period);
  const [chosen, setChosen] = useState<string>();
  const summary = currencies.find(({ currency }) => currency === chosen) ?? currencies[0];

  return (
    <Screen title={t.home.title(formatPeriod(shown.period, locale))} actions={<PeriodPicker shown={shown} />}>
      <div className="only-wide">
        <QuickAdd />
      </div>
      <FirstRun />
      <SampleNotice />
      <Totals shown={shown} currencies={currencies} isLoading={isLoading} />
      {currencies.length > 1 && summary !== undefined ? (
        <Segmented
          label={t.home.currency}
          value={summary.currency}
          options={currencies.map(({ currency }) => ({ value: currency, label: currency }))}
          onChange={setChosen}
        />
      ) : null}
      <div className="home-grid">
        {shown.unit === 'month' ? <BudgetsLeft period={shown.period} today={today()} /> : null}
        {summary === undefined ? null : (
          <>
            <ByCategory summary={summary} period={shown.period} />
            <Suspense fallback={<div className="card chart-place" />}>
              {shown.unit === 'month' ? (
                <ByDay summary={summary} period={shown.period} />
              ) : (
                <ByMonth summary={summary} period={shown.period} monthStart={shown.monthStart} />
              )}
            </Suspense>
          </>
        )}
        <Newest />
      </div>
    </Screen>
  );
}
