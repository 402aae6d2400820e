import type { RowDecision, RowPair } from 'expense-files';
import { today } from '../../texts/dates/day.ts';
import { formatDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';

const SHOWN = 50;

interface PairedRowsProps {
  pairs: readonly RowPair[];
  decisions: Readonly<Record<string, RowDecision>>;
  onDecide: (rows: Readonly<Record<string, RowDecision>>) => void;
}

/** Rows that may be one movement. Nothing is left out unless the person says so. */
export function PairedRows({ pairs, decisions, onDecide }: PairedRowsProps) {
  const { t, locale } = useTexts();
  // What was left out is not found as a pair any more: it stays in sight, to be taken back.
  const decided = Object.keys(decisions);
  if (pairs.length + decided.length === 0) {
    return null;
  }
  return (
    <fieldset className="import-part import-pairs">
      <legend>{t.imports.pairs}</legend>
      {decided.length === 0 ? null : (
        <label className="check">
          <input type="checkbox" checked onChange={() => onDecide({})} />
          <span>
            {t.imports.rules.answered}: {t.imports.rows(decided.length)}
          </span>
        </label>
      )}
      {pairs
        .filter(({ first }) => decisions[first.id] === undefined)
        .slice(0, SHOWN)
        .map(({ kind, first, second }) => (
          <label key={`${first.line} ${second.line}`} className="check">
            <input
              type="checkbox"
              checked={false}
              onChange={() =>
                onDecide({
                  ...decisions,
                  [first.id]: 'leave-out',
                  ...(kind === 'transfer' ? { [second.id]: 'leave-out' as const } : {}),
                })
              }
            />
            <span>
              {t.imports.pairKinds[kind]}:{' '}
              {[first, second].map(({ line, date, amount, currency }) => (
                <bdi key={line}>
                  {t.imports.line(line)}, {formatDay(date, locale, today())}, {amount} {currency};{' '}
                </bdi>
              ))}
            </span>
          </label>
        ))}
    </fieldset>
  );
}
