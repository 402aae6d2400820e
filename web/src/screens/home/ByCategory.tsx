import { useState } from 'react';
import type { CurrencySummary, Period } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Money } from '../../ui/money/Money.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { entriesPath } from '../entries/filter-query.ts';
import { topCategories } from './top-categories.ts';

interface ByCategoryProps {
  summary: CurrencySummary;
  period: Period;
}

/** Where the money goes, or where it is from: a table whose lines have bars, and lead to their entries. */
export function ByCategory({ summary, period }: ByCategoryProps) {
  const { t, locale } = useTexts();
  const [side, setSide] = useState<'spent' | 'income'>('spent');
  const { currency } = summary;
  const lines = topCategories(side === 'spent' ? summary.categories : summary.incomeCategories);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });

  return (
    <section className="card" aria-labelledby="by-category">
      <header className="card-header">
        <h2 id="by-category">{t.home.byCategory}</h2>
        <Segmented
          label={t.home.side}
          isLabelHidden
          value={side}
          options={[
            { value: 'spent', label: t.home.spent },
            { value: 'income', label: t.home.income },
          ]}
          onChange={setSide}
        />
      </header>
      {lines.length === 0 ? <p className="empty">{t.home.nothingInPeriod}</p> : null}
      <table className={lines.length === 0 ? 'for-readers' : `bar-table bar-table-${side}`}>
        <thead className="for-readers">
          <tr>
            <th scope="col">{t.entry.category}</th>
            <th scope="col">{t.home.amountAndShare}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, totalMinor, count, bar, share }) => (
            <tr key={name ?? ''}>
              <th scope="row">
                {name === undefined ? (
                  t.home.otherCategories
                ) : (
                  <Link
                    href={entriesPath({
                      ...{ category: name, from: period.from, to: period.to, currency },
                      ...(side === 'income' ? { kind: 'INCOME' } : {}),
                    })}
                  >
                    <bdi>{name}</bdi>
                  </Link>
                )}
                <svg className="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 6">
                  <rect width={bar * 100} height="6" />
                </svg>
              </th>
              <td>
                <Money minor={totalMinor} currency={currency} />
                <span className="bar-share">{share > 0 ? percent.format(share) : '–'}</span>
                <span className="for-readers"> {t.entries.count(count)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
