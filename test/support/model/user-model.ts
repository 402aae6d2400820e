import { expect } from 'vitest';
import type { ShownExpense } from '../operations.ts';

/** A budget as the API shows it. */
export interface ModelBudget {
  readonly currency: string;
  readonly category: string | null;
  readonly amount: number;
  readonly version: number;
}

/**
 * A moment that only the server knows, until an answer or a list has told it.
 */
export const anyMoment: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

/** What a user must have: nothing but what all that was carried out makes of nothing. */
export class UserModel {
  readonly sub: string;
  /** As the API shows them, by id; deleted ones among them. */
  readonly expenses = new Map<string, ShownExpense>();
  /** By `budgetName`. */
  readonly budgets = new Map<string, ModelBudget>();

  constructor(sub: string) {
    this.sub = sub;
  }

  get owner(): { readonly userId: string; readonly isSetByServer: boolean } {
    return { userId: this.sub, isSetByServer: true };
  }

  /** The expenses that are not deleted, oldest date first; those of a date in the order of entry. */
  live(): ShownExpense[] {
    return this.#sorted(({ date, createdAt }) => `${date}#${String(createdAt)}`, false);
  }

  /** The deleted expenses, the newest deletion first. */
  deleted(): ShownExpense[] {
    return this.#sorted(({ deletedAt }) => String(deletedAt), true).reverse();
  }

  /** All expenses in the order of their last change. */
  changed(): ShownExpense[] {
    const key = ({ updatedAt, id }: ShownExpense) => `${String(updatedAt)}#${id}`;
    return [...this.expenses.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  #sorted(keyOf: (expense: ShownExpense) => string, areDeleted: boolean): ShownExpense[] {
    const key = (expense: ShownExpense) => `${keyOf(expense)}#${expense.id}`;
    return [...this.expenses.values()]
      .filter(({ deletedAt }) => (deletedAt !== null) === areDeleted)
      .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

export function budgetName(currency: string, category: string | null): string {
  return `${currency}#${category ?? ''}`;
}

/** A new expense of a user. */
export function newExpense(
  model: UserModel,
  id: string,
  input: Readonly<Record<string, unknown>>,
): ShownExpense {
  return {
    id,
    userId: model.sub,
    owner: model.owner,
    ...withDateParts(input),
    description: null,
    notes: null,
    location: null,
    version: 1,
    createdAt: anyMoment,
    updatedAt: anyMoment,
    deletedAt: null,
    restorableUntil: null,
  } as unknown as ShownExpense; // the input has the other fields
}

/** An expense after a change. */
export function changedExpense(
  expense: ShownExpense,
  changes: Readonly<Record<string, unknown>>,
): ShownExpense {
  return {
    ...expense,
    ...withDateParts(changes),
    version: expense.version + 1,
    updatedAt: anyMoment,
  };
}

function withDateParts(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { date } = fields;
  return typeof date === 'string'
    ? { ...fields, year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }
    : fields;
}
