import { toMajor, toMinor } from '../random-content.ts';
import type { UserModel } from './user-model.ts';

/** What `budgets` must have of a month. */
export function expectedBudgets(model: UserModel, year: number, month: number): unknown[] {
  const names = [...model.budgets.keys()].sort();
  return names.map((name) => {
    const budget = model.budgets.get(name);
    const { currency, category, amount, version } = budget ?? {
      currency: '',
      category: null,
      amount: 0,
      version: 0,
    };
    const spentMinor = model
      .live()
      .filter(
        (expense) =>
          expense['year'] === year &&
          expense['month'] === month &&
          expense['currency'] === currency &&
          expense['kind'] !== 'INCOME' &&
          (category === null || expense.category === category),
      )
      .reduce((sum, { kind, amount: one }) => {
        const minor = toMinor(one, currency);
        return kind === 'REFUND' ? sum - minor : sum + minor;
      }, 0);
    const left = toMajor(toMinor(amount, currency) - spentMinor, currency);
    return { currency, category, amount, spent: toMajor(spentMinor, currency), left, version };
  });
}

/** What `categories` must have: most used first. */
export function expectedCategories(model: UserModel): unknown[] {
  const uses = new Map<string, { category: string; side: string; count: number; lastMonth: string }>();
  for (const { category, kind, date } of model.live()) {
    const side = kind === 'INCOME' ? 'INCOME' : 'SPENT';
    const name = `${category}#${side}`;
    const use = uses.get(name) ?? { category, side, count: 0, lastMonth: '' };
    // The oldest comes first.
    uses.set(name, { ...use, count: use.count + 1, lastMonth: date.slice(0, 7) });
  }
  return mostFirst([...uses]);
}

/** What `payees` must have: most used first, each with the category that most of its expenses have. */
export function expectedPayees(model: UserModel): unknown[] {
  const uses = new Map<string, { payee: string; count: number; usualCategory: string; lastDate: string }>();
  const newestFirst = model.live().reverse();
  for (const { payee, date } of newestFirst) {
    if (typeof payee === 'string' && !uses.has(payee)) {
      const categories = newestFirst.filter((one) => one['payee'] === payee).map(({ category }) => category);
      const countOf = (category: string) => categories.filter((one) => one === category).length;
      // Of two with as many, the one used last.
      const usualCategory = categories.reduce((most, one) => (countOf(one) > countOf(most) ? one : most));
      uses.set(payee, { payee, count: categories.length, usualCategory, lastDate: date });
    }
  }
  return mostFirst([...uses]);
}

function mostFirst<Use extends { readonly count: number }>(uses: (readonly [string, Use])[]): Use[] {
  return uses
    .sort(([a, { count: one }], [b, { count: other }]) => other - one || (a < b ? -1 : 1))
    .map(([, use]) => use);
}
