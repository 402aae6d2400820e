import { today } from '../../texts/dates/day.ts';
import { firstWeekdayOf, monthAfter, monthAround, weekAround } from '../../texts/dates/period.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { SelectField } from '../../ui/fields/SelectField.tsx';
import { useSettings } from '../shell/settings.ts';

interface Bounds {
  from: string;
  to: string;
}

interface PeriodFieldProps {
  value: Bounds;
  onChange: (bounds: Bounds) => void;
}

const CUSTOM = 'custom';

/** Periods that people ask for, in place of two days. */
export function PeriodField({ value, onChange }: PeriodFieldProps) {
  const { t, locale } = useTexts();
  const { monthStart } = useSettings();
  const now = today();
  const month = monthAround(now, monthStart);
  const year = now.slice(0, 4);
  const periods: Record<keyof typeof t.entries.periods, Bounds> = {
    any: { from: '', to: '' },
    thisWeek: weekAround(now, firstWeekdayOf(locale)),
    thisMonth: month,
    lastMonth: monthAfter(month, -1),
    thisYear: { from: `${year}-01-01`, to: `${year}-12-31` },
  };
  const named = Object.entries(periods);
  const chosen = named.find(([, { from, to }]) => from === value.from && to === value.to)?.[0] ?? CUSTOM;

  return (
    <SelectField
      label={t.entries.period}
      value={chosen}
      options={[
        ...named.map(([name]) => ({ value: name, label: t.entries.periods[name as keyof typeof periods] })),
        ...(chosen === CUSTOM ? [{ value: CUSTOM, label: t.entries.customPeriod }] : []),
      ]}
      onChange={(name) => {
        const period = named.find(([known]) => known === name)?.[1];
        if (period !== undefined) {
          onChange(period);
        }
      }}
    />
  );
}
