import { util } from '@aws-appsync/utils';
import type { AddExpenseInput } from '../generated/schema.ts';
import { dateProblem } from './date.ts';
import { newExpenseItem } from './expense.ts';
import type { ExpenseItem } from './expense.ts';
import { amountProblem, currencyProblem, toMinor } from './money.ts';
import { categoryProblem, isUuid, optionalTextProblems } from './validation.ts';
import type { Problem } from './validation.ts';

/** All that keeps an expense from being added. `defaultCurrency` is the one of an expense without a currency. */
export function newExpenseProblems(input: AddExpenseInput, defaultCurrency: string): Problem[] {
  const currency = input.currency ?? defaultCurrency;
  const ofCurrency = currencyProblem(currency);
  const single = [
    { field: 'date', reason: dateProblem(input.date) },
    { field: 'currency', reason: ofCurrency },
    // In an unknown currency there is nothing to hold an amount against.
    { field: 'amount', reason: ofCurrency ? undefined : amountProblem(input.amount, currency) },
    { field: 'category', reason: categoryProblem(input.category) },
    { field: 'id', reason: idProblem(input.id) },
  ];
  const problems: Problem[] = [];
  for (const { field, reason } of single) {
    if (reason) {
      problems.push({ field, reason });
    }
  }
  return [...problems, ...optionalTextProblems(input)];
}

/** The item of an expense that can be added, under the id that the client chose or else a new one. */
export function itemToAdd(userId: string, input: AddExpenseInput, defaultCurrency: string): ExpenseItem {
  const currency = input.currency ?? defaultCurrency;
  const id = input.id ? input.id.toLowerCase() : util.autoId();
  return newExpenseItem(userId, id, {
    date: input.date,
    amountMinor: toMinor(input.amount, currency),
    currency,
    category: input.category,
    subcategory: input.subcategory,
    description: input.description,
    notes: input.notes,
    paymentMethod: input.paymentMethod,
    location: input.location,
  });
}

function idProblem(id: string | null | undefined): string | undefined {
  const isChosen = id !== null && id !== undefined;
  return isChosen && !isUuid(id.toLowerCase())
    ? 'must be a UUID, for example 3f0e5a52-7c1d-4e0b-9b0f-0d8a54b2c6a1'
    : undefined;
}
