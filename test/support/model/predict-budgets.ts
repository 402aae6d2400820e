import { refused } from './prediction.ts';
import type { Prediction } from './prediction.ts';
import { budgetName } from './user-model.ts';
import type { UserModel } from './user-model.ts';

/** What comes of setting a budget. */
export function predictSetBudget(
  model: UserModel,
  input: { readonly currency: string; readonly category: string | null; readonly amount: number },
  expectedVersion: number | undefined,
): Prediction {
  const { currency, category, amount } = input;
  const name = budgetName(currency, category);
  const stored = model.budgets.get(name);
  if (expectedVersion !== undefined && expectedVersion !== (stored?.version ?? 0)) {
    return stored === undefined
      ? refused('NotFound')
      : refused('Conflict', { reason: 'CHANGED', currentVersion: stored.version });
  }
  if (stored?.amount === amount) {
    return { answer: stored, changed: [] };
  }
  const budget = { currency, category, amount, version: (stored?.version ?? 0) + 1 };
  return { answer: budget, changed: [], budgets: [[name, budget]] };
}

/** What comes of removing a budget. */
export function predictRemoveBudget(
  model: UserModel,
  { currency, category }: { readonly currency: string; readonly category: string | null },
): Prediction {
  const name = budgetName(currency, category);
  const stored = model.budgets.get(name);
  return stored === undefined
    ? refused('NotFound')
    : { answer: stored, changed: [], budgets: [[name, null]] };
}
