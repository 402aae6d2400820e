import type { CurrencyTotal } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Money } from '../../ui/money/Money.tsx';

/** What was spent, and what came in, in each currency. Zero is shown when there is nothing else. */
export function CurrencyFigures({ totals }: { totals: readonly CurrencyTotal[] }) {
  const { t } = useTexts();
  return (
    <ul className="figures">
      {totals.map(({ currency, spentMinor, incomeMinor }) => (
        <li key={currency}>
          {spentMinor === 0 && incomeMinor !== 0 ? null : (
            <span>
              {t.home.spent} <Money minor={spentMinor} currency={currency} />
            </span>
          )}
          {incomeMinor === 0 ? null : (
            <span>
              {t.home.income} <Money minor={incomeMinor} currency={currency} tone="income" sign="always" />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
