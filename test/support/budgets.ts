import { print } from 'graphql';
import {
  ListBudgetsDocument,
  RemoveBudgetDocument,
  SetBudgetDocument,
} from '../../operations/generated/documents.ts';
import type { ListBudgetsQuery } from '../../operations/generated/documents.ts';
import type { TestUser } from './local-stack.ts';

export const setBudget = print(SetBudgetDocument);
export const removeBudget = print(RemoveBudgetDocument);
export const listBudgets = print(ListBudgetsDocument);

/** The budgets of a month as the API shows them. */
export type ShownBudgets = NonNullable<ListBudgetsQuery['budgets']>;

/** Sets a budget of USD, or what the input says; fails when it was refused. */
export async function budgeted(
  user: TestUser,
  input: { amount: number; currency?: string; category?: string; expectedVersion?: number },
): Promise<Record<string, unknown>> {
  const { data, errors } = await user.graphql(setBudget, { input: { currency: 'USD', ...input } });
  if (!data || errors) {
    throw new Error(`setBudget was refused: ${JSON.stringify(errors)}`);
  }
  return data['setBudget'] as unknown as Record<string, unknown>; // a budget
}

/** The budgets of a month; fails when it was refused. */
export async function budgetsOf(user: TestUser, year = 2024, month = 1): Promise<ShownBudgets> {
  const { data, errors } = await user.graphql(listBudgets, { year, month });
  if (!data || errors) {
    throw new Error(`budgets was refused: ${JSON.stringify(errors)}`);
  }
  return data['budgets'] as unknown as ShownBudgets; // selected by the document
}

/**
 * Sets many budgets of USD at once, 1 USD each: those of the categories `<prefix>0`, `<prefix>1` and so on.
 */
export async function setMany(user: TestUser, prefix: string, count: number): Promise<void> {
  // A request runs 20 resolvers at most.
  for (let done = 0; done < count; done += 20) {
    const fields = Array.from({ length: Math.min(20, count - done) }, (_, index) => {
      const category = `${prefix}${done + index}`;
      return `m${index}: setBudget(input: { currency: "USD", category: "${category}", amount: 1 }) { version }`;
    });
    const { errors } = await user.graphql(`mutation { ${fields.join(' ')} }`);
    if (errors) {
      throw new Error(`setBudget was refused: ${JSON.stringify(errors)}`);
    }
  }
}
