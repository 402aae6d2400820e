import { util } from '@aws-appsync/utils';
import type { AddExpenseInput, ImportExpenseInput } from '../generated/schema.ts';
import { dateProblem } from './date.ts';
import { kindOf, newExpenseItem } from './expense.ts';
import type { ExpenseItem } from './expense.ts';
import { amountProblem, currencyProblem, toMinor } from './money.ts';
import { isUuid } from './uuid.ts';
import { categoryProblem, optionalTextProblems, problemsOf } from './validation.ts';
import type { Problem } from './validation.ts';

/**
 * All reasons to refuse a new expense. In a row of an import anything may be missing, because AppSync does
 * not check it.
 *
 * @param defaultCurrency the currency of an expense without one
 */
export function newExpenseProblems(
  input: AddExpenseInput | ImportExpenseInput,
  defaultCurrency: string,
): Problem[] {
  const currency = input.currency ?? defaultCurrency;
  const ofCurrency = currencyProblem(currency);
  const { id, kind, date, amount, category } = input;
  const single = [
    { field: 'kind', reason: isAbsent(kind) ? undefined : kindProblem(kind) },
    { field: 'date', reason: isAbsent(date) ? required() : dateProblem(date) },
    { field: 'currency', reason: ofCurrency },
    { field: 'amount', reason: isAbsent(amount) ? required() : amountOf(amount, currency, ofCurrency) },
    { field: 'category', reason: isAbsent(category) ? required() : categoryProblem(category) },
    { field: 'id', reason: isAbsent(id) ? undefined : idProblem(id) },
  ];
  return [...problemsOf(single), ...optionalTextProblems(input)];
}

/**
 * The item of an expense that can be added, under the id that the client chose or else a new one.
 *
 * @param createdAt this moment, which places the expense among those of its date
 */
export function itemToAdd(
  userId: string,
  input: AddExpenseInput,
  defaultCurrency: string,
  createdAt: string,
): ExpenseItem {
  const currency = input.currency ?? defaultCurrency;
  const id = input.id ? input.id.toLowerCase() : util.autoId();
  const content = {
    kind: kindOf(input),
    date: input.date,
    amountMinor: toMinor(input.amount, currency),
    currency,
    category: input.category,
    subcategory: input.subcategory,
    description: input.description,
    notes: input.notes,
    payee: input.payee,
    paymentMethod: input.paymentMethod,
    location: input.location,
  };
  return newExpenseItem(userId, id, content, createdAt);
}

/** In an unknown currency, an amount can only be compared with 0. */
function amountOf(amount: number, currency: string, ofCurrency: string | undefined): string | undefined {
  if (ofCurrency) {
    return amount > 0 ? undefined : 'must be greater than 0';
  }
  return amountProblem(amount, currency);
}

function kindProblem(kind: string): string | undefined {
  return kind === 'EXPENSE' || kind === 'REFUND' || kind === 'INCOME'
    ? undefined
    : 'must be EXPENSE, REFUND or INCOME';
}

function idProblem(id: string): string | undefined {
  return isUuid(id.toLowerCase())
    ? undefined
    : 'must be a UUID, for example 3f0e5a52-7c1d-4e0b-9b0f-0d8a54b2c6a1';
}

function required(): string {
  return 'is required';
}

function isAbsent(value: string | number | null | undefined): value is null | undefined {
  return value === null || value === undefined;
}
