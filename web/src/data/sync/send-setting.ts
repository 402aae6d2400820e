import {
  errorOf,
  RemoveBudgetDocument,
  RenameCategoryDocument,
  SetBudgetDocument,
} from 'expense-tracker-client';
import { budgetOf } from '../copy/budgets.ts';
import type { BudgetOperation, RenameOperation, StoredBudget } from '../copy/operation.ts';
import { toMajor } from '../money.ts';
import type { Outcome } from './outcome.ts';
import type { Puller } from './puller.ts';
import { failure } from './send-one.ts';
import { decimalsIn } from './settings.ts';
import type { SyncContext } from './sync-context.ts';

/** Renames step by step. It is safe to break off and to begin anew. */
export async function sendRename(context: SyncContext, operation: RenameOperation): Promise<Outcome> {
  const { client, signal } = context;
  const { from, to, side } = operation;
  let nextToken: string | undefined;
  do {
    const variables = {
      ...{ from, to },
      ...(side === undefined ? {} : { side }),
      ...(nextToken === undefined ? {} : { nextToken }),
    };
    const answer = await client.send(RenameCategoryDocument, variables, { signal, resend: 'always' });
    const step = answer.data?.renameCategory;
    if (step === undefined || step === null) {
      return failure(answer.errors);
    }
    nextToken = step.nextToken ?? undefined;
  } while (nextToken !== undefined);
  // Which entries were moved, the changes will tell.
  return { kind: 'unread' };
}

/** Sets or removes a budget, unless another device has changed it since the user saw it. */
export async function sendBudget(
  context: SyncContext,
  puller: Puller,
  operation: BudgetOperation,
): Promise<Outcome> {
  const theirs = budgetOf(context.copy.budgets, operation);
  if (theirs?.amountMinor === operation.amountMinor) {
    return { kind: 'done' };
  }
  if (theirs?.amountMinor !== operation.before?.amountMinor) {
    return { kind: 'parked', parked: { reason: 'changedElsewhere', theirBudget: theirs } };
  }
  return operation.amountMinor === undefined
    ? removeBudget(context, operation)
    : setBudget(context, puller, { ...operation, amountMinor: operation.amountMinor }, theirs);
}

async function setBudget(
  context: SyncContext,
  puller: Puller,
  { currency, category, amountMinor }: BudgetOperation & { readonly amountMinor: number },
  theirs: StoredBudget | undefined,
): Promise<Outcome> {
  const { client, signal, copy, commit } = context;
  const input = {
    ...{ currency, amount: toMajor(amountMinor, decimalsIn(copy)(currency)) },
    ...(category === undefined ? {} : { category }),
    expectedVersion: theirs?.version ?? 0,
  };
  const answer = await client.send(SetBudgetDocument, { input }, { signal, resend: 'always' });
  const budget = answer.data?.setBudget;
  if (budget !== undefined && budget !== null) {
    const others = copy.budgets.filter((other) => budgetOf([other], { currency, category }) === undefined);
    await commit([], () => ({
      budgets: [...others, { currency, category, amountMinor, version: budget.version }],
    }));
    return { kind: 'done' };
  }
  const code = errorOf(answer, 'setBudget')?.code;
  if (code !== 'Conflict' && code !== 'NotFound') {
    return failure(answer.errors);
  }
  const result = await puller.readBudgets();
  return result === 'done' ? { kind: 'again' } : { kind: 'later', result };
}

async function removeBudget(
  { client, signal, copy, commit }: SyncContext,
  { currency, category }: BudgetOperation,
): Promise<Outcome> {
  const variables = { currency, ...(category === undefined ? {} : { category }) };
  const answer = await client.send(RemoveBudgetDocument, variables, { signal, resend: 'always' });
  const error = errorOf(answer, 'removeBudget');
  if (error !== undefined && error.code !== 'NotFound') {
    return failure(answer.errors);
  }
  const others = copy.budgets.filter((other) => budgetOf([other], { currency, category }) === undefined);
  await commit([], () => ({ budgets: others }));
  return { kind: 'done' };
}
