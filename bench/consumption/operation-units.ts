import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from '../../local/dynamodb/client.ts';
import type { LocalStack } from '../../local/start.ts';
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
import type { CapacityMeter, Measured } from './capacity-meter.ts';
import { storedBytes } from './stored-bytes.ts';

/** What one operation takes. */
export interface OperationUnits extends Units {
  /** The part of `write` or `read` that was consumed in the table's indexes. */
  readonly indexes: number;
  /** The calls to DynamoDB, e.g. `['GetItem', 'TransactWriteItems']`. */
  readonly calls: readonly string[];
  /** Of the answer's body, all fields selected. */
  readonly answerBytes: number;
}

export type OperationName =
  | 'addExpense'
  | 'addExpense, 5,000 characters of notes'
  | 'updateExpense of a note'
  | 'updateExpense of the amount'
  | 'updateExpense to another month'
  | 'deleteExpense'
  | 'restoreExpense'
  | 'importExpenses of 50 in one month'
  | 'importExpenses of 50 in 50 months'
  | 'expense'
  | 'expenses, a page of 50'
  | 'summary of a month'
  | 'summary of a year'
  | 'categories'
  | 'changes, a page of 50';

/** What was measured on one stack. */
export interface OperationMeasurements {
  readonly engine: LocalStack['engine'];
  readonly operations: Readonly<Record<OperationName, OperationUnits>>;
  /** Of one stored expense, without the copies in the indexes. */
  readonly expenseBytes: number;
  /** Of the ledger of one month with six categories. */
  readonly ledgerBytes: number;
}

/** Expenses of the user whose lists are measured: a whole page. */
const pageSize = 50;
/** Expenses of the user whose summaries are measured: every month has some of each category. */
const storedExpenses = 100;

const coffee: AddExpenseInput = {
  date: '2024-01-09',
  amount: 2.25,
  category: 'Food',
  subcategory: 'Coffee',
  description: 'Morning coffee',
  paymentMethod: 'Credit Card',
  location: 'University Cafe',
};

/** The year that the queries ask for. */
const storedYear = 2023;

/** Carries out one of each and counts what it takes. */
export async function measureOperationUnits(meter: CapacityMeter): Promise<OperationMeasurements> {
  const { stack } = meter;
  const [writer, lister, reader] = await signUpUsers(stack.origin, stack.outputs, 3);
  if (!writer || !lister || !reader) {
    throw new Error('Three users were asked for');
  }
  const store = ({ sub: userId }: LoadUser, expenses: number) =>
    storeItems(stack, historyItems({ userId, expenses, firstYear: storedYear, years: 1 }));
  await store(lister, pageSize);
  await store(reader, storedExpenses);
  return {
    engine: stack.engine,
    operations: {
      ...(await measureMutations(meter, writer)),
      ...(await measureLists(meter, lister)),
      ...(await measureSummaries(meter, reader)),
    },
    ...(await measureItems(stack, reader.sub)),
  };
}

/** In an order in which each finds what it needs; a category that is new in its month makes no difference. */
async function measureMutations({ measure }: CapacityMeter, user: LoadUser) {
  const add = await measure(user, AddExpenseDocument, { input: coffee });
  const { id } = add.result.addExpense;
  const addLong = { ...coffee, notes: 'n'.repeat(5_000) };
  const update = async (input: object) =>
    units(await measure(user, UpdateExpenseDocument, { input: { id, ...input } }));
  const importFifty = async (date: (index: number) => string) => {
    const expenses = Array.from({ length: 50 }, (_, index) => ({ ...coffee, date: date(index) }));
    return units(await measure(user, ImportExpensesDocument, { input: { expenses } }));
  };
  return {
    addExpense: units(add),
    'addExpense, 5,000 characters of notes': units(
      await measure(user, AddExpenseDocument, { input: addLong }),
    ),
    'updateExpense of a note': await update({ notes: 'with oat milk' }),
    'updateExpense of the amount': await update({ amount: 2.5 }),
    'updateExpense to another month': await update({ date: '2024-02-09' }),
    deleteExpense: units(await measure(user, DeleteExpenseDocument, { id })),
    restoreExpense: units(await measure(user, RestoreExpenseDocument, { id })),
    'importExpenses of 50 in one month': await importFifty(() => '2024-03-09'),
    'importExpenses of 50 in 50 months': await importFifty((index) =>
      new Date(Date.UTC(2019, index, 9)).toISOString().slice(0, 10),
    ),
  };
}

async function measureLists({ measure }: CapacityMeter, user: LoadUser) {
  const page = await measure(user, ListExpensesDocument, { limit: pageSize });
  const id = page.result.expenses.items[0]?.id ?? '';
  return {
    expense: units(await measure(user, GetExpenseDocument, { id })),
    'expenses, a page of 50': units(page),
    'changes, a page of 50': units(await measure(user, ListChangesDocument, { limit: pageSize })),
  };
}

async function measureSummaries({ measure }: CapacityMeter, user: LoadUser) {
  return {
    'summary of a month': units(await measure(user, GetSummaryDocument, { year: storedYear, month: 1 })),
    'summary of a year': units(await measure(user, GetSummaryDocument, { year: storedYear })),
    categories: units(await measure(user, ListCategoriesDocument, {})),
  };
}

function units({ write, read, indexes, calls, result }: Measured<unknown>): OperationUnits {
  const answerBytes = Buffer.byteLength(JSON.stringify({ data: result }));
  return { write, read, indexes, calls, answerBytes };
}

/** The largest of each kind: the differences are a digit more or less. */
async function measureItems({ dynamodbEndpoint, model }: LocalStack, userId: string) {
  const client = createDynamoDbClient({ endpoint: dynamodbEndpoint, region: model.region });
  const largest = async (prefix: string) => {
    const { Items: items = [] } = await client.send(
      new QueryCommand({
        TableName: model.tables[0]?.tableName ?? '',
        KeyConditionExpression: 'userId = :user AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':user': { S: userId }, ':prefix': { S: prefix } },
      }),
    );
    return Math.max(...items.map((item: Record<string, AttributeValue>) => storedBytes(item)));
  };
  try {
    return { expenseBytes: await largest('EXPENSE#'), ledgerBytes: await largest('MONTH#') };
  } finally {
    client.destroy();
  }
}
