import { useState } from 'react';
import { type EntrySide, useBudgets, useCategories } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { monthAround } from '../../texts/dates/period.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { BudgetMeter } from '../BudgetMeter.tsx';
import { useSettings } from '../shell/settings.ts';
import { BudgetDialog } from './BudgetDialog.tsx';
import { CategoryRow } from './CategoryRow.tsx';
import { type Renamed, RenameDialog } from './RenameDialog.tsx';

/** Which budget is set: of a category, or of everything in a currency. */
interface BudgetFor {
  category: string | undefined;
  /** Where to begin; another one can be chosen. */
  currency?: string;
}

/** Categories of both sides, with this month's budgets. */
export default function CategoriesScreen() {
  const { t } = useTexts();
  const { monthStart } = useSettings();
  const categories = useCategories();
  const budgets = useBudgets(monthAround(today(), monthStart));
  const [renamed, setRenamed] = useState<Renamed>();
  const [budgetFor, setBudgetFor] = useState<BudgetFor>();
  const spent = categories.filter(({ side }) => side === 'SPENT');
  const known = new Set(spent.map(({ name }) => name));
  const ofWhole = budgets.filter(({ category }) => category === undefined);
  const unused = budgets.filter(({ category }) => category !== undefined && !known.has(category));

  const rows = (side: EntrySide) =>
    categories
      .filter((category) => category.side === side)
      .map((category) => (
        <CategoryRow
          key={category.name}
          category={category}
          budgets={side === 'SPENT' ? budgets.filter((budget) => budget.category === category.name) : []}
          onRename={() => setRenamed({ ...category, kind: 'category' })}
          onBudget={() => setBudgetFor({ category: category.name })}
        />
      ));

  return (
    <Screen
      title={t.nav.categories}
      actions={
        <Button onClick={() => setBudgetFor({ category: undefined })}>{t.categories.totalBudget}</Button>
      }
    >
      <p className="lead">{t.categories.about}</p>
      {categories.length === 0 && budgets.length === 0 ? <p className="empty">{t.categories.none}</p> : null}
      {ofWhole.map((budget) => (
        <section key={budget.currency} className="card">
          <BudgetMeter budget={budget} />
          <div className="row-actions">
            <Button look="quiet" onClick={() => setBudgetFor(budget)}>
              {t.categories.changeBudget}
            </Button>
          </div>
        </section>
      ))}
      <section aria-labelledby="spent-categories" hidden={spent.length + unused.length === 0}>
        <h2 id="spent-categories">{t.home.spent}</h2>
        <ul className="plain-rows card">
          {rows('SPENT')}
          {unused.map((budget) => (
            <li key={`${budget.currency} ${budget.category ?? ''}`} className="category-row">
              <BudgetMeter budget={budget} />
              <Button look="quiet" onClick={() => setBudgetFor(budget)}>
                {t.categories.changeBudget}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="income-categories" hidden={spent.length === categories.length}>
        <h2 id="income-categories">{t.home.income}</h2>
        <ul className="plain-rows card">{rows('INCOME')}</ul>
      </section>
      {renamed === undefined ? null : (
        <RenameDialog renamed={renamed} onClose={() => setRenamed(undefined)} />
      )}
      {budgetFor === undefined ? null : (
        <BudgetDialog
          {...budgetFor}
          budgets={budgets.filter(({ category }) => category === budgetFor.category)}
          onClose={() => setBudgetFor(undefined)}
        />
      )}
    </Screen>
  );
}
