import { type Period, useBudgets } from '../../data/index.ts';
import { type Day, daysBetween } from '../../texts/dates/day.ts';
import { isWithin } from '../../texts/dates/period.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Link } from '../../ui/router/Link.tsx';
import { BudgetMeter } from '../BudgetMeter.tsx';

/** What is left of each budget in a month. */
export function BudgetsLeft({ period, today }: { period: Period; today: Day }) {
  const { t } = useTexts();
  const budgets = useBudgets(period);
  const days = daysBetween(period.from, period.to) + 1;
  const gone = isWithin(today, period) ? (daysBetween(period.from, today) + 1) / days : undefined;
  return (
    <section className="card" aria-labelledby="budgets-left">
      <header className="card-header">
        <h2 id="budgets-left">{t.home.budgets}</h2>
        <Link href="/categories">{t.home.setBudgets}</Link>
      </header>
      {budgets.length === 0 ? <p className="empty">{t.home.noBudgets}</p> : null}
      <ul className="budget-list">
        {budgets.map((budget) => (
          <li key={`${budget.currency} ${budget.category ?? ''}`}>
            <BudgetMeter budget={budget} gone={gone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
