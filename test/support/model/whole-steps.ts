import { expect } from 'vitest';
import { CONFIRMATION, eraseMyData, renameCategory } from '../operations.ts';
import type { ShownExpense, ShownRename } from '../operations.ts';
import type { Player, Stored } from './player.ts';
import type { WholeStep } from './steps.ts';
import { changedExpense } from './user-model.ts';

type StepOf<Kind extends WholeStep['kind']> = Extract<WholeStep, { kind: Kind }>;

/**
 * Renames a category, step by step, until nothing follows or it is broken off. Each step moves some of the
 * expenses, as many as it says, and leaves the others as they are.
 */
export async function rename(player: Player, { from, to, side, most }: StepOf<'rename'>): Promise<void> {
  const { model, user } = player;
  if (from === to) {
    const { errors } = await user.graphql(renameCategory, { from, to, side });
    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'to' } }]);
    return;
  }
  const isConcerned = ({ category, kind, deletedAt }: ShownExpense) =>
    category === from && deletedAt === null && (side === null || (kind === 'INCOME') === (side === 'INCOME'));
  let nextToken: string | null = null;
  for (let step = 0; step < most; step += 1) {
    const concerned = model.live().filter(isConcerned);
    const ending: Awaited<ReturnType<typeof player.ask<ShownRename>>> = await player.ask(
      'renameCategory',
      renameCategory,
      { from, to, side, nextToken },
    );
    const stored = await player.stored();
    const moved = concerned.filter(({ id, version }) => stored.expenses.get(id)?.version !== version);
    for (const expense of moved) {
      const now = stored.expenses.get(expense.id);
      expect(now).toEqual(changedExpense(expense, { category: to }));
      model.expenses.set(expense.id, now ?? expense);
    }
    expectStored(player, stored);
    if (ending.answer !== undefined && !ending.trouble.mayHaveRunTwice) {
      const { more } = ending.answer;
      expect(ending.answer).toMatchObject({ userId: user.sub, owner: model.owner, from, to, side });
      expect(ending.answer.moved).toBe(moved.length);
      expect(ending.answer.nextToken === null).toBe(!more);
      expectAllOrMany(concerned.length, moved.length, more);
    } else if (ending.answer === undefined && !ending.isUnknown) {
      expect(moved).toEqual([]);
    }
    nextToken = ending.answer?.nextToken ?? nextToken;
    if (ending.answer?.more === false) {
      return;
    }
  }
}

/** A step without more to follow has moved all that there was; one with more would not have held all. */
function expectAllOrMany(concerned: number, moved: number, more: boolean): void {
  if (more) {
    expect(concerned).toBeGreaterThanOrEqual(moved);
  } else {
    expect(moved).toBe(concerned);
  }
}

/** Erases everything, step by step, until nothing is left or it is broken off. */
export async function erase(player: Player, { most }: StepOf<'erase'>): Promise<void> {
  const { model, app } = player;
  // Neither `changes` nor a subscription tells of an erasure.
  app.drop();
  for (let step = 0; step < most; step += 1) {
    const ending: Awaited<ReturnType<typeof player.ask<{ erased: number; more: boolean }>>> =
      await player.ask('eraseMyData', eraseMyData, { confirmation: CONFIRMATION });
    const stored = await player.stored();
    const before = model.expenses.size + model.budgets.size;
    for (const id of [...model.expenses.keys()].filter((one) => !stored.expenses.has(one))) {
      model.expenses.delete(id);
    }
    for (const name of [...model.budgets.keys()].filter((one) => !stored.budgets.has(one))) {
      model.budgets.delete(name);
    }
    const left = model.expenses.size + model.budgets.size;
    expectStored(player, stored);
    if (ending.answer !== undefined && !ending.trouble.mayHaveRunTwice) {
      expect(ending.answer.erased).toBe(before - left);
    }
    if (ending.answer?.more === false) {
      expect(left).toBe(0);
      return;
    }
  }
}

/** All that is stored is what the model has. */
function expectStored({ model }: Player, { expenses, budgets }: Stored): void {
  expect([...expenses.values()]).toEqual(model.changed());
  expect(Object.fromEntries(budgets)).toEqual(Object.fromEntries(model.budgets));
}
