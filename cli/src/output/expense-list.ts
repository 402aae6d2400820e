import type { App } from '../app.ts';
import type { Expense } from '../input/pages.ts';
import { rememberIds } from '../input/shown-ids.ts';
import { loadMoney } from './money.ts';
import type { FormatMoney } from './money.ts';
import { tableText } from './table.ts';
import type { Column } from './table.ts';

/** How much of an id is shown to people, and is enough to name the expense. */
export const SHORT_ID = 8;

/** All of an expense, for programs: the order of the columns stays. */
const wholeColumns = [
  'id',
  'date',
  'kind',
  'amount',
  'currency',
  'category',
  'subcategory',
  'payee',
  'description',
  'paymentMethod',
  'location',
  'notes',
].map((title): Column => ({ title }));

const SHOWN_COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'Date' },
  { title: 'Amount', align: 'right' },
  { title: '' },
  { title: 'Category', isFlexible: true },
  { title: 'Payee', isFlexible: true },
  { title: 'Description', isFlexible: true },
];

/** Shows expenses as they come, page by page, and remembers their ids. */
export class ExpenseList {
  readonly #app: App;
  #money: FormatMoney | undefined;
  #count = 0;

  constructor(app: App) {
    this.#app = app;
  }

  /** How many were shown. */
  get count(): number {
    return this.#count;
  }

  async show(expenses: readonly Expense[]): Promise<void> {
    const { output } = this.#app;
    rememberIds(
      this.#app,
      expenses.map(({ id }) => id),
    );
    for (const expense of output.isJson ? expenses : []) {
      await output.write(`${this.#count === 0 ? '[' : ','}\n  ${JSON.stringify(expense)}`);
      this.#count += 1;
    }
    if (!output.isJson && expenses.length > 0) {
      this.#money ??= await loadMoney(this.#app);
      await output.line(expensesText(this.#app, this.#money, expenses));
      this.#count += expenses.length;
    }
  }

  /** Ends the JSON document. */
  async end(): Promise<void> {
    if (this.#app.output.isJson) {
      await this.#app.output.line(this.#count === 0 ? '[]' : '\n]');
    }
  }
}

function expensesText({ output }: App, money: FormatMoney, expenses: readonly Expense[]): string {
  if (!output.isForPeople) {
    return tableText(
      output,
      wholeColumns,
      expenses.map((expense) => wholeRow(expense, money)),
    );
  }
  return tableText(
    output,
    SHOWN_COLUMNS,
    expenses.map((expense) => shownRow(expense, money)),
  );
}

function wholeRow(expense: Expense, money: FormatMoney): string[] {
  const { amount, currency } = expense;
  return [
    expense.id,
    expense.date,
    expense.kind,
    money(amount, currency),
    currency,
    expense.category,
    expense.subcategory ?? '',
    expense.payee ?? '',
    expense.description ?? '',
    expense.paymentMethod ?? '',
    expense.location ?? '',
    expense.notes ?? '',
  ];
}

/** What was spent has no sign; what came back or in has its kind beside it. */
function shownRow(expense: Expense, money: FormatMoney): string[] {
  const { amount, currency, kind, category, subcategory } = expense;
  return [
    expense.id.slice(0, SHORT_ID),
    expense.date,
    `${money(amount, currency)} ${currency}`,
    kind === 'EXPENSE' ? '' : kind.toLowerCase(),
    subcategory === null || subcategory === undefined || subcategory === ''
      ? category
      : `${category} / ${subcategory}`,
    expense.payee ?? '',
    expense.description ?? '',
  ];
}
