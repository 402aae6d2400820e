import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  ImportExpensesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from 'expense-tracker-client';
import type { AddExpenseInput, AnyDocument } from 'expense-tracker-client';
import { COFFEE } from '../stack/coffee.ts';

/** What a GraphQL request asks for. */
export interface Write {
  readonly document: AnyDocument;
  readonly variables: object;
}

/** Writes of one user that are sent at the same moment. */
export interface Race {
  /** E.g. `addExpense, ten categories`. */
  readonly name: string;
  /** How many there are, in a benchmark of full size. */
  readonly writes: number;
  /** How many expenses are there before; each write has one, in turn. */
  readonly expenses: number;
  /** In how many categories of one month those are, in turn. */
  readonly categories: number;
  /** Whether the expenses are deleted before the race. */
  readonly areDeleted?: boolean;
  /** @param id of the expense that the write has */
  readonly write: (index: number, id: string) => Write;
}

/** Every mutation that moves money, on ledgers that many share, and many changes of one expense. */
export const races: readonly Race[] = [
  {
    name: 'addExpense, ten categories',
    ...{ writes: 50, expenses: 0, categories: 10 },
    write: (index) => addition(index, 10),
  },
  {
    name: 'addExpense, one category',
    ...{ writes: 50, expenses: 0, categories: 1 },
    write: (index) => addition(index, 1),
  },
  {
    name: 'updateExpense of the amount, ten categories',
    ...{ writes: 50, expenses: 50, categories: 10 },
    write: (index, id) => writeOf(UpdateExpenseDocument, { input: { id, amount: 3 + index } }),
  },
  {
    name: 'deleteExpense, ten categories',
    ...{ writes: 50, expenses: 50, categories: 10 },
    write: (_, id) => writeOf(DeleteExpenseDocument, { id }),
  },
  {
    name: 'restoreExpense, ten categories',
    ...{ writes: 50, expenses: 50, categories: 10, areDeleted: true },
    write: (_, id) => writeOf(RestoreExpenseDocument, { id }),
  },
  {
    name: 'importExpenses of 5, each in one of ten categories',
    ...{ writes: 50, expenses: 0, categories: 10 },
    write: (index) =>
      writeOf(ImportExpensesDocument, {
        input: { expenses: Array.from({ length: 5 }, () => expense(index, 10)) },
      }),
  },
  {
    name: 'updateExpense, all of one expense',
    ...{ writes: 10, expenses: 1, categories: 1 },
    write: (index, id) => writeOf(UpdateExpenseDocument, { input: { id, amount: 3 + index } }),
  },
];

/** Adds the expense of a race that has this number, to one of so many categories of a month. */
export function addition(index: number, categories: number): Write {
  return writeOf(AddExpenseDocument, { input: expense(index, categories) });
}

/** Deletes an expense before a race. */
export function deletion(id: string): Write {
  return writeOf(DeleteExpenseDocument, { id });
}

function expense(index: number, categories: number): AddExpenseInput {
  return { ...COFFEE, category: `Category ${1 + (index % categories)}` };
}

function writeOf(document: AnyDocument, variables: object): Write {
  return { document, variables };
}
