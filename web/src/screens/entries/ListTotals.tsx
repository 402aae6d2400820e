import type { CurrencyTotal } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { CurrencyFigures } from './CurrencyFigures.tsx';
import type { Selection } from './use-selection.ts';

interface ListTotalsProps {
  totals: readonly CurrencyTotal[];
  count: number;
  isLoading: boolean;
  selection: Selection;
}

/** How many entries there are, and what they add up to: a line for each currency. */
export function ListTotals({ totals, count, isLoading, selection }: ListTotalsProps) {
  const { t } = useTexts();
  return (
    <div className="list-totals">
      <label className="check">
        <input
          type="checkbox"
          checked={selection.isAll}
          disabled={count === 0}
          onChange={() => (selection.isAll ? selection.clear() : selection.chooseAll())}
        />
        <span>{t.entries.chooseAll}</span>
      </label>
      <p role="status">{isLoading ? t.entries.countLoading(count) : t.entries.count(count)}</p>
      <CurrencyFigures totals={totals} />
    </div>
  );
}
