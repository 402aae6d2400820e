import { randomUUID } from 'node:crypto';
import type { LocalStack } from 'appsync-local-stack';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  DeleteExpensesDocument,
  EraseMyDataDocument,
  GetExpenseDocument,
  GetSummaryDocument,
  GetSummaryOfPeriodDocument,
  ImportExpensesDocument,
  ListBudgetsDocument,
  ListCategoriesDocument,
  ListChangesDocument,
  ListCurrenciesDocument,
  ListDeletedExpensesDocument,
  ListExpensesDocument,
  ListPayeesDocument,
  RemoveBudgetDocument,
  RenameCategoryDocument,
  RestoreExpenseDocument,
  RestoreExpensesDocument,
  SetBudgetDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from '../../operations/generated/documents.ts';
import { expensePrefix, ledgerPrefix } from '../../resolvers/shared/keys.ts';
import { COFFEE, COFFEE_TEXTS } from '../stack/coffee.ts';
import { householdEntries } from '../stack/household.ts';
import { signUpUser } from '../stack/signed-in-user.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { storeItems } from '../stack/store-items.ts';
import { storedItems, trashItems } from '../stack/stored-history.ts';
import type { CapacityMeter, Measured, RequestUnits } from './capacity-meter.ts';
import { storedSizes } from './stored-bytes.ts';

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
  | 'addExpense with a payee'
  | 'addExpense, 5,000 characters of notes'
  | 'updateExpense of a note'
  | 'updateExpense of the amount'
  | 'updateExpense to another category'
  | 'updateExpense to another month'
  | 'deleteExpense'
  | 'restoreExpense'
  | 'importExpenses of 50 in one ledger'
  | 'importExpenses of 50 in 50 ledgers'
  | 'importExpenses of 50, a dry run'
  | 'importExpenses of 50 with SKIP, 25 of them stored'
  | 'updateExpenses of 33 to another category'
  | 'renameCategory, a step of 50'
  | 'deleteExpenses of 50'
  | 'restoreExpenses of 50'
  | 'setBudget, a new one'
  | 'setBudget of another amount'
  | 'removeBudget'
  | 'eraseMyData, a step of 150';

export type QueryName =
  | 'expense'
  | 'expenses, a page of 50'
  | 'expenses of a payee, a page of 50'
  | 'deletedExpenses, a page of 50'
  | 'changes, a page of 50'
  | 'summary of a month'
  | 'summary of a year'
  | 'summary of 31 days of two months'
  | 'categories'
  | 'payees'
  | 'budgets of a month'
  | 'currencies';

export type OperationName = MutationName | QueryName;

/** By the operations' names. */
export type MeasuredOperations<Name extends string = string> = Readonly<Record<Name, MeasuredOperation>>;

/** The measurements of one stack. */
export interface OperationMeasurements {
  readonly engine: LocalStack['engine'];
  readonly operations: MeasuredOperations<OperationName>;
  /** Of the largest stored expense, without the copies in the indexes. */
  readonly expenseBytes: number;
  /** Of a ledger: the mean. */
  readonly ledgerBytes: number;
  /** How many a month has. */
  readonly ledgersOfMonth: number;
}

/** The year of the user whose queries are measured: 40 expenses and incomes a month. */
const HOUSEHOLD = { year: 2023, categories: 12, isDaily: false, multiple: 1 };
const HOUSEHOLD_ADDED_AT = '2023-12-31T12:00:00.000Z';

/** The payee of all of its expenses. */
const USUAL_PAYEE = COFFEE_TEXTS.location;

/** More than a page. */
const DELETED = 60;

/** As many as a household may have. */
const BUDGETS = 10;

/** What a user has whose queries are measured. */
interface KnownHistory {
  /** A year of expenses. */
  readonly year: number;
  /** Of more than a page of expenses. */
  readonly payee: string;
}

/** Measures each operation once, and how large an expense and a ledger are stored. */
export async function measureOperations(meter: CapacityMeter): Promise<OperationMeasurements> {
  const { stack } = meter;
  const [writer, reader] = [await signUpUser(stack), await signUpUser(stack)];
  const client = createDynamoDbClient({ endpoint: stack.dynamodbEndpoint, region: stack.model.region });
  const table = stack.model.tables[0]?.tableName ?? '';
  try {
    const year = storedItems(reader.sub, householdEntries(HOUSEHOLD), HOUSEHOLD_ADDED_AT);
    await storeItems(client, table, year);
    const expenseBytes = await storedSizes(client, table, reader.sub, expensePrefix());
    const ledgerBytes = await storedSizes(client, table, reader.sub, ledgerPrefix());
    await storeItems(client, table, trashItems(reader.sub, DELETED, new Date()));
    return {
      engine: stack.engine,
      operations: {
        ...(await measureMutations(meter, writer)),
        ...(await measureQueries(meter, reader, { year: HOUSEHOLD.year, payee: USUAL_PAYEE })),
      },
      expenseBytes: Math.max(...expenseBytes),
      ledgerBytes: Math.round(ledgerBytes.reduce((sum, size) => sum + size, 0) / ledgerBytes.length),
      ledgersOfMonth: ledgerBytes.length / 12,
    };
  } finally {
    client.destroy();
  }
}

/**
 * Measures each mutation once, in an order in which each finds what it needs; whether a ledger is new, and
 * whether the last expense leaves it, makes no difference.
 *
 * @param user a user without expenses
 */
export async function measureMutations(
  meter: CapacityMeter,
  user: SignedInUser,
): Promise<MeasuredOperations<MutationName>> {
  const { measure } = meter;
  const add = await measure(user, AddExpenseDocument, { input: COFFEE });
  const { id } = add.result.addExpense;
  const withPayee = { ...COFFEE, payee: USUAL_PAYEE };
  const addLong = { ...COFFEE, notes: 'n'.repeat(5_000) };
  return {
    addExpense: measured(add),
    'addExpense with a payee': measured(await measure(user, AddExpenseDocument, { input: withPayee })),
    'addExpense, 5,000 characters of notes': measured(
      await measure(user, AddExpenseDocument, { input: addLong }),
    ),
    'updateExpense of a note': await measureUpdate({ notes: 'with oat milk' }),
    'updateExpense of the amount': await measureUpdate({ amount: 2.5 }),
    'updateExpense to another category': await measureUpdate({ category: 'Breakfast' }),
    'updateExpense to another month': await measureUpdate({ date: '2024-02-09' }),
    deleteExpense: measured(await measure(user, DeleteExpenseDocument, { id })),
    restoreExpense: measured(await measure(user, RestoreExpenseDocument, { id })),
    'importExpenses of 50 in one ledger': await measureImport(() => '2024-03-09'),
    'importExpenses of 50 in 50 ledgers': await measureImport(dayOfMonth),
    ...(await measureBatches(meter, user)),
    ...(await measureBudgets(meter, user)),
    'eraseMyData, a step of 150': await measureErasure(meter, user),
  };

  async function measureUpdate(change: object): Promise<MeasuredOperation> {
    return measured(await measure(user, UpdateExpenseDocument, { input: { id, ...change } }));
  }

  async function measureImport(date: (index: number) => string): Promise<MeasuredOperation> {
    const expenses = Array.from({ length: 50 }, (_, index) => ({ ...COFFEE, date: date(index) }));
    return measured(await measure(user, ImportExpensesDocument, { input: { expenses } }));
  }
}

/** Measures what changes many expenses at once, all of one month and category. */
async function measureBatches({ measure }: CapacityMeter, user: SignedInUser) {
  const rows = Array.from({ length: 75 }, () => ({ ...COFFEE, id: randomUUID(), category: 'Rent' }));
  const stored = rows.slice(0, 50);
  const ids = stored.map(({ id }) => id);
  const dryRun = { expenses: stored, dryRun: true };
  const skipping = { expenses: rows.slice(25), ifTaken: 'SKIP' as const };
  const patch = { ids: ids.slice(0, 33), category: 'Home' };
  const dry = measured(await measure(user, ImportExpensesDocument, { input: dryRun }));
  await measure(user, ImportExpensesDocument, { input: { expenses: stored } });
  return {
    'importExpenses of 50, a dry run': dry,
    'importExpenses of 50 with SKIP, 25 of them stored': measured(
      await measure(user, ImportExpensesDocument, { input: skipping }),
    ),
    // 42 are left: 8 more, and the step has 50.
    'updateExpenses of 33 to another category': measured(
      await measure(user, UpdateExpensesDocument, { input: patch }),
    ),
    'renameCategory, a step of 50': await measureRename(),
    'deleteExpenses of 50': measured(await measure(user, DeleteExpensesDocument, { ids })),
    'restoreExpenses of 50': measured(await measure(user, RestoreExpensesDocument, { ids })),
  };

  async function measureRename(): Promise<MeasuredOperation> {
    const more = Array.from({ length: 8 }, () => ({ ...COFFEE, category: 'Rent' }));
    await measure(user, ImportExpensesDocument, { input: { expenses: more } });
    return measured(await measure(user, RenameCategoryDocument, { from: 'Rent', to: 'Flat' }));
  }
}

/** Measures the first step with 200 expenses and nothing else, in one ledger. Erases everything before. */
async function measureErasure({ measure }: CapacityMeter, user: SignedInUser): Promise<MeasuredOperation> {
  const variables = { confirmation: 'ERASE ALL MY DATA' };
  for (let more = true; more;) {
    ({ more } = (await measure(user, EraseMyDataDocument, variables)).result.eraseMyData);
  }
  const expenses = Array.from({ length: 50 }, () => COFFEE);
  for (let batch = 0; batch < 4; batch += 1) {
    await measure(user, ImportExpensesDocument, { input: { expenses } });
  }
  return measured(await measure(user, EraseMyDataDocument, variables));
}

async function measureBudgets({ measure }: CapacityMeter, user: SignedInUser) {
  const name = { currency: 'USD', category: 'Food' };
  return {
    'setBudget, a new one': measured(
      await measure(user, SetBudgetDocument, { input: { ...name, amount: 250 } }),
    ),
    'setBudget of another amount': measured(
      await measure(user, SetBudgetDocument, { input: { ...name, amount: 300 } }),
    ),
    removeBudget: measured(await measure(user, RemoveBudgetDocument, name)),
  };
}

/**
 * Measures each query once, the first page of lists.
 *
 * @param user a user with more than a page of expenses
 */
export async function measureQueries(
  { measure }: CapacityMeter,
  user: SignedInUser,
  { year, payee }: KnownHistory,
): Promise<MeasuredOperations<QueryName>> {
  const page = await measure(user, ListExpensesDocument, { limit: 50 });
  const id = page.result.expenses.items[0]?.id ?? '';
  const period = { from: `${year}-05-25`, to: `${year}-06-24` };
  for (let index = 0; index < BUDGETS; index += 1) {
    const category = `Category ${1 + index}`;
    await measure(user, SetBudgetDocument, { input: { currency: 'USD', category, amount: 250 } });
  }
  return {
    expense: measured(await measure(user, GetExpenseDocument, { id })),
    'expenses, a page of 50': measured(page),
    'expenses of a payee, a page of 50': measured(
      await measure(user, ListExpensesDocument, { payee, limit: 50 }),
    ),
    'deletedExpenses, a page of 50': measured(
      await measure(user, ListDeletedExpensesDocument, { limit: 50 }),
    ),
    'changes, a page of 50': measured(await measure(user, ListChangesDocument, { limit: 50 })),
    'summary of a month': measured(await measure(user, GetSummaryDocument, { year, month: 1 })),
    'summary of a year': measured(await measure(user, GetSummaryDocument, { year })),
    'summary of 31 days of two months': measured(await measure(user, GetSummaryOfPeriodDocument, period)),
    categories: measured(await measure(user, ListCategoriesDocument, {})),
    payees: measured(await measure(user, ListPayeesDocument, {})),
    'budgets of a month': measured(await measure(user, ListBudgetsDocument, { year, month: 1 })),
    currencies: measured(await measure(user, ListCurrenciesDocument, {})),
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
