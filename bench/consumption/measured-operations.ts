import type { LocalStack } from 'appsync-local-stack';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
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
import { expensePrefix, ledgerPrefix } from '../../resolvers/shared/keys.ts';
import { COFFEE } from '../stack/coffee.ts';
import { signUpUser } from '../stack/signed-in-user.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { storeItems } from '../stack/store-items.ts';
import { historyItems } from '../stack/stored-history.ts';
import type { CapacityMeter, Measured, RequestUnits } from './capacity-meter.ts';
import { largestStored } from './stored-bytes.ts';

/** The consumption of one operation. */
export interface MeasuredOperation extends RequestUnits {
  /** The part of `write` or `read` that is consumed in the table's indexes. */
  readonly indexes: number;
  /** The calls to DynamoDB in their order, e.g. `['GetItem', 'TransactWriteItems']`. */
  readonly calls: readonly string[];
  /** Of the answer's body, all fields selected. */
  readonly answerBytes: number;
}

export type MutationName =
  | 'addExpense'
  | 'addExpense, 5,000 characters of notes'
  | 'updateExpense of a note'
  | 'updateExpense of the amount'
  | 'updateExpense to another month'
  | 'deleteExpense'
  | 'restoreExpense'
  | 'importExpenses of 50 in one month'
  | 'importExpenses of 50 in 50 months';

export type QueryName =
  | 'expense'
  | 'expenses, a page of 50'
  | 'changes, a page of 50'
  | 'summary of a month'
  | 'summary of a year'
  | 'categories';

export type OperationName = MutationName | QueryName;

/** By the operations' names. */
export type MeasuredOperations<Name extends string = string> = Readonly<Record<Name, MeasuredOperation>>;

/** The measurements of one stack. */
export interface OperationMeasurements {
  readonly engine: LocalStack['engine'];
  readonly operations: MeasuredOperations<OperationName>;
  /** Of one stored expense, without the copies in the indexes. */
  readonly expenseBytes: number;
  /** Of the ledger of one month with six categories. */
  readonly ledgerBytes: number;
}

/**
 * The expenses of the user whose queries are measured: more than a page, with each category in every month.
 */
const STORED = { expenses: 100, firstYear: 2023, years: 1 };

/** Measures each operation once, and how large an expense and a ledger are stored. */
export async function measureOperations(meter: CapacityMeter): Promise<OperationMeasurements> {
  const { stack } = meter;
  const [writer, reader] = [await signUpUser(stack), await signUpUser(stack)];
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  const table = stack.model.tables[0]?.tableName ?? '';
  try {
    await storeItems(client, table, historyItems({ userId: reader.sub, ...STORED }));
    return {
      engine: stack.engine,
      operations: {
        ...(await measureMutations(meter, writer)),
        ...(await measureQueries(meter, reader, STORED.firstYear)),
      },
      expenseBytes: await largestStored(client, table, reader.sub, expensePrefix()),
      ledgerBytes: await largestStored(client, table, reader.sub, ledgerPrefix()),
    };
  } finally {
    client.destroy();
  }
}

/**
 * Measures each mutation once, in an order in which each finds what it needs; whether a category is new in
 * its month makes no difference.
 *
 * @param user a user without expenses
 */
export async function measureMutations(
  { measure }: CapacityMeter,
  user: SignedInUser,
): Promise<MeasuredOperations<MutationName>> {
  const add = await measure(user, AddExpenseDocument, { input: COFFEE });
  const { id } = add.result.addExpense;
  const addLong = { ...COFFEE, notes: 'n'.repeat(5_000) };
  return {
    addExpense: measured(add),
    'addExpense, 5,000 characters of notes': measured(
      await measure(user, AddExpenseDocument, { input: addLong }),
    ),
    'updateExpense of a note': await measureUpdate({ notes: 'with oat milk' }),
    'updateExpense of the amount': await measureUpdate({ amount: 2.5 }),
    'updateExpense to another month': await measureUpdate({ date: '2024-02-09' }),
    deleteExpense: measured(await measure(user, DeleteExpenseDocument, { id })),
    restoreExpense: measured(await measure(user, RestoreExpenseDocument, { id })),
    'importExpenses of 50 in one month': await measureImport(() => '2024-03-09'),
    'importExpenses of 50 in 50 months': await measureImport(dayOfMonth),
  };

  async function measureUpdate(change: object): Promise<MeasuredOperation> {
    return measured(await measure(user, UpdateExpenseDocument, { input: { id, ...change } }));
  }

  async function measureImport(date: (index: number) => string): Promise<MeasuredOperation> {
    const expenses = Array.from({ length: 50 }, (_, index) => ({ ...COFFEE, date: date(index) }));
    return measured(await measure(user, ImportExpensesDocument, { input: { expenses } }));
  }
}

/**
 * Measures each query once, the first page of lists.
 *
 * @param user a user with more than a page of expenses
 * @param year a year in which the user has expenses
 */
export async function measureQueries(
  { measure }: CapacityMeter,
  user: SignedInUser,
  year: number,
): Promise<MeasuredOperations<QueryName>> {
  const page = await measure(user, ListExpensesDocument, { limit: 50 });
  const id = page.result.expenses.items[0]?.id ?? '';
  return {
    expense: measured(await measure(user, GetExpenseDocument, { id })),
    'expenses, a page of 50': measured(page),
    'changes, a page of 50': measured(await measure(user, ListChangesDocument, { limit: 50 })),
    'summary of a month': measured(await measure(user, GetSummaryDocument, { year, month: 1 })),
    'summary of a year': measured(await measure(user, GetSummaryDocument, { year })),
    categories: measured(await measure(user, ListCategoriesDocument, {})),
  };
}

/** The ninth of consecutive months. */
function dayOfMonth(index: number): string {
  return new Date(Date.UTC(2019, index, 9)).toISOString().slice(0, 10);
}

function measured({ write, read, indexes, calls, result }: Measured<unknown>): MeasuredOperation {
  const answerBytes = Buffer.byteLength(JSON.stringify({ data: result }));
  return { write, read, indexes, calls, answerBytes };
}
