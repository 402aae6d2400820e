import type { Budget } from '../data/index.ts';
import { useTexts } from '../texts/texts-context.ts';
import { useMoney } from '../ui/money/currencies.ts';

interface BudgetMeterProps {
  budget: Budget;
  /** The part of the month that is over, 0 to 1. */
  gone?: number | undefined;
  /** Whether the name of the category stands beside it already. */
  isNameHidden?: boolean;
}

/**
 * How much of a budget is spent, in words and as a bar; a mark on the bar says how much of the month is over.
 */
export function BudgetMeter({ budget, gone, isNameHidden = false }: BudgetMeterProps) {
  const { t } = useTexts();
  const { money } = useMoney();
  const { currency, category, amountMinor, spentMinor, leftMinor } = budget;
  const part = Math.min(1, Math.max(0, spentMinor / amountMinor));
  const isOver = leftMinor < 0;
  const spentOf = t.home.spentOf(money(spentMinor, currency), money(amountMinor, currency));
  return (
    <div className={isOver ? 'budget budget-over' : 'budget'}>
      <p className="budget-words">
        {isNameHidden ? (
          <span className="field-hint">{spentOf}</span>
        ) : (
          <bdi className="budget-name">{category ?? t.home.wholeCurrency(currency)}</bdi>
        )}
        <span className={isOver ? 'money money-over' : 'money'}>
          {isOver ? t.home.over(money(-leftMinor, currency)) : t.home.left(money(leftMinor, currency))}
        </span>
      </p>
      <svg className="meter" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 8">
        <rect className="meter-track" width="100" height="8" />
        <rect className="meter-value" width={part * 100} height="8" />
        {gone === undefined ? null : (
          <rect className="meter-mark" x={gone * 100 - 0.5} width="1" height="8" />
        )}
      </svg>
      {isNameHidden ? null : <p className="field-hint">{spentOf}</p>}
    </div>
  );
}
