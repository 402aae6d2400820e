import type { Fault } from './stored-value.ts';

/**
 * The outcome for an item that is wrong:
 * - `found`: a repair would correct it
 * - `mended`
 * - `by hand`: the right values are not in the table, so only a person can correct it
 * - `blocked`: a ledger with an expense that cannot be counted
 * - `busy`: it changed during every attempt
 */
export type Outcome = 'found' | 'mended' | 'by hand' | 'blocked' | 'busy';

/** A wrong item. */
export interface Finding {
  readonly userId: string;
  /** Its sort key; `userId` for the partition as a whole. */
  readonly item: string;
  readonly outcome: Outcome;
  readonly faults: readonly Fault[];
}

/** How much was read, and what was found. */
export interface Tally {
  expenses: number;
  /** How many of the expenses are deleted. */
  deleted: number;
  ledgers: number;
  budgets: number;
  /** Items that are none of these. */
  others: number;
  readonly outcomes: Record<Outcome, number>;
}

export function newTally(): Tally {
  const outcomes = { found: 0, mended: 0, 'by hand': 0, blocked: 0, busy: 0 };
  return { expenses: 0, deleted: 0, ledgers: 0, budgets: 0, others: 0, outcomes };
}

/** Adds the counts of one user to the total. */
export function addTally(all: Tally, one: Tally): void {
  for (const part of ['expenses', 'deleted', 'ledgers', 'budgets', 'others'] as const) {
    all[part] += one[part];
  }
  for (const outcome of Object.keys(all.outcomes) as Outcome[]) {
    // newTally has exactly these
    all.outcomes[outcome] += one.outcomes[outcome];
  }
}

/** How many items were read, those that only count others left out. */
export function itemsRead({ expenses, ledgers, budgets, others }: Tally): number {
  return expenses + ledgers + budgets + others;
}

/** How many items are not what they must be, and how many of those are left so. */
export function differencesOf({ outcomes }: Tally): { differences: number; left: number } {
  const differences = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return { differences, left: differences - outcomes.mended };
}
