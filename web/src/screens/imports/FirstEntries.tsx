import { today } from '../../texts/dates/day.ts';
import { formatDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Money } from '../../ui/money/Money.tsx';
import type { FileRow } from './reading/protocol.ts';

const SHOWN = 8;

/** A few of the entries as they would be: a wrong column is seen at once. */
export function FirstEntries({ rows }: { rows: readonly FileRow[] }) {
  const { t, locale } = useTexts();
  if (rows.length === 0) {
    return null;
  }
  return (
    <div className="import-part">
      <h4>{t.imports.firstNew}</h4>
      <ul className="import-rows">
        {rows.slice(0, SHOWN).map(({ id, fields }) => {
          const { date, payee, description, category, kind, amountMinor, currency } = fields;
          const words = [payee, description].filter((word) => word !== undefined).join(' · ');
          return (
            <li key={id}>
              <span className="import-row-date">{formatDay(date, locale, today())}</span>
              <span className="import-row-words">
                <bdi>{words === '' ? category : words}</bdi>
                <small>
                  {t.entry.kinds[kind]} · <bdi>{category}</bdi>
                </small>
              </span>
              <Money
                minor={kind === 'EXPENSE' ? -amountMinor : amountMinor}
                currency={currency}
                tone={kind === 'INCOME' ? 'income' : kind === 'REFUND' ? 'refund' : 'plain'}
                sign="always"
              />
            </li>
          );
        })}
      </ul>
      {rows.length > SHOWN ? <p className="field-hint">{t.imports.moreRows(rows.length - SHOWN)}</p> : null}
    </div>
  );
}
