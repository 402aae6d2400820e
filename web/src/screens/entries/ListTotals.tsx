import type { CurrencyTotal } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Money } from '../../ui/money/Money.tsx';
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
      <ul>
        {totals.map(({ currency, spentMinor, incomeMinor }) => (
          <li key={currency}>
            <span>
              {t.home.spent} <Money minor={spentMinor} currency={currency} />
            </span>
            {incomeMinor === 0 ? null : (
              <span>
                {t.home.income} <Money minor={incomeMinor} currency={currency} tone="income" sign="always" />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
