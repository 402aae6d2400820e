import { Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { EngineStartError } from '../local/dynamodb/engine.ts';
import type { EngineName } from '../local/dynamodb/engine.ts';
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
} from '../operations/generated/documents.ts';
import type { AddExpenseInput } from '../operations/generated/documents.ts';
import { startCapacityMeter } from './capacity-meter.ts';
import type { CapacityMeter, Measured } from './capacity-meter.ts';
import { signUpUsers } from './load-user.ts';
import type { LoadUser } from './load-user.ts';
import { dynamodbPricePerMillion, pricePerMillion } from './prices.ts';
import { storedYear, storeYear } from './stored-year.ts';

/**
 * `npm run bench:capacity`: prints what each operation consumes of DynamoDB, as the engine reports it, and what a million of it
 * costs. Ends with code 1 when a year's summary costs more with many expenses than with few.
 */

interface CliOptions {
  readonly engine?: EngineName;
  readonly expenses: number;
}

/** A line of the table. */
type Row = readonly [operation: string, cost: Measured<unknown>];

const fewExpenses = 100;

const coffee: AddExpenseInput = {
  date: '2024-01-09',
  amount: 2.25,
  category: 'Food',
  subcategory: 'Coffee',
  description: 'Morning coffee',
  paymentMethod: 'Credit Card',
  location: 'University Cafe',
};

async function main(): Promise<void> {
  const options = readOptions();
  const meter = await startMeter(options.engine);
  try {
    await measure(meter, options.expenses);
  } finally {
    await meter.close();
  }
}

function readOptions(): CliOptions {
  return new Command('npm run bench:capacity --')
    .description('Prints what each operation consumes of DynamoDB, on a local stack in memory.')
    .addOption(
      new Option('--engine <name>', 'which DynamoDB (default: dynamodb-local where Java runs)').choices([
        'dynamodb-local',
        'dynoxide',
      ]),
    )
    .option('--expenses <number>', "how many expenses the larger year's summary is of", readCount, 100_000)
    .parse()
    .opts<CliOptions>();
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < fewExpenses) {
    throw new InvalidArgumentError(`It must be a whole number from ${fewExpenses} up.`);
  }
  return count;
}

/** DynamoDB Local counts writes as AWS does, Dynoxide leaves some out: it is used only when it is asked for, or without Java. */
async function startMeter(engine: EngineName | undefined): Promise<CapacityMeter> {
  try {
    return await startCapacityMeter(engine ?? 'dynamodb-local');
  } catch (error) {
    if (engine !== undefined || !(error instanceof EngineStartError)) {
      throw error;
    }
    printLine(pc.yellow(`Not on DynamoDB Local: ${error.message}`));
    return startCapacityMeter('dynoxide');
  }
}

async function measure(meter: CapacityMeter, expenses: number): Promise<void> {
  const [writer, few, many] = await signUpUsers(meter.stack.origin, meter.stack.outputs, 3);
  if (!writer || !few || !many) {
    throw new Error('Three users were asked for');
  }
  printLine(
    `${pc.bold('Request units')} of each operation, on ${meter.stack.engine}, and what a million of it costs`,
  );
  if (meter.stack.engine === 'dynoxide') {
    printLine(
      pc.yellow('Dynoxide reports fewer write units than AWS would: take them from DynamoDB Local instead.'),
    );
  }
  await storeYear(meter.stack, few.sub, fewExpenses);
  const mutations = await measureMutations(meter, writer);
  const queries = await measureQueries(meter, few);
  printTable('Mutation', mutations);
  printTable('Query', queries);
  await compareSummaries(meter, few, many, expenses);
}

/** In an order in which each finds what it needs; a category that is new in its month makes no difference. */
async function measureMutations({ measure }: CapacityMeter, user: LoadUser): Promise<Row[]> {
  const add = await measure(user, AddExpenseDocument, { input: coffee });
  const { id } = add.result.addExpense;
  const update = (input: object) => measure(user, UpdateExpenseDocument, { input: { id, ...input } });
  const addLong = { ...coffee, notes: 'n'.repeat(5_000) };
  return [
    ['addExpense', add],
    ['addExpense, 5,000 characters of notes', await measure(user, AddExpenseDocument, { input: addLong })],
    ['updateExpense of a note', await update({ notes: 'with oat milk' })],
    ['updateExpense of the amount', await update({ amount: 2.5 })],
    ['updateExpense to another month', await update({ date: '2024-02-09' })],
    ['deleteExpense', await measure(user, DeleteExpenseDocument, { id })],
    ['restoreExpense', await measure(user, RestoreExpenseDocument, { id })],
    ['importExpenses of 50 in one month', await measureImport(50, () => '2024-03-09')],
    ['importExpenses of 50 in 50 months', await measureImport(50, monthAfterMonth)],
  ];

  function measureImport(count: number, date: (index: number) => string) {
    const expenses = Array.from({ length: count }, (_, index) => ({ ...coffee, date: date(index) }));
    return measure(user, ImportExpensesDocument, { input: { expenses } });
  }
}

function monthAfterMonth(index: number): string {
  return new Date(Date.UTC(2019, index, 9)).toISOString().slice(0, 10);
}

async function measureQueries({ measure }: CapacityMeter, user: LoadUser): Promise<Row[]> {
  const page = await measure(user, ListExpensesDocument, { limit: 50 });
  const id = page.result.expenses.items[0]?.id ?? '';
  return [
    ['expense', await measure(user, GetExpenseDocument, { id })],
    ['expenses, a page of 50', page],
    ['summary of a month', await measure(user, GetSummaryDocument, { year: storedYear, month: 1 })],
    ['summary of a year', await measure(user, GetSummaryDocument, { year: storedYear })],
    ['categories', await measure(user, ListCategoriesDocument, {})],
    ['changes, a page of 50', await measure(user, ListChangesDocument, { limit: 50 })],
  ];
}

async function compareSummaries(
  meter: CapacityMeter,
  few: LoadUser,
  many: LoadUser,
  expenses: number,
): Promise<void> {
  const begun = performance.now();
  await storeYear(meter.stack, many.sub, expenses);
  const seconds = (performance.now() - begun) / 1000;
  const small = await measureYear(meter, few, fewExpenses);
  const large = await measureYear(meter, many, expenses);

  printLine(
    `\n${pc.bold("A year's summary")} of few and of many expenses (stored in ${seconds.toFixed(0)} s)`,
  );
  for (const [count, { read, calls }] of [[fewExpenses, small] as const, [expenses, large] as const]) {
    printLine(`${number(count).padStart(9)} expenses: read units ${units(read)} (${calls.join(', ')})`);
  }
  if (small.read === large.read) {
    printLine(pc.green('The same.'));
  } else {
    printLine(pc.red('Not the same.'));
    process.exitCode = 1;
  }
}

/** Fails when the summary is not of all that was stored: its cost would prove nothing. */
async function measureYear(
  meter: CapacityMeter,
  user: LoadUser,
  expenses: number,
): Promise<Measured<unknown>> {
  const measured = await meter.measure(user, GetSummaryDocument, { year: storedYear });
  const [currency] = measured.result.summary.currencies;
  if (currency?.count !== expenses) {
    throw new Error(`The summary counts ${currency?.count ?? 0} expenses instead of ${expenses}`);
  }
  return measured;
}

function printTable(title: string, rows: readonly Row[]): void {
  const cells = rows.map(([operation, cost]) => [
    operation,
    units(cost.write),
    units(cost.read),
    units(cost.indexes),
    dollars(dynamodbPricePerMillion(cost)),
    dollars(pricePerMillion(cost)),
    cost.calls.join(', '),
  ]);
  const head = [title, 'write', 'read', 'in indexes', '$ DynamoDB', '$ + AppSync', 'calls to DynamoDB'];
  printLine(`\n${pc.bold(tableLine(head))}`);
  cells.forEach((row) => printLine(tableLine(row)));
}

const columnWidths = [38, 6, 5, 11, 12, 13];

/** Texts to the left, numbers to the right. */
function tableLine(cells: readonly string[]): string {
  const [operation = '', ...others] = cells;
  const calls = others.pop() ?? '';
  const numbers = others.map((cell, index) => cell.padStart(columnWidths[index + 1] ?? 0));
  return [operation.padEnd(columnWidths[0] ?? 0), ...numbers, ' ', calls].join('');
}

function units(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

function dollars(value: number): string {
  return value.toFixed(2);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
main().catch((error: unknown) => {
  process.stderr.write(`${pc.red(error instanceof Error ? error.message : String(error))}\n`);
  process.exit(1);
});
