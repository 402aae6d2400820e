import {
  DeleteExpensesDocument,
  ImportExpensesDocument,
  RestoreExpensesDocument,
  UpdateExpensesDocument,
} from 'expense-tracker-client';
import type { ExpenseError, ExpenseFieldsFragment } from 'expense-tracker-client';
import { isSame, meet } from '../copy/changes.ts';
import type {
  AddOperation,
  Operation,
  RestoreOperation,
  TrashOperation,
  UpdateOperation,
} from '../copy/operation.ts';
import { toAddInput, toUpdateValues } from './api-entry.ts';
import { forAll, outcomeOf } from './outcome.ts';
import type { Outcome, Outcomes } from './outcome.ts';
import { failure } from './send-one.ts';
import { decimalsIn } from './settings.ts';
import type { SyncContext } from './sync-context.ts';

/** An operation with the key that it has in the store. */
type Keyed<One> = One & { readonly key: number };

const ALONE: Outcome = { kind: 'alone' };

/** Adds up to 50. What is not valid is named with its place: the others are sent again without it. */
export async function sendAdds(
  context: SyncContext,
  batch: readonly Keyed<AddOperation>[],
): Promise<Outcomes> {
  const { client, signal, copy } = context;
  const decimals = decimalsIn(copy);
  const expenses = batch.map(({ id, fields }) => toAddInput(id, fields, decimals));
  const input = { expenses, ifTaken: 'SKIP' as const };
  const answer = await client.send(ImportExpensesDocument, { input }, { signal });
  const added = answer.data?.importExpenses;
  if (added !== undefined && added !== null) {
    const items = new Map(added.items.map((item) => [item.id, item]));
    return batch.map((operation) => {
      const expense = items.get(operation.id);
      // Left out because of its id: what is there is looked at by itself.
      return [operation, expense === undefined ? ALONE : { kind: 'done', expense }];
    });
  }
  return refusals(batch, answer.errors);
}

/**
 * Changes up to 33 in the same way. The API takes no versions here: what another device has changed in the
 * same place since this one last looked is found out before.
 */
export async function sendUpdates(
  context: SyncContext,
  batch: readonly Keyed<UpdateOperation>[],
): Promise<Outcomes> {
  const { client, signal, copy } = context;
  const isPlain = ({ id, changes, before }: UpdateOperation): boolean => {
    const stored = copy.stored(id);
    return (
      stored !== undefined && stored.deletedAt === undefined && meet(changes, before, stored) === 'apply'
    );
  };
  const [first] = batch;
  if (first === undefined || !batch.every(isPlain)) {
    return batch.map((operation) => [operation, ALONE]);
  }
  // Neither amount nor currency is among them: `nextBatch` sees to that.
  const values = toUpdateValues(first.changes, '', decimalsIn(copy));
  const input = { ...values, ids: batch.map(({ id }) => id) };
  const answer = await client.send(UpdateExpensesDocument, { input }, { signal });
  return done(batch, answer.data?.updateExpenses?.items) ?? refusals(batch, answer.errors);
}

export async function sendTrashes(
  context: SyncContext,
  batch: readonly Keyed<TrashOperation>[],
): Promise<Outcomes> {
  const { client, signal, copy } = context;
  const isPlain = ({ id, before }: TrashOperation): boolean => {
    const stored = copy.stored(id);
    return stored !== undefined && stored.deletedAt === undefined && isSame(stored, before);
  };
  if (!batch.every(isPlain)) {
    return batch.map((operation) => [operation, ALONE]);
  }
  const answer = await client.send(DeleteExpensesDocument, { ids: batch.map(({ id }) => id) }, { signal });
  return done(batch, answer.data?.deleteExpenses?.items) ?? refusals(batch, answer.errors);
}

export async function sendRestores(
  context: SyncContext,
  batch: readonly Keyed<RestoreOperation>[],
): Promise<Outcomes> {
  const { client, signal } = context;
  const variables = { ids: batch.map(({ id }) => id) };
  const answer = await client.send(RestoreExpensesDocument, variables, { signal });
  return done(batch, answer.data?.restoreExpenses?.items) ?? refusals(batch, answer.errors);
}

function done(
  batch: readonly Operation[],
  items: readonly ExpenseFieldsFragment[] | undefined,
): Outcomes | undefined {
  return items === undefined
    ? undefined
    : batch.map((operation, index) => [operation, { kind: 'done', expense: items[index] }]);
}

/** All or none: what is refused is sent one by one, so that what is at fault is found and the rest done. */
function refusals(batch: readonly Operation[], errors: readonly ExpenseError[]): Outcomes {
  const outcome = failure(errors);
  if (outcome.kind === 'later') {
    return forAll(batch, outcome);
  }
  const [error] = errors;
  const faults = error?.code === 'ValidationError' ? (error.errorInfo.errors ?? []) : [];
  if (error === undefined || faults.length === 0) {
    return forAll(batch, ALONE);
  }
  return batch.map((operation, index) => {
    const fault = faults.find((one) => one.index === index);
    // The others have no fault: they go together again.
    return fault === undefined
      ? [operation, { kind: 'again' }]
      : [
          operation,
          outcomeOf({ ...error, errorInfo: { field: fault.field, reason: fault.reason } } as ExpenseError),
        ];
  });
}
