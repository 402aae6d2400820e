import { util } from '@aws-appsync/utils';
import type { Budget } from '../generated/schema.ts';
import { invalid } from './errors.ts';
import { budgetNameIn } from './keys.ts';
import type { BudgetName } from './keys.ts';
import { checkCurrency, toMajor } from './money.ts';
import { checkCategory } from './validation.ts';

/** A budget as it is stored; its key names what it is for. */
export interface BudgetItem {
  userId: string;
  sk: string;
  /** What may be spent each month, in minor units of its currency. */
  amountMinor: number;
  /** 1 for a new one, then one more with every change. */
  version: number;
}

/** How many budgets a user may have: their Query reads some 40 KB at most. */
export function mostBudgets(): number {
  return 200;
}

/** What the arguments name. Ends the request with a `ValidationError` unless there can be such a budget. */
export function budgetNameOf(input: {
  currency?: string | null | undefined;
  category?: string | null | undefined;
}): BudgetName {
  const { currency, category } = input;
  if (currency === null || currency === undefined) {
    invalid('currency', 'is required');
  }
  checkCurrency(currency);
  if (category === null || category === undefined) {
    return { currency, category: '' };
  }
  checkCategory(category);
  return { currency, category };
}

/** A stored budget as the API shows it. */
export function toBudget({ sk, amountMinor, version }: BudgetItem): Budget {
  const { currency, category } = budgetNameIn(sk);
  return {
    currency,
    category: category === '' ? null : category,
    amount: toMajor(amountMinor, currency),
    // Numbers from DynamoDB are of another kind until something is added.
    version: version + 0,
  };
}

/** Ends the request: the caller has no such budget. */
export function noBudget(): never {
  util.error('You have no budget for this currency and category', 'NotFound');
}

/**
 * Ends the request with `Conflict` when the client expects another version; null and undefined expect none.
 */
export function checkBudgetVersion(stored: BudgetItem, expectedVersion: number | null | undefined): void {
  const currentVersion = stored.version + 0;
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== currentVersion) {
    util.error('The budget was changed meanwhile: read it, then try again', 'Conflict', null, {
      reason: 'CHANGED',
      currentVersion,
    });
  }
}

/** Ends the request: the caller has as many budgets as there can be. */
export function tooManyBudgets(category: string): never {
  const reason = 'cannot have a budget: you have 200, the most that there can be; remove one first';
  invalid(category === '' ? 'currency' : 'category', reason);
}
