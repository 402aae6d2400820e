import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  GetExpenseDocument,
  GetSummaryDocument,
  ImportExpensesDocument,
  ListCategoriesDocument,
  ListChangesDocument,
  ListExpensesDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from '../../operations/generated/documents.ts';
import type { AddExpenseInput } from '../../operations/generated/documents.ts';
import type { Units } from '../costs/operation-price.ts';
import { signUpUsers } from '../stack/load-user.ts';
import type { LoadUser } from '../stack/load-user.ts';
import { storeItems } from '../stack/store-items.ts';
import { historyItems } from '../stack/stored-history.ts';
import { startCapacityMeter } from './capacity-meter.ts';
import type { CapacityMeter, Measured } from './capacity-meter.ts';
import { itemByItem } from './rewritten-transactions.ts';
import type { Rewriting } from './rewritten-transactions.ts';

/** What an operation consumes of DynamoDB. */
export interface MeasuredOperation extends Units {
  /** E.g. `updateExpense of a note`. */
  readonly operation: string;
  readonly kind: 'mutation' | 'query';
  /** The part of `write` or `read` that is consumed in the table's indexes. */
  readonly indexes: number;
  /** The calls to DynamoDB in their order, e.g. `['GetItem', 'TransactWriteItems']`. */
  readonly calls: readonly string[];
}

const coffee: AddExpenseInput = {
  date: '2024-01-09',
  amount: 2.25,
  category: 'Food',
  subcategory: 'Coffee',
  description: 'Morning coffee',
  paymentMethod: 'Credit Card',
  location: 'University Cafe',
};

/** The year that the queries ask for, and how many expenses it has. */
const queried = { year: 2023, expenses: 100 };

/**
 * Measures each operation once, on Amazon's DynamoDB Local: it counts writes as AWS does, while Dynoxide leaves some out.
 *
 * @throws {EngineStartError} where Java does not run
 */
export async function measureOperations(): Promise<readonly MeasuredOperation[]> {
  const meter = await startCapacityMeter({ engine: 'dynamodb-local', rewriting: itemByItem });
  try {
    const [writer, reader] = await signUpUsers(meter.stack.origin, meter.stack.outputs, 2);
    if (!writer || !reader) {
      throw new Error('Two users were asked for');
    }
    const { year: firstYear, expenses } = queried;
    const history = { userId: reader.sub, expenses, firstYear, years: 1 };
    await storeItems(meter.stack, historyItems(history));
    const queries = await measureQueries(meter, reader, firstYear);
    return [...(await measureMutations(meter, writer)), ...queries];
  } finally {
    await meter.close();
  }
}

/**
 * Measures the mutations with their transactions rewritten, on DynamoDB Local too.
 *
 * @throws {EngineStartError} where Java does not run
 */
export async function measureRewritten(rewriting: Rewriting): Promise<readonly MeasuredOperation[]> {
  const meter = await startCapacityMeter({ engine: 'dynamodb-local', rewriting });
  try {
    const [writer] = await signUpUsers(meter.stack.origin, meter.stack.outputs, 1);
    if (!writer) {
      throw new Error('A user was asked for');
    }
    return await measureMutations(meter, writer);
  } finally {
    await meter.close();
  }
}

/**
 * Measures each query, the first page of lists.
 *
 * @param year one in which the user has expenses
 */
export async function measureQueries(
  { measure }: CapacityMeter,
  user: LoadUser,
  year: number,
): Promise<MeasuredOperation[]> {
  const page = await measure(user, ListExpensesDocument, { limit: 50 });
  const id = page.result.expenses.items[0]?.id ?? '';
  const rows = [
    ['expense', await measure(user, GetExpenseDocument, { id })],
    ['expenses, a page of 50', page],
    ['summary of a month', await measure(user, GetSummaryDocument, { year, month: 1 })],
    ['summary of a year', await measure(user, GetSummaryDocument, { year })],
    ['categories', await measure(user, ListCategoriesDocument, {})],
    ['changes, a page of 50', await measure(user, ListChangesDocument, { limit: 50 })],
  ] as const;
  return rows.map(([operation, cost]) => toOperation('query', operation, cost));
}

/** In an order in which each finds what it needs; a category that is new in its month makes no difference. */
async function measureMutations({ measure }: CapacityMeter, user: LoadUser): Promise<MeasuredOperation[]> {
  const add = await measure(user, AddExpenseDocument, { input: coffee });
  const { id } = add.result.addExpense;
  const update = (input: object) => measure(user, UpdateExpenseDocument, { input: { id, ...input } });
  const addLong = { ...coffee, notes: 'n'.repeat(5_000) };
  const rows = [
    ['addExpense', add],
    ['addExpense, 5,000 characters of notes', await measure(user, AddExpenseDocument, { input: addLong })],
    ['updateExpense of a note', await update({ notes: 'with oat milk' })],
    ['updateExpense of the amount', await update({ amount: 2.5 })],
    ['updateExpense to another month', await update({ date: '2024-02-09' })],
    ['deleteExpense', await measure(user, DeleteExpenseDocument, { id })],
    ['restoreExpense', await measure(user, RestoreExpenseDocument, { id })],
    ['importExpenses of 50 in one month', await measureImport(50, () => '2024-03-09')],
    ['importExpenses of 50 in 50 months', await measureImport(50, monthAfterMonth)],
  ] as const;
  return rows.map(([operation, cost]) => toOperation('mutation', operation, cost));

  function measureImport(count: number, date: (index: number) => string) {
    const expenses = Array.from({ length: count }, (_, index) => ({ ...coffee, date: date(index) }));
    return measure(user, ImportExpensesDocument, { input: { expenses } });
  }
}

function monthAfterMonth(index: number): string {
  return new Date(Date.UTC(2019, index, 9)).toISOString().slice(0, 10);
}

function toOperation(
  kind: MeasuredOperation['kind'],
  operation: string,
  { write, read, indexes, calls }: Measured<unknown>,
): MeasuredOperation {
  return { operation, kind, write, read, indexes, calls };
}
