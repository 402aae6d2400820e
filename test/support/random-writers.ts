import { randomUUID } from 'node:crypto';
import { cancellation, lostAnswer, refusal, transactionConflicts } from 'appsync-local-stack/dynamodb';
import type { Interception, Interceptor } from 'appsync-local-stack/dynamodb';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { GraphqlAnswer, TestUser } from './local-stack.ts';
import {
  addExpense,
  deleteExpense,
  importExpenses,
  listedAll,
  restoreExpense,
  summed,
  updateExpense,
} from './operations.ts';

/** Currencies with 0, 2 and 3 decimals. */
const DECIMALS_OF: Readonly<Record<string, number>> = { JPY: 0, USD: 2, KWD: 3 };

/** What a writer does to the expense in one of a few slots; several writers meet in the same slots. */
type Step =
  | { readonly kind: 'add'; readonly slot: number; readonly content: Content }
  | { readonly kind: 'update'; readonly slot: number; readonly patch: Partial<Content> }
  | { readonly kind: 'delete'; readonly slot: number }
  | { readonly kind: 'restore'; readonly slot: number }
  | { readonly kind: 'import'; readonly contents: readonly Content[]; readonly firstSlot: number };

interface Content {
  /** MM-DD of the sequence's year, or of the one after it. */
  readonly day: string;
  readonly money: { readonly currency: string; readonly minor: number };
  readonly category: string;
}

/**
 * One sequence: what several writers do at the same time, each one step after another, and what goes wrong
 * meanwhile.
 */
export interface Sequence {
  readonly writers: readonly (readonly Step[])[];
  readonly faults: readonly FaultName[];
  /** How long transactions hold their items, in milliseconds, over and over. */
  readonly holds: readonly number[];
}

type FaultName = 'none' | 'conflict' | 'throttling' | 'internal error' | 'lost answer';

const slot = fc.integer({ min: 0, max: 4 });

const content: fc.Arbitrary<Content> = fc.record({
  day: fc.constantFrom('11-30', '12-01', '12-31', '+01-01'),
  money: fc.record({
    currency: fc.constantFrom('USD', 'USD', 'JPY', 'KWD'),
    minor: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constantFrom(1, 10, 999_999_999_999)),
  }),
  category: fc.constantFrom('Food', 'Fun', 'Café & co.'),
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
);

/** Sequences of a few steps by three writers. */
export const sequences: fc.Arbitrary<Sequence> = fc.record({
  writers: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
  faults: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant<FaultName>('none') },
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
  { writers }: Sequence,
): Promise<SequenceOutcome> {
  const ids = Array.from({ length: 8 }, () => randomUUID());
  const errorTypes: (string | null | undefined)[] = [];
  await Promise.all(
    writers.map(async (steps) => {
      for (const one of steps) {
        const { errors } = await perform(user, year, ids, one);
        errorTypes.push(errors?.[0]?.errorType);
        expectWhatToDo(one, errors?.[0]);
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

function perform(user: TestUser, year: number, ids: readonly string[], one: Step) {
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
  }
}

function fields(year: number, { day, money, category }: Partial<Content>): Record<string, unknown> {
  const yyyy = String(day?.startsWith('+') === true ? year + 1 : year).padStart(4, '0');
  return {
    ...(day ? { date: `${yyyy}-${day.replace('+', '')}` } : {}),
    ...(money !== undefined
      ? { amount: toMajor(money.minor, money.currency), currency: money.currency }
      : {}),
    ...(category ? { category } : {}),
  };
}

function toMajor(minor: number, currency: string): number {
  return minor / 10 ** (DECIMALS_OF[currency] ?? 2);
}

function toMinor(amount: number, currency: string): bigint {
  return BigInt(Math.round(amount * 10 ** (DECIMALS_OF[currency] ?? 2)));
}

/** Sums in minor units and counts, by currency, and by currency and category. */
type Totals = Record<string, readonly [string, number]>;

/** Holds the summary of a year, and of each of its months, against the sum of its listed expenses. */
export async function expectExactSummaries(user: TestUser, year: number): Promise<void> {
  const listed = await listedAll(user, { year, limit: 200 });
  for (const month of [undefined, ...new Set([1, 11, 12, ...listed.map(({ date }) => monthOf(date))])]) {
    const expected: Record<string, [bigint, number]> = {};
    for (const { date, amount, category, currency } of listed) {
      if (month === undefined || monthOf(date) === month) {
        const code = String(currency);
        const names = [code, `${code} ${category}`];
        for (const name of month === undefined ? [...names, `${code} ${monthOf(date)}`] : names) {
          const [total, count] = expected[name] ?? [0n, 0];
          expected[name] = [total + toMinor(amount, code), count + 1];
        }
      }
    }
    const texts = Object.entries(expected).map(([name, [total, count]]) => [name, [`${total}`, count]]);
    expect({ month, totals: await summaryTotals(user, year, month) }).toEqual({
      month,
      totals: Object.fromEntries(texts) as Totals,
    });
  }
}

async function summaryTotals(user: TestUser, year: number, month?: number): Promise<Totals> {
  const { currencies } = await summed(user, year, month);
  return Object.fromEntries(
    currencies.flatMap(({ currency, total, count, categories, months }) => [
      [currency, [`${toMinor(total, currency)}`, count]],
      ...categories.map((each) => [
        `${currency} ${each.category}`,
        [`${toMinor(each.total, currency)}`, each.count],
      ]),
      ...months.map((each) => [
        `${currency} ${each.month}`,
        [`${toMinor(each.total, currency)}`, each.count],
      ]),
    ]),
  ) as Totals; // names and pairs, as above
}

function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}
