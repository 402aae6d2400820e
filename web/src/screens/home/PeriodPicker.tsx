import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Link } from '../../ui/router/Link.tsx';
import type { HomePeriod } from './use-home-period.ts';

/** The period before and after, back to this one, and month or year. */
export function PeriodPicker({ shown: { unit, isNow, paths } }: { shown: HomePeriod }) {
  const { t } = useTexts();
  return (
    <div className="period-picker">
      <div className="button-group">
        <Link className="button button-secondary button-icon" href={paths.before} aria-current={undefined}>
          <Icon name="before" />
          <span className="for-readers">{unit === 'month' ? t.home.monthBefore : t.home.yearBefore}</span>
        </Link>
        <Link className="button button-secondary button-icon" href={paths.after} aria-current={undefined}>
          <Icon name="after" />
          <span className="for-readers">{unit === 'month' ? t.home.monthAfter : t.home.yearAfter}</span>
        </Link>
      </div>
      {isNow ? null : (
        <Link className="button button-quiet" href={paths.now} aria-current={undefined}>
          {t.home.now}
        </Link>
      )}
      <div className="button-group" role="group" aria-label={t.home.unit}>
        <Link
          className="button button-secondary"
          href={paths.month}
          aria-current={unit === 'month' ? 'true' : undefined}
        >
          {t.home.month}
        </Link>
        <Link
          className="button button-secondary"
          href={paths.year}
          aria-current={unit === 'year' ? 'true' : undefined}
        >
          {t.home.year}
        </Link>
      </div>
    </div>
  );
}
