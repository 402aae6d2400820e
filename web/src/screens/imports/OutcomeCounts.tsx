import type { Preview } from 'expense-files';
import { today } from '../../texts/dates/day.ts';
import { formatDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';

interface OutcomeCountsProps {
  preview: Preview;
  counts: { added: number; known: number; changed: number; inTrash: number };
}

/** How many rows there are, and what becomes of them. */
export function OutcomeCounts({ preview, counts }: OutcomeCountsProps) {
  const { t, locale } = useTexts();
  const { rows, taken, refusedCount, firstDate, lastDate } = preview;
  const number = new Intl.NumberFormat(locale);
  const all = { ...counts, refused: refusedCount, leftOut: rows - taken - refusedCount };
  const names = ['added', 'known', 'changed', 'inTrash', 'refused', 'leftOut'] as const;
  const hints: Partial<Record<(typeof names)[number], string>> = t.imports.outcomeHints;
  return (
    <>
      <p>
        {t.imports.rows(rows)}
        {firstDate === undefined || lastDate === undefined
          ? ''
          : `, ${t.imports.from(formatDay(firstDate, locale, today()), formatDay(lastDate, locale, today()))}`}
      </p>
      <dl className="outcomes">
        {names
          .filter((name) => name === 'added' || all[name] > 0)
          .map((name) => (
            <div key={name}>
              <dt>{t.imports.outcomes[name]}</dt>
              <dd>
                <strong>{number.format(all[name])}</strong>
                {hints[name] === undefined ? null : <small>{hints[name]}</small>}
              </dd>
            </div>
          ))}
      </dl>
    </>
  );
}
