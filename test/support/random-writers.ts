import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { removeBudget, setBudget } from './budgets.ts';
import type { GraphqlAnswer, TestUser } from './local-stack.ts';
import {
  addExpense,
  CONFIRMATION,
  deleteExpense,
  deleteExpenses,
  eraseMyData,
  importExpenses,
  renameCategory,
  restoreExpense,
  restoreExpenses,
  updateExpense,
  updateExpenses,
} from './operations.ts';
import { categories, commonPatches, contents, inputOf, patches, sides, toMajor } from './random-content.ts';
import type { Content, ContentPatch } from './random-content.ts';
import { faultPlans } from './random-faults.ts';
import type { FaultPlan } from './random-faults.ts';

/** What a writer does to the expense in one of a few slots; several writers meet in the same slots. */
type Step =
  | { readonly kind: 'add'; readonly slot: number; readonly content: Content }
  | { readonly kind: 'update'; readonly slot: number; readonly patch: ContentPatch }
  | { readonly kind: 'delete'; readonly slot: number }
  | { readonly kind: 'restore'; readonly slot: number }
  | {
      readonly kind: 'import';
      readonly contents: readonly Content[];
      readonly firstSlot: number;
      readonly ifTaken: 'REFUSE' | 'SKIP' | null;
      readonly dryRun: boolean;
    }
  | { readonly kind: 'update many'; readonly slots: readonly number[]; readonly patch: ContentPatch }
  | { readonly kind: 'delete many'; readonly slots: readonly number[] }
  | { readonly kind: 'restore many'; readonly slots: readonly number[] }
  | {
      readonly kind: 'rename';
      readonly from: string;
      readonly to: string;
      readonly side: 'SPENT' | 'INCOME' | null;
    }
  | {
      readonly kind: 'budget';
      readonly currency: string;
      readonly category: string | null;
      /** `null` removes it. */
      readonly minor: number | null;
    }
  | { readonly kind: 'erase' };

/**
 * One sequence: what several writers do at the same time, each one step after another, and what goes wrong
 * meanwhile.
 */
interface Sequence extends FaultPlan {
  /** What is in the first slots before the writers start. */
  readonly before: readonly Content[];
  readonly writers: readonly (readonly Step[])[];
}

const slot = fc.integer({ min: 0, max: 4 });

const slots = fc.uniqueArray(slot, { minLength: 1, maxLength: 3 });
const content = contents(['11-30', '12-01', '12-31', '+01-01'], 999_999_999_999);

const moneySteps: readonly fc.Arbitrary<Step>[] = [
  fc.record({ kind: fc.constant('add' as const), slot, content }),
  fc.record({ kind: fc.constant('update' as const), slot, patch: patches(content) }),
  fc.record({ kind: fc.constant('delete' as const), slot }),
  fc.record({ kind: fc.constant('restore' as const), slot }),
  fc.record({
    kind: fc.constant('import' as const),
    contents: fc.array(content, { minLength: 1, maxLength: 3 }),
    firstSlot: slot,
    ifTaken: fc.constantFrom('REFUSE' as const, 'SKIP' as const, null),
    dryRun: fc.constantFrom(false, false, false, true),
  }),
  fc.record({ kind: fc.constant('update many' as const), slots, patch: commonPatches(content) }),
  fc.record({ kind: fc.constant('delete many' as const), slots }),
  fc.record({ kind: fc.constant('restore many' as const), slots }),
  fc.record({ kind: fc.constant('rename' as const), from: categories, to: categories, side: sides }),
];
const budgetStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('budget' as const),
  currency: fc.constantFrom('USD', 'JPY'),
  category: fc.option(categories, { nil: null }),
  minor: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: null }),
});

function sequencesOf(step: fc.Arbitrary<Step>): fc.Arbitrary<Sequence> {
  return fc
    .tuple(
      faultPlans,
      fc.record({
        before: fc.array(content, { minLength: 2, maxLength: 4 }),
        writers: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
      }),
    )
    .map(([plan, rest]) => ({ ...plan, ...rest }));
}

/** Sequences of a few steps by three writers, on expenses only. */
export const sequences = sequencesOf(fc.oneof(...moneySteps));

/** Sequences of every mutation that there is. */
export const sequencesOfAll = sequencesOf(
  fc.oneof(
    ...moneySteps.map((arbitrary) => ({ weight: 2, arbitrary })),
    { weight: 2, arbitrary: budgetStep },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'erase' }) },
  ),
);

/** What a sequence came to. */
interface SequenceOutcome {
  readonly done: number;
  readonly refused: number;
}

/**
 * Lets all writers of a sequence run at the same time. Every refusal must be one that clients are promised.
 */
export async function runWriters(
  user: TestUser,
  year: number,
  { before, writers }: Sequence,
): Promise<SequenceOutcome> {
  const ids = Array.from({ length: 8 }, () => randomUUID());
  await fillSlots(user, year, ids, before);
  const errorTypes: (string | null | undefined)[] = [];
  await Promise.all(
    writers.map(async (steps) => {
      for (const one of steps) {
        const { errors } = await perform(user, year, ids, one);
        errorTypes.push(errors?.[0]?.errorType);
        expectWhatToDo(one, errors?.[0]);
        // No ledger grows too large here: so none may be refused for that.
        expect(errors?.[0]?.errorInfo ?? {}).not.toMatchObject({ field: 'subcategory' });
      }
    }),
  );
  const refused = errorTypes.filter((type) => type !== undefined);
  expect(['Conflict', 'NotFound', 'Throttled', 'Internal', 'ValidationError']).toEqual(
    expect.arrayContaining([...new Set(refused)]),
  );
  return { done: errorTypes.length - refused.length, refused: refused.length };
}

/**
 * `Throttled` says that the same can be sent again, and `Conflict` what to decide about. Nobody has to decide
 * who expects no version; but an id may be taken.
 */
function expectWhatToDo(
  { kind }: Step,
  error: NonNullable<GraphqlAnswer['errors']>[number] | undefined,
): void {
  if (error?.errorType === 'Throttled') {
    expect(error.errorInfo).toEqual({ retry: true });
  }
  if (error?.errorType === 'Conflict') {
    expect(['add', 'import']).toContain(kind);
    expect(error.errorInfo).toMatchObject({
      reason: expect.stringMatching(/^(ID_TAKEN|CHANGED|DELETED)$/) as unknown,
      currentVersion: expect.any(Number) as unknown,
    });
  }
}

/** Stores expenses in the first slots, whatever goes wrong at first. */
async function fillSlots(
  user: TestUser,
  year: number,
  ids: readonly string[],
  contents: readonly Content[],
): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const { errors } = await perform(user, year, ids, {
      kind: 'import',
      contents,
      firstSlot: 0,
      ifTaken: null,
      dryRun: false,
    });
    if (errors === undefined) {
      return;
    }
  }
}

function perform(user: TestUser, year: number, ids: readonly string[], one: Step) {
  const idsIn = (chosen: readonly number[]) => chosen.map((index) => ids[index]);
  switch (one.kind) {
    case 'add':
      return user.graphql(addExpense, { input: { id: ids[one.slot], ...inputOf(year, one.content) } });
    case 'update':
      return user.graphql(updateExpense, { input: { id: ids[one.slot], ...inputOf(year, one.patch) } });
    case 'delete':
      return user.graphql(deleteExpense, { id: ids[one.slot] });
    case 'restore':
      return user.graphql(restoreExpense, { id: ids[one.slot] });
    case 'import': {
      const { contents, firstSlot, ifTaken, dryRun } = one;
      const expenses = contents.map((each, index) => ({
        id: ids[firstSlot + index],
        ...inputOf(year, each),
      }));
      return user.graphql(importExpenses, { input: { expenses, ifTaken, dryRun } });
    }
    case 'update many':
      return user.graphql(updateExpenses, { input: { ids: idsIn(one.slots), ...inputOf(year, one.patch) } });
    case 'delete many':
      return user.graphql(deleteExpenses, { ids: idsIn(one.slots) });
    case 'restore many':
      return user.graphql(restoreExpenses, { ids: idsIn(one.slots) });
    case 'rename':
      return user.graphql(renameCategory, { from: one.from, to: one.to, side: one.side });
    case 'budget':
      return one.minor === null
        ? user.graphql(removeBudget, { currency: one.currency, category: one.category })
        : user.graphql(setBudget, {
            input: {
              currency: one.currency,
              category: one.category,
              amount: toMajor(one.minor, one.currency),
            },
          });
    case 'erase':
      return user.graphql(eraseMyData, { confirmation: CONFIRMATION });
  }
}
