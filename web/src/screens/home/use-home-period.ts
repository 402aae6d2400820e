import { addDays, type Day, daysBetween, isDay, today } from '../../texts/dates/day.ts';
import { isWithin, monthAfter, monthAround, monthsOfYear, type Period } from '../../texts/dates/period.ts';
import { usePlace } from '../../ui/router/location.ts';
import { useSettings } from '../shell/settings.ts';

export interface HomePeriod {
  unit: 'month' | 'year';
  period: Period;
  /** The one before; while the period lasts, only as many days of it as are over. */
  before: Period;
  /** Whether today is in the period. */
  isNow: boolean;
  monthStart: number;
  /** Addresses of the periods beside it, and of the other unit. */
  paths: { before: string; after: string; now: string; month: string; year: string };
}

/**
 * The period that the address names: `?at=2026-10-01` is the month around that day, with `unit=year` its
 * year.
 */
export function useHomePeriod(): HomePeriod {
  const { query } = usePlace();
  const { monthStart } = useSettings();
  const now = today();
  const at = query.get('at');
  const day = at !== null && isDay(at) ? at : now;
  const unit = query.get('unit') === 'year' ? 'year' : 'month';
  const periodAround = (around: Day) =>
    unit === 'month' ? monthAround(around, monthStart) : yearAround(around, monthStart);

  const period = periodAround(day);
  const isNow = isWithin(now, period);
  const whole = unit === 'month' ? monthAfter(period, -1) : periodAround(addDays(period.from, -1));
  return {
    ...{ unit, period, isNow, monthStart },
    before: isNow ? shortened(whole, daysBetween(period.from, now)) : whole,
    paths: {
      before: pathOf(whole.from, unit),
      after: pathOf(addDays(period.to, 1), unit),
      now: unit === 'month' ? '/' : '/?unit=year',
      month: isNow ? '/' : pathOf(period.from, 'month'),
      year: isNow ? '/?unit=year' : pathOf(period.from, 'year'),
    },
  };
}

/** The first days of a period: as many as `last` and one more, at most all of them. */
function shortened({ from, to }: Period, last: number): Period {
  const end = addDays(from, last);
  return { from, to: end < to ? end : to };
}

function yearAround(day: Day, monthStart: number): Period {
  const months = monthsOfYear(day, monthStart);
  return { from: months[0]?.from ?? day, to: months[11]?.to ?? day };
}

function pathOf(day: Day, unit: 'month' | 'year'): string {
  return unit === 'month' ? `/?at=${day}` : `/?unit=year&at=${day}`;
}
