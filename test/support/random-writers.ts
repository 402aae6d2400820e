import { randomUUID } from 'node:crypto';
import { cancellation, lostAnswer, refusal, transactionConflicts } from 'appsync-local-stack/dynamodb';
import type { Interception, Interceptor } from 'appsync-local-stack/dynamodb';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { GraphqlAnswer, TestUser } from './local-stack.ts';
import {
  addExpense,
  deleteExpense,
  deleteExpenses,
  importExpenses,
  renameCategory,
  restoreExpense,
  restoreExpenses,
  updateExpense,
  updateExpenses,
} from './operations.ts';

/** Currencies with 0, 2 and 3 decimals. */
export const DECIMALS_OF: Readonly<Record<string, number>> = { JPY: 0, USD: 2, KWD: 3 };

/** What a writer does to the expense in one of a few slots; several writers meet in the same slots. */
type Step =
  | { readonly kind: 'add'; readonly slot: number; readonly content: Content }
  | { readonly kind: 'update'; readonly slot: number; readonly patch: Partial<Content> }
  | { readonly kind: 'delete'; readonly slot: number }
  | { readonly kind: 'restore'; readonly slot: number }
  | { readonly kind: 'import'; readonly contents: readonly Content[]; readonly firstSlot: number }
  | { readonly kind: 'update many'; readonly slots: readonly number[]; readonly patch: Partial<Content> }
  | { readonly kind: 'delete many'; readonly slots: readonly number[] }
  | { readonly kind: 'restore many'; readonly slots: readonly number[] }
  | {
      readonly kind: 'rename';
      readonly from: string;
      readonly to: string;
      readonly side: 'SPENT' | 'INCOME' | null;
    };

interface Content {
  /** MM-DD of the sequence's year, or of the one after it. */
  readonly day: string;
  readonly money: { readonly currency: string; readonly minor: number };
  readonly category: string;
  readonly kind: 'EXPENSE' | 'REFUND' | 'INCOME';
  readonly texts: Readonly<Record<'subcategory' | 'payee' | 'paymentMethod', string | null>>;
}

/**
 * One sequence: what several writers do at the same time, each one step after another, and what goes wrong
 * meanwhile.
 */
export interface Sequence {
  /** What is in the first slots before the writers start. */
  readonly before: readonly Content[];
  readonly writers: readonly (readonly Step[])[];
  readonly faults: readonly FaultName[];
  /** How long transactions hold their items, in milliseconds, over and over. */
  readonly holds: readonly number[];
}

type FaultName = 'none' | 'conflict' | 'throttling' | 'internal error' | 'lost answer';

const slot = fc.integer({ min: 0, max: 4 });

const slots = fc.uniqueArray(slot, { minLength: 1, maxLength: 3 });
const category = fc.constantFrom('Food', 'Fun', 'Café & co.');

const content: fc.Arbitrary<Content> = fc.record({
  day: fc.constantFrom('11-30', '12-01', '12-31', '+01-01'),
  money: fc.record({
    currency: fc.constantFrom('USD', 'USD', 'JPY', 'KWD'),
    minor: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constantFrom(1, 10, 999_999_999_999)),
  }),
  category,
  kind: fc.constantFrom('EXPENSE' as const, 'EXPENSE' as const, 'REFUND' as const, 'INCOME' as const),
  texts: fc.record({
    subcategory: fc.constantFrom(null, 'Coffee', '#1'),
    payee: fc.constantFrom(null, 'Shop', 'Shop #2'),
    paymentMethod: fc.constantFrom(null, 'Cash'),
  }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), slot, content }),
  fc.record({
    kind: fc.constant('update' as const),
    slot,
    patch: content.chain((all) =>
      fc.constantFrom<Partial<Content>>(
        all,
        { day: all.day },
        { category: all.category },
        { money: all.money },
        { kind: all.kind },
        { texts: all.texts },
        { category: all.category, money: all.money },
      ),
    ),
  }),
  fc.record({ kind: fc.constant('delete' as const), slot }),
  fc.record({ kind: fc.constant('restore' as const), slot }),
  fc.record({
    kind: fc.constant('import' as const),
    contents: fc.array(content, { minLength: 1, maxLength: 3 }),
    firstSlot: slot,
  }),
  fc.record({
    kind: fc.constant('update many' as const),
    slots,
    patch: content.chain((all) =>
      fc.constantFrom<Partial<Content>>(
        { category: all.category },
        { day: all.day, kind: all.kind },
        { texts: all.texts },
      ),
    ),
  }),
  fc.record({ kind: fc.constant('delete many' as const), slots }),
  fc.record({ kind: fc.constant('restore many' as const), slots }),
  fc.record({
    kind: fc.constant('rename' as const),
    from: category,
    to: category,
    side: fc.constantFrom('SPENT' as const, 'INCOME' as const, null),
  }),
);

/** Sequences of a few steps by three writers. */
export const sequences: fc.Arbitrary<Sequence> = fc.record({
  before: fc.array(content, { minLength: 2, maxLength: 4 }),
  writers: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
  faults: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constant<FaultName>('none') },
      { weight: 3, arbitrary: fc.constant<FaultName>('conflict') },
      {
        weight: 2,
        arbitrary: fc.constantFrom<FaultName>('throttling', 'internal error', 'lost answer'),
      },
    ),
    { minLength: 1, maxLength: 12 },
  ),
  holds: fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 5 }),
});

/**
 * Lets calls go wrong as the sequence says, over and over. What does not go wrong meets DynamoDB's conflicts
 * of transactions that overlap.
 */
export function interceptorOf({ faults, holds }: Sequence): Interceptor {
  let calls = 0;
  let transactions = 0;
  const conflicts = transactionConflicts({
    holdMs: () => {
      transactions += 1;
      return holds[transactions % holds.length] ?? 0;
    },
    refusalMs: () => 2,
  });
  return async (call, carryOut) => {
    const name = faults[calls % faults.length] ?? 'none';
    calls += 1;
    const fault = faultOf(name, call.operation);
    if (fault !== undefined && fault !== 'lost') {
      return fault;
    }
    const answer = (await conflicts(call, carryOut)) ?? (await carryOut());
    return fault === 'lost' ? lostAnswer() : answer;
  };
}

function faultOf(name: FaultName, operation: string): Interception | undefined {
  switch (name) {
    case 'none':
      return undefined;
    case 'conflict':
      return operation === 'TransactWriteItems'
        ? cancellation(['None', 'TransactionConflict'])
        : refusal('TransactionConflictException');
    case 'throttling':
      return refusal('ThrottlingException');
    case 'internal error':
      return refusal('InternalServerError');
    case 'lost answer':
      return 'lost';
  }
}

/** What a sequence came to. */
export interface SequenceOutcome {
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
    const { errors } = await perform(user, year, ids, { kind: 'import', contents, firstSlot: 0 });
    if (errors === undefined) {
      return;
    }
  }
}

function perform(user: TestUser, year: number, ids: readonly string[], one: Step) {
  const idsIn = (chosen: readonly number[]) => chosen.map((index) => ids[index]);
  switch (one.kind) {
    case 'add':
      return user.graphql(addExpense, { input: { id: ids[one.slot], ...fields(year, one.content) } });
    case 'update':
      return user.graphql(updateExpense, { input: { id: ids[one.slot], ...fields(year, one.patch) } });
    case 'delete':
      return user.graphql(deleteExpense, { id: ids[one.slot] });
    case 'restore':
      return user.graphql(restoreExpense, { id: ids[one.slot] });
    case 'import': {
      const expenses = one.contents.map((each, index) => ({
        id: ids[one.firstSlot + index],
        ...fields(year, each),
      }));
      return user.graphql(importExpenses, { input: { expenses } });
    }
    case 'update many':
      return user.graphql(updateExpenses, { input: { ids: idsIn(one.slots), ...fields(year, one.patch) } });
    case 'delete many':
      return user.graphql(deleteExpenses, { ids: idsIn(one.slots) });
    case 'restore many':
      return user.graphql(restoreExpenses, { ids: idsIn(one.slots) });
    case 'rename':
      return user.graphql(renameCategory, { from: one.from, to: one.to, side: one.side });
  }
}

function fields(
  year: number,
  { day, money, category, kind, texts }: Partial<Content>,
): Record<string, unknown> {
  const yyyy = String(day?.startsWith('+') ? year + 1 : year).padStart(4, '0');
  return {
    ...(day ? { date: `${yyyy}-${day.replace('+', '')}` } : {}),
    ...(money !== undefined
      ? { amount: toMajor(money.minor, money.currency), currency: money.currency }
      : {}),
    ...(category ? { category } : {}),
    ...(kind ? { kind } : {}),
    ...texts,
  };
}

function toMajor(minor: number, currency: string): number {
  return minor / 10 ** (DECIMALS_OF[currency] ?? 2);
}
