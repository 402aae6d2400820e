import { randomUUID } from 'node:crypto';
import { transactionConflicts } from 'appsync-local-stack/dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retried } from '../../bench/contention/retried.ts';
import { virtualRace } from '../../bench/contention/virtual-race.ts';
import { expectExactSummaries } from '../support/expected-summaries.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { GraphqlAnswer, TestUser } from '../support/local-stack.ts';
import {
  added,
  addExpense,
  deleteExpense,
  importExpenses,
  listedAll,
  restoreExpense,
  updateExpense,
} from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';

/** What holds at any speed; `npm run bench -- contention` has the figures. */
const test = useLocalStack();

beforeEach(() => {
  test.interceptor.decide = transactionConflicts();
});
afterEach(() => {
  test.interceptor.decide = undefined;
});

/** The input of one of many expenses of a month, in so many categories. */
function input(index: number, categories: number) {
  return {
    id: randomUUID(),
    date: '2024-01-09',
    amount: (index + 1) / 100,
    category: `Category ${index % categories}`,
  };
}

function inputs(count: number, categories: number) {
  return Array.from({ length: count }, (_, index) => input(index, categories));
}

/** How they ended; each that failed must say that the same can be sent again. */
function outcomes(answers: readonly GraphqlAnswer[]): ('written' | 'to be sent again')[] {
  return answers.map((answer) => {
    if (answer.errors === undefined) {
      return 'written';
    }
    expect(answer.errors).toMatchObject([{ errorType: 'Throttled', errorInfo: { retry: true } }]);
    return 'to be sent again';
  });
}

async function add50(user: TestUser, categories: number, client: typeof sentOnce) {
  const all = inputs(50, categories);
  const answers = await Promise.all(all.map((one) => client(() => user.graphql(addExpense, { input: one }))));
  return { all, answers };
}

function sentOnce(send: () => Promise<GraphqlAnswer>): Promise<GraphqlAnswer> {
  return send();
}

async function sentAgain(send: () => Promise<GraphqlAnswer>): Promise<GraphqlAnswer> {
  const { answer } = await retried(send);
  return answer;
}

describe.each([
  ['ten categories', 10],
  ['one category', 1],
])('50 adds at once by one user, in %s', (_, categories) => {
  it('are written, or can be sent again; the lists and totals have what was written', async () => {
    const user = await test.newUser();

    const { all, answers } = await add50(user, categories, sentOnce);

    const ended = outcomes(answers);
    const written = all.filter((__, index) => ended[index] === 'written').map(({ id }) => id);
    expect(written.length).toBeGreaterThan(0);
    expect((await listedAll(user)).map(({ id }) => id).sort()).toEqual(written.sort());
    await expectExactSummaries(user, 2024);
  });

  it('all get in with a client that sends again what is Throttled', async () => {
    const user = await test.newUser();

    const { all, answers } = await add50(user, categories, sentAgain);

    expect(new Set(outcomes(answers))).toEqual(new Set(['written']));
    expect((await listedAll(user)).map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    await expectExactSummaries(user, 2024);
  });
});

describe('50 adds at once by one user, over ten ledgers, in virtual time', () => {
  it.each([1, 2, 3])('get in, four in five of them, without a client that sends again (%i)', async (seed) => {
    const user = await test.newUser();
    const race = virtualRace(seed);
    test.interceptor.decide = race.interceptor;
    const all = Array.from({ length: 50 }, (_, index) => ({
      ...input(index, 10),
      date: `2024-${String(1 + (index % 10)).padStart(2, '0')}-09`,
    }));

    const ended = await race.send(all.map((one) => () => user.graphql(addExpense, { input: one })));

    const written = outcomes(ended).filter((outcome) => outcome === 'written');
    expect(written.length).toBeGreaterThanOrEqual(40);
    expect(await listedAll(user)).toHaveLength(written.length);
    await expectExactSummaries(user, 2024);
  });
});

describe('a lone write', () => {
  it('takes one transaction, however many tries there are', async () => {
    const user = await test.newUser();
    test.calls.length = 0;

    const { id } = await added(user);
    await user.graphql(updateExpense, { input: { id, amount: 3 } });
    await user.graphql(deleteExpense, { id });
    await user.graphql(restoreExpense, { id });
    await user.graphql(importExpenses, { input: { expenses: inputs(2, 1) } });

    expect(test.calls.map(({ operation }) => operation)).toEqual([
      'TransactWriteItems',
      ...Array.from({ length: 2 }, () => ['GetItem', 'GetItem', 'TransactWriteItems']).flat(),
      ...['GetItem', 'TransactWriteItems'],
      'TransactWriteItems',
    ]);
  });
});

describe('10 changes at once of one expense', () => {
  it('are written or can be sent again, when they expect no version: nobody is told to decide', async () => {
    const user = await test.newUser();
    const { id } = await added(user);

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        user.graphql(updateExpense, { input: { id, amount: index + 1 } }),
      ),
    );

    const ended = outcomes(answers);
    const written = ended.flatMap((outcome, index) => (outcome === 'written' ? [index + 1] : []));
    const [expense] = await listedAll(user);
    expect(expense?.version).toBe(1 + written.length);
    expect(written).toContain(expense?.amount);
    await expectExactSummaries(user, 2024);
  });

  it('all get in when they are sent again, one version after the other', async () => {
    const user = await test.newUser();
    const { id } = await added(user);

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        sentAgain(() => user.graphql(updateExpense, { input: { id, amount: index + 1 } })),
      ),
    );

    // Selected by the operation.
    const versions = answers.map(({ data }) => (data?.['updateExpense'] as unknown as ShownExpense).version);
    expect(versions.sort((x, y) => x - y)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await expectExactSummaries(user, 2024);
  });

  it('let one win of those that expect the same version; the others are told the new one', async () => {
    const user = await test.newUser();
    const { id } = await added(user);

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        sentAgain(() =>
          user.graphql(updateExpense, { input: { id, amount: index + 1, expectedVersion: 1 } }),
        ),
      ),
    );

    const refused = answers.filter(({ errors }) => errors !== undefined);
    expect(refused).toHaveLength(9);
    for (const { errors } of refused) {
      expect(errors).toMatchObject([
        { errorType: 'Conflict', errorInfo: { reason: 'CHANGED', currentVersion: 2 } },
      ]);
    }
  });
});

describe.each<[string, string, (id: string, index: number) => Record<string, unknown>]>([
  ['updateExpense', updateExpense, (id, index) => ({ input: { id, amount: 5 + index, category: 'Moved' } })],
  ['deleteExpense', deleteExpense, (id) => ({ id })],
  ['restoreExpense', restoreExpense, (id) => ({ id })],
  ['importExpenses', importExpenses, (_, index) => ({ input: { expenses: inputs(3 + (index % 2), 3) } })],
])('20 times %s at once', (name, document, variables) => {
  it('all get in with a client that sends again what is Throttled, and the totals are exact', async () => {
    const user = await test.newUser();
    const before = inputs(20, 3);
    await user.graphql(importExpenses, { input: { expenses: before } });
    for (const { id } of name === 'restoreExpense' ? before : []) {
      await user.graphql(deleteExpense, { id });
    }

    const answers = await Promise.all(
      before.map(({ id }, index) => sentAgain(() => user.graphql(document, variables(id, index)))),
    );

    expect(new Set(outcomes(answers))).toEqual(new Set(['written']));
    const counts = { updateExpense: 20, deleteExpense: 0, restoreExpense: 20, importExpenses: 90 };
    expect(await listedAll(user)).toHaveLength(counts[name as keyof typeof counts]);
    await expectExactSummaries(user, 2024);
  });
});
