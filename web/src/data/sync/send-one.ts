import {
  AddExpenseDocument,
  DeleteExpenseDocument,
  errorOf,
  GetExpenseDocument,
  RestoreExpenseDocument,
  UpdateExpenseDocument,
} from 'expense-tracker-client';
import type { ExpenseError } from 'expense-tracker-client';
import { isSame, meet } from '../copy/changes.ts';
import type {
  AddOperation,
  RestoreOperation,
  StoredEntry,
  TrashOperation,
  UpdateOperation,
} from '../copy/operation.ts';
import { fromApi, toAddInput, toUpdateValues } from './api-entry.ts';
import { NO_ANSWER, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { decimalsIn } from './settings.ts';
import type { SyncContext } from './sync-context.ts';

export async function sendAdd(context: SyncContext, operation: AddOperation): Promise<Outcome> {
  const { client, signal, copy } = context;
  const input = toAddInput(operation.id, operation.fields, decimalsIn(copy));
  const answer = await client.send(AddExpenseDocument, { input }, { signal });
  const expense = answer.data?.addExpense;
  if (expense !== undefined && expense !== null) {
    if (!answer.isResent) {
      context.onServerTime(Date.parse(expense.updatedAt));
    }
    return { kind: 'done', expense };
  }
  const error = errorOf(answer, 'addExpense');
  if (error?.code === 'Conflict') {
    // It was added, and changed or deleted since; or an import has met what another one has brought.
    return (await readExpense(context, operation.id)) ?? { kind: 'unread' };
  }
  return failure(answer.errors);
}

/**
 * Sends an update for the version that is here, and only if it meets no change of another device in the
 * same place.
 */
export async function sendUpdate(context: SyncContext, operation: UpdateOperation): Promise<Outcome> {
  const { client, signal, copy } = context;
  const { id, changes } = operation;
  const stored = copy.stored(id);
  if (stored === undefined) {
    return { kind: 'parked', parked: { reason: 'deletedElsewhere' } };
  }
  if (stored.deletedAt !== undefined) {
    return operation.restoresFirst === true
      ? restoreFirst(context, id)
      : { kind: 'parked', parked: { reason: 'deletedElsewhere' } };
  }
  const meeting = meet(changes, operation.before, stored);
  if (meeting !== 'apply') {
    return meeting === 'done' ? { kind: 'done' } : { kind: 'parked', parked: { reason: 'changedElsewhere' } };
  }
  const currency = changes.currency ?? stored.currency;
  const input = {
    ...toUpdateValues(changes, currency, decimalsIn(copy)),
    id,
    expectedVersion: stored.version,
  };
  const answer = await client.send(UpdateExpenseDocument, { input }, { signal });
  const expense = answer.data?.updateExpense;
  if (expense !== undefined && expense !== null) {
    return { kind: 'done', expense };
  }
  return afterLostRace(context, stored, answer.errors, 'updateExpense');
}

/** Throws away what the user saw, not what another device has made of it meanwhile. */
export async function sendTrash(context: SyncContext, operation: TrashOperation): Promise<Outcome> {
  const { client, signal, copy } = context;
  const stored = copy.stored(operation.id);
  if (stored === undefined || stored.deletedAt !== undefined) {
    return { kind: 'done' };
  }
  if (!isSame(stored, operation.before)) {
    return { kind: 'parked', parked: { reason: 'changedElsewhere' } };
  }
  const variables = { id: operation.id, expectedVersion: stored.version };
  const answer = await client.send(DeleteExpenseDocument, variables, { signal });
  const expense = answer.data?.deleteExpense;
  if (expense !== undefined && expense !== null) {
    return { kind: 'done', expense };
  }
  if (answer.errors.length === 0 || errorOf(answer, 'deleteExpense')?.code === 'NotFound') {
    return { kind: 'unread' };
  }
  return afterLostRace(context, stored, answer.errors, 'deleteExpense');
}

export async function sendRestore(context: SyncContext, { id }: RestoreOperation): Promise<Outcome> {
  const { client, signal } = context;
  const answer = await client.send(RestoreExpenseDocument, { id }, { signal });
  const expense = answer.data?.restoreExpense;
  return expense !== undefined && expense !== null ? { kind: 'done', expense } : failure(answer.errors);
}

/** What the first error of an answer means. */
export function failure(errors: readonly ExpenseError[]): Outcome {
  const [error] = errors;
  return error === undefined ? NO_ANSWER : outcomeOf(error);
}

async function restoreFirst(context: SyncContext, id: string): Promise<Outcome> {
  const restored = await sendRestore(context, { kind: 'restore', id, at: '' });
  if (restored.kind !== 'done' || restored.expense === undefined || restored.expense === null) {
    return restored;
  }
  const entry = fromApi(restored.expense, decimalsIn(context.copy));
  await context.commit([], () => ({ entries: [entry] }));
  return { kind: 'again' };
}

/**
 * Another device was faster. What it has made of the expense is read, and the operation is looked at again.
 */
async function afterLostRace(
  context: SyncContext,
  stored: StoredEntry,
  errors: readonly ExpenseError[],
  field: string,
): Promise<Outcome> {
  const error = errorOf({ errors }, field);
  if (error?.code === 'NotFound') {
    return { kind: 'parked', parked: { reason: 'deletedElsewhere' } };
  }
  if (error?.code !== 'Conflict') {
    return failure(errors);
  }
  const read = await readExpense(context, stored.id);
  if (read === undefined) {
    return { kind: 'parked', parked: { reason: 'deletedElsewhere' } };
  }
  if (read.kind === 'done' && read.expense !== undefined && read.expense !== null) {
    const entry = fromApi(read.expense, decimalsIn(context.copy));
    await context.commit([], () => ({ entries: entry.version > stored.version ? [entry] : [] }));
    return { kind: 'again' };
  }
  return read;
}

/** The expense as the server has it; undefined when it has none under this id. */
async function readExpense({ client, signal }: SyncContext, id: string): Promise<Outcome | undefined> {
  const answer = await client.send(GetExpenseDocument, { id }, { signal });
  if (answer.errors.length > 0 || answer.data === null) {
    return failure(answer.errors);
  }
  const { expense } = answer.data;
  return expense === null || expense === undefined ? undefined : { kind: 'done', expense };
}
