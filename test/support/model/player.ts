import { expect } from 'vitest';
import { budgetsOf } from '../budgets.ts';
import type { GraphqlAnswer, TestUser } from '../local-stack.ts';
import { OfflineApp } from '../offline-app.ts';
import type { ShownExpense } from '../operations.ts';
import { predicted } from './device-steps.ts';
import type { Device } from './device-steps.ts';
import type { FaultWatch, Trouble } from './fault-watch.ts';
import type { PredictedOperation, Prediction } from './prediction.ts';
import { allChanges } from './reads.ts';
import { YEAR } from './steps.ts';
import type { DeviceStep } from './steps.ts';
import { budgetName, UserModel } from './user-model.ts';
import type { ModelBudget } from './user-model.ts';

/** What is stored of a user, as far as the model has it. */
export interface Stored {
  readonly expenses: ReadonlyMap<string, ShownExpense>;
  readonly budgets: ReadonlyMap<string, ModelBudget>;
}

/** How an operation ended: with its answer, or without a word of what has become of it. */
type Ending<Answer> =
  | { readonly answer: Answer; readonly trouble: Trouble }
  | { readonly answer?: undefined; readonly isUnknown: boolean; readonly trouble: Trouble };

/** A user who does things, and what they must have then. */
export class Player {
  readonly user: TestUser;
  readonly model: UserModel;
  readonly app: OfflineApp;
  readonly watch: FaultWatch;
  /** How many operations were carried out, and how many ended in trouble. */
  readonly counts = { done: 0, troubled: 0 };
  /** Whether several devices are at work, so that any of them may be throttled. */
  isContended = false;

  constructor(user: TestUser, watch: FaultWatch) {
    this.user = user;
    this.model = new UserModel(user.sub);
    this.app = new OfflineApp(user);
    this.watch = watch;
  }

  /** Takes a step at the API and in the model, and compares the two. */
  async take(device: Device, step: DeviceStep): Promise<void> {
    const { field, document, variables, prediction }: PredictedOperation = predicted(
      this.model,
      device,
      step,
    );
    const before = this.watch.seen(this.user.sub);
    const { data, errors } = await this.user.graphql(document, { ...variables });
    const trouble = this.watch.troubleSince(this.user.sub, before);
    const [error] = errors ?? [];
    const isInTrouble = this.#isInTrouble(error, trouble);
    this.counts.done += error === undefined ? 1 : 0;
    if (trouble.mayHaveRunTwice || (isInTrouble && error?.errorType === 'Internal')) {
      await this.#lookWhatBecame(prediction, { isDone: error === undefined, trouble });
    } else if (error === undefined) {
      if (prediction.refusal !== undefined) {
        expect({ step, answer: data?.[field] }).toEqual({ step, ...prediction.refusal });
        return;
      }
      expect({ step, answer: data?.[field] }).toEqual({ step, answer: prediction.answer });
      this.#adopt(prediction, expensesIn(data?.[field]));
    } else if (!isInTrouble) {
      expect({ step, error }).toMatchObject({ step, error: prediction.refusal ?? 'no error' });
    }
  }

  /** An operation on everything that the user has; gives its answer, or whether it is unknown what it did. */
  async ask<Answer>(field: string, document: string, variables: object): Promise<Ending<Answer>> {
    const before = this.watch.seen(this.user.sub);
    const { data, errors } = await this.user.graphql(document, { ...variables });
    const trouble = this.watch.troubleSince(this.user.sub, before);
    const [error] = errors ?? [];
    if (error === undefined) {
      this.counts.done += 1;
      return { answer: data?.[field] as Answer, trouble }; // selected by the document
    }
    expect({ field, error, isInTrouble: this.#isInTrouble(error, trouble) }).toMatchObject({
      isInTrouble: true,
    });
    return { isUnknown: error.errorType === 'Internal', trouble };
  }

  /** Reads all that is stored. */
  async stored(): Promise<Stored> {
    return this.watch.undisturbed(this.user.sub, async () => ({
      expenses: await this.#storedExpenses(),
      budgets: await this.#storedBudgets(),
    }));
  }

  async #storedExpenses(): Promise<Map<string, ShownExpense>> {
    const expenses = await allChanges(this.user);
    return new Map(expenses.map((expense) => [expense.id, expense]));
  }

  async #storedBudgets(): Promise<Map<string, ModelBudget>> {
    const { budgets } = await budgetsOf(this.user, YEAR, 12);
    return new Map(
      budgets.map(({ currency, category = null, amount, version }) => [
        budgetName(currency, category),
        { currency, category, amount, version },
      ]),
    );
  }

  /** True for an error that comes of what went wrong, and for which there was a reason. */
  #isInTrouble(error: NonNullable<GraphqlAnswer['errors']>[number] | undefined, trouble: Trouble): boolean {
    const isExpected =
      error?.errorType === 'Throttled'
        ? trouble.isPossible || this.isContended
        : error?.errorType === 'Internal' && trouble.mayHaveFailed;
    if (error?.errorType === 'Throttled') {
      expect(error.errorInfo).toEqual({ retry: true });
    }
    this.counts.troubled += isExpected ? 1 : 0;
    return isExpected;
  }

  /** Looks whether an operation was carried out: as a whole, or not at all. */
  async #lookWhatBecame(
    prediction: Prediction,
    { isDone, trouble }: { readonly isDone: boolean; readonly trouble: Trouble },
  ): Promise<void> {
    if (prediction.refusal !== undefined) {
      return;
    }
    const stored = await this.stored();
    const { changed, budgets = [] } = prediction;
    const isAsBefore =
      changed.every(({ id }) => stored.expenses.get(id)?.version === this.model.expenses.get(id)?.version) &&
      budgets.every(([name]) => stored.budgets.get(name)?.version === this.model.budgets.get(name)?.version);
    if (isAsBefore && !isDone) {
      return;
    }
    // After a lost connection the SDK sends a call again.
    const found = changed.map(({ id }) => stored.expenses.get(id));
    const twice = trouble.mayHaveRunTwice ? changed.map((one) => ({ ...one, version: one.version + 1 })) : [];
    const isTwice = twice.some(({ version }, index) => found[index]?.version === version);
    expect(found).toEqual(isTwice ? twice : changed);
    for (const [name, budget] of budgets) {
      expect(stored.budgets.get(name)).toEqual(budget ?? undefined);
    }
    this.#adopt(
      prediction,
      found.filter((one) => one !== undefined),
    );
  }

  /** Takes over what was carried out, with the moments that only the server knows. */
  #adopt(prediction: Prediction, shown: readonly ShownExpense[]): void {
    if (prediction.refusal !== undefined) {
      return;
    }
    for (const { id } of prediction.changed) {
      const expense = shown.find((one) => one.id === id);
      if (expense !== undefined) {
        this.model.expenses.set(id, expense);
      }
    }
    for (const [name, budget] of prediction.budgets ?? []) {
      if (budget === null) {
        this.model.budgets.delete(name);
      } else {
        this.model.budgets.set(name, budget);
      }
    }
  }
}

/** The expenses in an answer, which is one or has several. */
function expensesIn(answer: unknown): ShownExpense[] {
  // The answer was compared with what was predicted before.
  const { items } = answer as { items?: ShownExpense[] };
  return items ?? [answer as ShownExpense];
}
