import type { Budget, CategoryUse } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { BudgetMeter } from '../BudgetMeter.tsx';
import { entriesPath } from '../entries/filter-query.ts';

interface CategoryRowProps {
  category: CategoryUse;
  /** One for each currency that has one. */
  budgets: readonly Budget[];
  onRename: () => void;
  onBudget: () => void;
}

export function CategoryRow({
  category: { name, side, count },
  budgets,
  onRename,
  onBudget,
}: CategoryRowProps) {
  const { t } = useTexts();
  return (
    <li className="category-row">
      <div className="category-line">
        <Link
          className="entry-words"
          href={entriesPath({ category: name, ...(side === 'INCOME' ? { kind: 'INCOME' } : {}) })}
        >
          <bdi className="entry-title">{name}</bdi>
          <span className="entry-details">{t.entries.count(count)}</span>
        </Link>
        <div className="row-actions">
          {side === 'SPENT' ? (
            <Button
              look="quiet"
              aria-label={t.categories.of(
                budgets.length === 0 ? t.categories.setBudget : t.categories.changeBudget,
                name,
              )}
              onClick={onBudget}
            >
              {t.categories.budget}
            </Button>
          ) : null}
          <Button look="quiet" aria-label={t.categories.of(t.categories.rename, name)} onClick={onRename}>
            {t.categories.rename}
          </Button>
        </div>
      </div>
      {budgets.map((budget) => (
        <BudgetMeter key={budget.currency} budget={budget} isNameHidden />
      ))}
    </li>
  );
}
