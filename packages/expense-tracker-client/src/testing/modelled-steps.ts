import type { ExpenseClient } from '../expense-client.ts';
import type { ExpenseError } from '../expense-error.ts';
import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  DeleteExpensesDocument,
  ImportExpensesDocument,
  RemoveBudgetDocument,
  RenameCategoryDocument,
  RestoreExpenseDocument,
  RestoreExpensesDocument,
  SetBudgetDocument,
  UpdateExpenseDocument,
  UpdateExpensesDocument,
} from '../generated/documents.ts';
import type { RenameCategoryMutationVariables } from '../generated/documents.ts';
import { randomUuid } from '../uuid.ts';

/** What the API must have when each step has been carried out once. */
export interface Model {
  readonly expenses: Map<string, ModelExpense>;
  readonly budgets: Map<string, { version: number; amount: number }>;
}

export interface ModelExpense {
  version: number;
  isDeleted: boolean;
  category: string;
}

interface Step {
  readonly client: ExpenseClient;
  readonly model: Model;
  /** Chooses among what there is. */
  readonly which: number;
  /** No step before had this number. */
  readonly round: number;
}

/** Carries one mutation out, and notes in the model what it must do; gives what was refused. */
type CarryOut = (step: Step) => Promise<readonly ExpenseError[]>;

const CATEGORIES = ['Food', 'Rent'] as const;
const nothing = Promise.resolve({ errors: [] });

/** A step for each mutation but `eraseMyData`. It does nothing when there is nothing to do it with. */
export const steps: Readonly<Record<string, CarryOut>> = {
  async add({ client, model, which, round }) {
    const id = randomUuid();
    const category = categoryOf(which);
    model.expenses.set(id, { version: 1, isDeleted: false, category });
    const input = { id, date: '2024-01-09', amount: round, category };
    return (await client.send(AddExpenseDocument, { input })).errors;
  },

  async update(step) {
    const { client, round } = step;
    const [id] = take(step, { isDeleted: false, most: 1 });
    const input = { id: id ?? '', amount: round };
    return (await (id === undefined ? nothing : client.send(UpdateExpenseDocument, { input }))).errors;
  },

  async updateSeen(step) {
    const { client, round } = step;
    const [id] = take(step, { isDeleted: false, most: 1 });
    const input = { id: id ?? '', amount: round, expectedVersion: versionBefore(step, id) };
    return (await (id === undefined ? nothing : client.send(UpdateExpenseDocument, { input }))).errors;
  },

  async delete(step) {
    const [id] = take(step, { isDeleted: false, most: 1, then: true });
    const variables = { id: id ?? '', expectedVersion: versionBefore(step, id) };
    return (await (id === undefined ? nothing : step.client.send(DeleteExpenseDocument, variables))).errors;
  },

  async restore(step) {
    const [id] = take(step, { isDeleted: true, most: 1, then: false });
    return (await (id === undefined ? nothing : step.client.send(RestoreExpenseDocument, { id }))).errors;
  },

  async updateMany(step) {
    const ids = take(step, { isDeleted: false, most: 33 });
    const input = { ids, notes: `Round ${step.round}` };
    return (await (ids.length === 0 ? nothing : step.client.send(UpdateExpensesDocument, { input }))).errors;
  },

  async deleteMany(step) {
    const ids = take(step, { isDeleted: false, most: 3, then: true });
    return (await (ids.length === 0 ? nothing : step.client.send(DeleteExpensesDocument, { ids }))).errors;
  },

  async restoreMany(step) {
    const ids = take(step, { isDeleted: true, most: 50, then: false });
    return (await (ids.length === 0 ? nothing : step.client.send(RestoreExpensesDocument, { ids }))).errors;
  },

  async import({ client, model, which }) {
    const expenses = newRows(which);
    expenses.forEach(({ id, category }) =>
      model.expenses.set(id, { version: 1, isDeleted: false, category }),
    );
    return (await client.send(ImportExpensesDocument, { input: { expenses } })).errors;
  },

  /** One row has the id of another expense: it is left out. */
  async importSkipping({ client, model, which, round }) {
    const [taken] = model.expenses.keys();
    const expenses = newRows(which);
    expenses.forEach(({ id, category }) =>
      model.expenses.set(id, { version: 1, isDeleted: false, category }),
    );
    const other = taken === undefined ? [] : [{ ...newRow(which), id: taken, amount: round + 0.5 }];
    const input = { expenses: [...other, ...expenses], ifTaken: 'SKIP' as const };
    const { data, errors } = await client.send(ImportExpensesDocument, { input });
    const left = data?.importExpenses?.outcomes.filter(({ outcome }) => !['ADDED', 'SAME'].includes(outcome));
    return left?.length === other.length ? errors : [unexpected(`${left?.length} rows were left out`)];
  },

  async importDry({ client, which }) {
    const input = { expenses: newRows(which), dryRun: true };
    return (await client.send(ImportExpensesDocument, { input })).errors;
  },

  async rename({ client, model, which }) {
    const [from, to] = [categoryOf(which), categoryOf(which + 1)];
    for (const expense of model.expenses.values()) {
      if (expense.category === from && !expense.isDeleted) {
        expense.category = to;
        expense.version += 1;
      }
    }
    const variables: RenameCategoryMutationVariables = { from, to };
    do {
      const { data, errors } = await client.send(RenameCategoryDocument, variables);
      if (errors.length > 0) {
        return errors;
      }
      variables.nextToken = data?.renameCategory?.nextToken ?? null;
    } while (variables.nextToken !== null);
    return [];
  },

  async setBudget({ client, model, which, round }) {
    const category = categoryOf(which);
    const version = (model.budgets.get(category)?.version ?? 0) + 1;
    model.budgets.set(category, { version, amount: round });
    const input = { currency: 'USD', category, amount: round };
    return (await client.send(SetBudgetDocument, { input })).errors;
  },

  async setBudgetSeen({ client, model, which, round }) {
    const category = categoryOf(which);
    const { version: expectedVersion } = model.budgets.get(category) ?? { version: 0 };
    model.budgets.set(category, { version: expectedVersion + 1, amount: round });
    const input = { currency: 'USD', category, amount: round, expectedVersion };
    return (await client.send(SetBudgetDocument, { input })).errors;
  },

  async removeBudget({ client, model, which }) {
    const category = categoryOf(which);
    const variables = { currency: 'USD', category };
    const wasThere = model.budgets.delete(category);
    return (await (wasThere ? client.send(RemoveBudgetDocument, variables) : nothing)).errors;
  },
};

/** Takes expenses of the model for a change, which each of them notes. */
function take(
  { model, which }: Step,
  { isDeleted, most, then = isDeleted }: { isDeleted: boolean; most: number; then?: boolean },
): string[] {
  const all = [...model.expenses].filter(([, expense]) => expense.isDeleted === isDeleted);
  const start = all.length === 0 ? 0 : which % all.length;
  const taken = [...all.slice(start), ...all.slice(0, start)].slice(0, most);
  for (const [, expense] of taken) {
    expense.version += 1;
    expense.isDeleted = then;
  }
  return taken.map(([id]) => id);
}

function versionBefore({ model }: Step, id: string | undefined): number {
  return (model.expenses.get(id ?? '')?.version ?? 0) - 1;
}

function categoryOf(which: number): string {
  return CATEGORIES[which % CATEGORIES.length] ?? CATEGORIES[0];
}

function newRows(which: number) {
  return Array.from({ length: 1 + (which % 3) }, () => newRow(which));
}

/** Its amount is that of no round: an update whose amount is there already counts as carried out. */
function newRow(which: number) {
  return { id: randomUuid(), date: '2024-01-10', amount: 0.25 + which, category: categoryOf(which) };
}

function unexpected(message: string): ExpenseError {
  return { code: 'Refused', message };
}
