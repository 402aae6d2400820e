import { expect } from 'vitest';
import type { ShownExpense } from '../operations.ts';
import { DECIMALS_OF, toMinor } from '../random-content.ts';
import { refused } from './prediction.ts';
import type { Prediction } from './prediction.ts';
import type { Expected } from './steps.ts';
import { anyMoment, changedExpense, newExpense } from './user-model.ts';
import type { UserModel } from './user-model.ts';

type Input = Readonly<Record<string, unknown>>;

/** What comes of adding an expense under an id. */
export function predictAdd(model: UserModel, id: string, input: Input): Prediction {
  const stored = model.expenses.get(id);
  if (stored === undefined) {
    const expense = newExpense(model, id, input);
    return { answer: expense, changed: [expense] };
  }
  return saysTheSame(stored, input)
    ? { answer: stored, changed: [] }
    : refused('Conflict', conflictWith(stored));
}

/** True for an expense that is not deleted and says what an input says. */
export function saysTheSame(stored: ShownExpense, input: Input): boolean {
  return (
    stored.deletedAt === null && Object.entries(input).every(([field, value]) => stored[field] === value)
  );
}

/** Why the id of an expense cannot be used for another one. */
export function conflictWith({ deletedAt, version }: ShownExpense) {
  const reason = deletedAt !== null ? 'DELETED' : version > 1 ? 'CHANGED' : 'ID_TAKEN';
  return { field: 'id', reason, currentVersion: version };
}

/**
 * The version that a client sends; the other one is none that anything comes to here.
 *
 * @param stored undefined when nothing is stored, which is version 0
 */
export function versionOf(
  expected: Expected,
  stored: { readonly version: number } | undefined,
): number | undefined {
  switch (expected) {
    case 'none':
      return undefined;
    case 'current':
      return stored?.version ?? 0;
    case 'another':
      return 1_000;
  }
}

/** What comes of changing an expense. */
export function predictUpdate(
  model: UserModel,
  id: string,
  input: Input,
  expectedVersion: number | undefined,
): Prediction {
  const stored = model.expenses.get(id);
  if (stored?.deletedAt !== null) {
    return refused('NotFound');
  }
  if (expectedVersion !== undefined && expectedVersion !== stored.version) {
    return refused('Conflict', { reason: 'CHANGED', currentVersion: stored.version });
  }
  if (!fitsCurrency(stored, input)) {
    return refused('ValidationError', { field: 'amount' });
  }
  const expense = changedExpense(stored, input);
  return { answer: expense, changed: [expense] };
}

/** True unless an amount is carried over to a currency with too few decimals for it. */
function fitsCurrency(stored: ShownExpense, { currency, amount }: Input): boolean {
  if (typeof currency !== 'string' || amount !== undefined) {
    return true;
  }
  const before = String(stored['currency']);
  const minor = toMinor(stored.amount, before);
  const lost = (DECIMALS_OF[before] ?? 2) - (DECIMALS_OF[currency] ?? 2);
  return lost <= 0 || minor % 10 ** lost === 0;
}

/** What comes of deleting an expense. */
export function predictDelete(model: UserModel, id: string, expectedVersion: number | undefined): Prediction {
  const stored = model.expenses.get(id);
  if (stored?.deletedAt !== null) {
    return refused('NotFound');
  }
  if (expectedVersion !== undefined && expectedVersion !== stored.version) {
    return refused('Conflict', { reason: 'CHANGED', currentVersion: stored.version });
  }
  const expense = deletedExpense(stored);
  return { answer: expense, changed: [expense] };
}

function deletedExpense(stored: ShownExpense): ShownExpense {
  return changedExpense(stored, { deletedAt: anyMoment, restorableUntil: anyMoment });
}

/** What comes of restoring an expense. */
export function predictRestore(model: UserModel, id: string): Prediction {
  const stored = model.expenses.get(id);
  if (stored === undefined) {
    return refused('NotFound');
  }
  const expense = restoredExpense(stored);
  return { answer: expense, changed: expense === stored ? [] : [expense] };
}

function restoredExpense(stored: ShownExpense): ShownExpense {
  return stored.deletedAt === null
    ? stored
    : changedExpense(stored, { deletedAt: null, restorableUntil: null });
}

/** What comes of changing many expenses in the same way. */
export function predictUpdates(model: UserModel, ids: readonly string[], input: Input): Prediction {
  return predictBatch(model, ids, isLive, (stored) => changedExpense(stored, input));
}

/** What comes of deleting many expenses. */
export function predictDeletes(model: UserModel, ids: readonly string[]): Prediction {
  return predictBatch(model, ids, isLive, deletedExpense);
}

/** What comes of restoring many expenses. */
export function predictRestores(model: UserModel, ids: readonly string[]): Prediction {
  return predictBatch(model, ids, (stored) => stored !== undefined, restoredExpense);
}

function isLive(stored: ShownExpense | undefined): stored is ShownExpense {
  return stored?.deletedAt === null;
}

/** All or none; those that cannot be changed are named. */
function predictBatch(
  model: UserModel,
  ids: readonly string[],
  canChange: (stored: ShownExpense | undefined) => stored is ShownExpense,
  change: (stored: ShownExpense) => ShownExpense,
): Prediction {
  const stored = ids.map((id) => model.expenses.get(id));
  const missing = stored.flatMap((one, index) => (canChange(one) ? [] : [index]));
  if (missing.length > 0) {
    const problem = (index: number): unknown => expect.objectContaining({ index, field: 'ids' });
    return refused('NotFound', { field: 'ids', errors: missing.map(problem) });
  }
  const found = stored.filter(canChange);
  const items = found.map(change);
  return {
    answer: { userId: model.sub, owner: model.owner, items },
    changed: items.filter((item, index) => item !== found[index]),
  };
}
