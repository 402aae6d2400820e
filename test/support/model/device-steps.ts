import { removeBudget, setBudget } from '../budgets.ts';
import {
  addExpense,
  deleteExpense,
  deleteExpenses,
  importExpenses,
  restoreExpense,
  restoreExpenses,
  updateExpense,
  updateExpenses,
} from '../operations.ts';
import { inputOf, toMajor } from '../random-content.ts';
import type { Content } from '../random-content.ts';
import { predictRemoveBudget, predictSetBudget } from './predict-budgets.ts';
import {
  predictAdd,
  predictDelete,
  predictDeletes,
  predictRestore,
  predictRestores,
  predictUpdate,
  predictUpdates,
  versionOf,
} from './predict-expenses.ts';
import { predictImport } from './predict-import.ts';
import type { PredictedOperation } from './prediction.ts';
import { YEAR } from './steps.ts';
import type { ChosenSlots, DeviceStep } from './steps.ts';
import { budgetName } from './user-model.ts';
import type { UserModel } from './user-model.ts';

/** What is a device's own: no other device of the user changes it. */
export interface Device {
  /** The ids of the expenses in its slots. */
  readonly ids: readonly string[];
  /** The currency of its budgets. */
  readonly currency: string;
}

type Input = Readonly<Record<string, unknown>>;
type StepOf<Kind extends DeviceStep['kind']> = Extract<DeviceStep, { kind: Kind }>;

/** The operation of a step, and what must come of it. */
export function predicted(model: UserModel, device: Device, step: DeviceStep): PredictedOperation {
  const idsIn = (slots: readonly number[]) => slots.map((slot) => device.ids[slot] ?? '');
  switch (step.kind) {
    case 'add': {
      const [id = ''] = idsIn([step.slot]);
      const input = inputAt(model, id, step.content, step.isRepeated);
      return {
        field: 'addExpense',
        document: addExpense,
        variables: { input: { id, ...input } },
        prediction: predictAdd(model, id, input),
      };
    }
    case 'update':
      return predictedUpdate(model, device, step);
    case 'delete': {
      const [id = ''] = idsIn([step.slot]);
      const expectedVersion = versionOf(step.expected, model.expenses.get(id));
      return {
        field: 'deleteExpense',
        document: deleteExpense,
        variables: { id, expectedVersion },
        prediction: predictDelete(model, id, expectedVersion),
      };
    }
    case 'restore': {
      const [id = ''] = idsIn([step.slot]);
      return {
        field: 'restoreExpense',
        document: restoreExpense,
        variables: { id },
        prediction: predictRestore(model, id),
      };
    }
    case 'import':
      return predictedImport(model, device, step);
    case 'update many': {
      const ids = idsOf(model, device, step, false);
      const input = inputOf(YEAR, step.patch);
      return {
        field: 'updateExpenses',
        document: updateExpenses,
        variables: { input: { ids, ...input } },
        prediction: predictUpdates(model, ids, input),
      };
    }
    case 'delete many': {
      const ids = idsOf(model, device, step, false);
      return {
        field: 'deleteExpenses',
        document: deleteExpenses,
        variables: { ids },
        prediction: predictDeletes(model, ids),
      };
    }
    case 'restore many': {
      const ids = idsOf(model, device, step, true);
      return {
        field: 'restoreExpenses',
        document: restoreExpenses,
        variables: { ids },
        prediction: predictRestores(model, ids),
      };
    }
    case 'set budget':
      return predictedBudget(model, device, step);
    case 'remove budget': {
      const variables = { currency: device.currency, category: step.category };
      return {
        field: 'removeBudget',
        document: removeBudget,
        variables,
        prediction: predictRemoveBudget(model, variables),
      };
    }
  }
}

/** The ids of a change of many: those in its slots, or only those of them that it can change. */
function idsOf(
  model: UserModel,
  device: Device,
  { slots, areApt }: ChosenSlots,
  areDeleted: boolean,
): readonly string[] {
  const ids = slots.map((slot) => device.ids[slot] ?? '');
  const apt = ids.filter((id) => {
    const deletedAt = model.expenses.get(id)?.deletedAt;
    return deletedAt !== undefined && (deletedAt !== null) === areDeleted;
  });
  return areApt && apt.length > 0 ? apt : ids;
}

/** What is sent for an id: a content, or what is stored, as by a client that has lost the answer. */
function inputAt(model: UserModel, id: string, content: Content, isRepeated: boolean): Input {
  const stored = model.expenses.get(id);
  const input = inputOf(YEAR, content);
  return isRepeated && stored !== undefined
    ? Object.fromEntries(Object.keys(input).map((field) => [field, stored[field]]))
    : input;
}

function predictedUpdate(
  model: UserModel,
  { ids }: Device,
  { slot, patch, expected }: StepOf<'update'>,
): PredictedOperation {
  const id = ids[slot] ?? '';
  const expectedVersion = versionOf(expected, model.expenses.get(id));
  const input = 'currency' in patch ? patch : inputOf(YEAR, patch);
  return {
    field: 'updateExpense',
    document: updateExpense,
    variables: { input: { id, expectedVersion, ...input } },
    prediction: predictUpdate(model, id, input, expectedVersion),
  };
}

function predictedImport(
  model: UserModel,
  { ids }: Device,
  { contents, repeated, ifTaken, dryRun }: StepOf<'import'>,
): PredictedOperation {
  const rows = contents.map((content, index) => {
    const id = ids[index] ?? '';
    return { id, input: inputAt(model, id, content, repeated.includes(index)) };
  });
  const expenses = rows.map(({ id, input }) => ({ id, ...input }));
  return {
    field: 'importExpenses',
    document: importExpenses,
    variables: { input: { expenses, ifTaken, dryRun } },
    prediction: predictImport(model, rows, { skips: ifTaken === 'SKIP', isDryRun: dryRun === true }),
  };
}

function predictedBudget(
  model: UserModel,
  { currency }: Device,
  { category, minor, expected }: StepOf<'set budget'>,
): PredictedOperation {
  const expectedVersion = versionOf(expected, model.budgets.get(budgetName(currency, category)));
  const input = { currency, category, amount: toMajor(minor, currency) };
  return {
    field: 'setBudget',
    document: setBudget,
    variables: { input: { ...input, expectedVersion } },
    prediction: predictSetBudget(model, input, expectedVersion),
  };
}
