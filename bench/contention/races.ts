import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  ImportExpensesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from '../../operations/generated/documents.ts';
import type { AddExpenseInput } from '../../operations/generated/documents.ts';
import { COFFEE } from '../stack/coffee.ts';

/** The body of a GraphQL request. */
export interface GraphqlBody {
  readonly query: string;
  readonly variables: object;
}

/** Writes of one user that are sent at the same moment. */
export interface Race {
  /** E.g. `addExpense, ten months`. */
  readonly name: string;
  /** How many there are, in a benchmark of full size. */
  readonly writes: number;
  /** How many expenses are there before; each write has one, in turn. */
  readonly expenses: number;
  /** Where those are. */
  readonly spread: Spread;
  /** Whether the expenses are deleted before the race. */
  readonly areDeleted?: boolean;
  /** @param id of the expense that the write has */
  readonly write: (index: number, id: string) => GraphqlBody;
}

/** In how many categories or months the expenses of a race are, in turn; one unless it is said. */
interface Spread {
  readonly categories?: number;
  readonly months?: number;
}

const TEN_MONTHS: Spread = { months: 10 };

/** Every mutation that moves money, on ledgers that many share, and many changes of one expense. */
export const races: readonly Race[] = [
  {
    name: 'addExpense, ten months',
    ...{ writes: 50, expenses: 0, spread: {} },
    write: (index) => addition(index, TEN_MONTHS),
  },
  {
    name: 'addExpense, ten categories of a month',
    ...{ writes: 50, expenses: 0, spread: {} },
    write: (index) => addition(index, { categories: 10 }),
  },
  {
    name: 'addExpense, one category of a month',
    ...{ writes: 50, expenses: 0, spread: {} },
    write: (index) => addition(index, {}),
  },
  {
    name: 'updateExpense of the amount, ten months',
    ...{ writes: 50, expenses: 50, spread: TEN_MONTHS },
    write: (index, id) => body(UpdateExpenseDocument, { input: { id, amount: 3 + index } }),
  },
  {
    name: 'deleteExpense, ten months',
    ...{ writes: 50, expenses: 50, spread: TEN_MONTHS },
    write: (_, id) => body(DeleteExpenseDocument, { id }),
  },
  {
    name: 'restoreExpense, ten months',
    ...{ writes: 50, expenses: 50, spread: TEN_MONTHS, areDeleted: true },
    write: (_, id) => body(RestoreExpenseDocument, { id }),
  },
  {
    name: 'importExpenses of 5, each in one of ten months',
    ...{ writes: 50, expenses: 0, spread: {} },
    write: (index) =>
      body(ImportExpensesDocument, {
        input: { expenses: Array.from({ length: 5 }, () => expense(index, TEN_MONTHS)) },
      }),
  },
  {
    name: 'updateExpense, all of one expense',
    ...{ writes: 10, expenses: 1, spread: {} },
    write: (index, id) => body(UpdateExpenseDocument, { input: { id, amount: 3 + index } }),
  },
];

/** Adds the expense of a race that has this number. */
export function addition(index: number, spread: Spread): GraphqlBody {
  return body(AddExpenseDocument, { input: expense(index, spread) });
}

/** Deletes an expense before a race. */
export function deletion(id: string): GraphqlBody {
  return body(DeleteExpenseDocument, { id });
}

function expense(index: number, { categories = 1, months = 1 }: Spread): AddExpenseInput {
  const month = String(1 + (index % months)).padStart(2, '0');
  return { ...COFFEE, date: `2024-${month}-09`, category: `Category ${1 + (index % categories)}` };
}

function body(document: DocumentNode, variables: object): GraphqlBody {
  return { query: print(document), variables };
}
