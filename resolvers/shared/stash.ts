import type { BudgetItem } from './budget.ts';
import type { WriteOutcome } from './errors.ts';
import type { ExpenseItem } from './expense.ts';
import type { StoredLedger } from './ledger.ts';

/** What the steps of a pipeline on one expense share. */
export interface ExpenseStash {
  /** The caller's `sub`. */
  userId: string;
  /** A UUID in lower case. */
  id: string;
  /** The expense as the last attempt wrote it, or would have: a transaction answers with keys only. */
  item?: ExpenseItem;
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}

/** What an attempt to take an expense out of its ledger goes by. */
export interface ReadExpense {
  /** The expense as it is stored, deleted or not; null when there is none. */
  stored: ExpenseItem | null;
  /** The ledger that it is counted in; null where there is none, or where it does not matter. */
  ledger: StoredLedger | null;
}

/** What the steps of an import share. */
export interface ImportStash {
  /** The caller's `sub`. */
  userId: string;
  /** All expenses of the batch as they are to be stored, in its order. */
  items: ExpenseItem[];
  /** Those that were found stored already, with the same content. */
  stored: ExpenseItem[];
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}

/** What the steps of a pipeline on one budget share. */
export interface BudgetStash {
  /** The caller's `sub`. */
  userId: string;
  currency: string;
  /** Empty for a budget of all of the currency. */
  category: string;
  /** What the budget is to be, in minor units; absent when it is to be removed. */
  amountMinor?: number;
  /** The budget as it was written, or as it was when it was removed. */
  item?: BudgetItem;
  /** How the last attempt to write ended; absent before the first. */
  outcome?: WriteOutcome;
}

/** What the steps that list the budgets share. */
export interface BudgetsStash {
  /** The caller's `sub`. */
  userId: string;
  /** YYYY-MM. */
  month: string;
  /** The caller's date, YYYY-MM-DD. */
  today: string;
  /** In the order of the answer. */
  budgets: BudgetItem[];
}

/** What was spent of each budget, in minor units, by the budget's sort key. */
export type SpentByBudget = Record<string, number>;
