import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { expectExactSummaries } from '../support/expected-summaries.ts';
import { ledgerTraces } from '../support/ledger-traces.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  changedSince,
  deleteExpense,
  imported,
  listed,
  listedAll,
  renameCategory,
  renamed,
  restoreExpense,
  summed,
} from '../support/operations.ts';
import type { ShownExpense, ShownRename } from '../support/operations.ts';
import { subscribe } from '../support/subscriber.ts';

const test = useLocalStack();
const ROW = { date: '2024-01-09', amount: 2.25, category: 'Food' };

afterEach(() => {
  test.interceptor.decide = undefined;
});

/** Stores expenses, in as many imports as it takes. */
async function stored(user: TestUser, rows: readonly Record<string, unknown>[]): Promise<ShownExpense[]> {
  const expenses: ShownExpense[] = [];
  for (let start = 0; start < rows.length; start += 50) {
    expenses.push(...(await imported(user, rows.slice(start, start + 50))));
  }
  return expenses;
}

/** Calls until there is no more; gives every step. */
async function renamedAll(user: TestUser, variables: Record<string, unknown>): Promise<ShownRename[]> {
  const steps: ShownRename[] = [];
  let nextToken: string | null | undefined = null;
  do {
    const step = await renamed(user, { ...variables, nextToken });
    steps.push(step);
    nextToken = step.nextToken;
  } while (steps.at(-1)?.more);
  return steps;
}

const moved = (steps: readonly ShownRename[]) => steps.map((step) => step.moved);

async function countOf(user: TestUser, category: string): Promise<number> {
  return (await listedAll(user, { category })).length;
}

async function expectExact(user: TestUser): Promise<void> {
  await expectExactSummaries(user, 2024);
  expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
}

describe('renameCategory', () => {
  it('moves 50 expenses of one month a step, and nothing is left of the old name', async () => {
    const user = await test.newUser();
    await stored(
      user,
      Array.from({ length: 101 }, (_, index) => ({ ...ROW, subcategory: `Part ${index % 9}` })),
    );

    const steps = await renamedAll(user, { from: 'Food', to: 'Meals' });

    expect(moved(steps)).toEqual([50, 50, 1]);
    expect(steps[0]).toMatchObject({ userId: user.sub, from: 'Food', to: 'Meals', side: null, more: true });
    expect(steps[2]).toMatchObject({ more: false, nextToken: null });
    expect([await countOf(user, 'Food'), await countOf(user, 'Meals')]).toEqual([0, 101]);
    expect((await summed(user, 2024)).currencies[0]?.categories).toMatchObject([
      { category: 'Meals', total: 227.25, count: 101 },
    ]);
    await expectExact(user);
  });

  it.each([
    [33, [33]],
    [34, [33, 1]],
  ])('moves %i expenses of as many months in steps of %j: one transaction holds 33', async (count, steps) => {
    const user = await test.newUser();
    const rows = Array.from({ length: count }, (_, index) => ({ ...ROW, date: `${1980 + index}-02-01` }));
    await stored(user, rows);
    test.calls.length = 0;

    const first = await renamed(user, { from: 'Food', to: 'Meals' });

    expect(test.calls.map(({ operation }) => operation)).toEqual([
      'Query',
      'BatchGetItem',
      'TransactWriteItems',
    ]);
    expect(first).toMatchObject({ moved: steps[0], more: steps.length > 1 });
    const rest = first.more ? moved(await renamedAll(user, { from: 'Food', to: 'Meals' })) : [];
    expect([first.moved, ...rest]).toEqual(steps);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it('tells exactly whether there is more: 50 are one step, 51 are two', async () => {
    const user = await test.newUser();
    await stored(
      user,
      Array.from({ length: 50 }, () => ROW),
    );

    expect(moved(await renamedAll(user, { from: 'Food', to: 'Meals' }))).toEqual([50]);
    await added(user, { ...ROW, category: 'Meals' });
    expect(moved(await renamedAll(user, { from: 'Meals', to: 'Food' }))).toEqual([50, 1]);
  });

  it('merges into a category that exists, in each month, currency and kind', async () => {
    const user = await test.newUser();
    const kinds = ['EXPENSE', 'REFUND', 'INCOME'];
    const rows = ['Food', 'Meals'].flatMap((category) =>
      kinds.flatMap((kind) =>
        ['2024-01-09', '2024-11-30'].flatMap((date) =>
          ['USD', 'KWD'].map((currency) => ({ ...ROW, category, kind, date, currency, payee: 'Shop' })),
        ),
      ),
    );
    await stored(user, rows);

    const steps = await renamedAll(user, { from: 'Food', to: 'Meals' });

    expect(moved(steps)).toEqual([12]);
    expect(await countOf(user, 'Meals')).toBe(24);
    expect((await listed(user, { payee: 'Shop' })).items).toHaveLength(24);
    await expectExact(user);
  });

  it('changes nothing of an expense but the category, and shows it in changes', async () => {
    const user = await test.newUser();
    const before = await added(user, {
      ...ROW,
      payee: 'Cafe',
      notes: 'with oat milk',
      subcategory: 'Coffee',
    });
    const { cursor } = await changedSince(user);

    await renamed(user, { from: 'Food', to: 'Meals' });

    const [after] = (await listed(user)).items;
    expect(after).toEqual({
      ...before,
      category: 'Meals',
      version: 2,
      updatedAt: after?.['updatedAt'],
    });
    expect((await changedSince(user, cursor)).items).toEqual([after]);
  });

  it('moves nothing of a category that nothing is in', async () => {
    const user = await test.newUser();

    expect(await renamed(user, { from: 'Food', to: 'Meals' })).toMatchObject({ moved: 0, more: false });
  });

  it('leaves deleted expenses in their category: they come back into it', async () => {
    const user = await test.newUser();
    const [gone] = await stored(user, [ROW, ROW]);
    await user.graphql(deleteExpense, { id: gone?.id });

    const steps = await renamedAll(user, { from: 'Food', to: 'Meals' });
    await user.graphql(restoreExpense, { id: gone?.id });

    expect(moved(steps)).toEqual([1]);
    expect([await countOf(user, 'Food'), await countOf(user, 'Meals')]).toEqual([1, 1]);
    await expectExact(user);
  });

  it('can be broken off and started again, also after more was added to the old category', async () => {
    const user = await test.newUser();
    await stored(
      user,
      Array.from({ length: 60 }, () => ROW),
    );

    const first = await renamed(user, { from: 'Food', to: 'Meals' });
    await expectExact(user);
    await added(user, { ...ROW, date: '2023-12-31' });
    const again = await renamedAll(user, { from: 'Food', to: 'Meals' });

    expect([first.moved, ...moved(again)]).toEqual([50, 11]);
    expect([await countOf(user, 'Food'), await countOf(user, 'Meals')]).toEqual([0, 61]);
    await expectExact(user);
  });

  it('goes back the same way', async () => {
    const user = await test.newUser();
    await stored(user, [ROW, ROW]);

    await renamed(user, { from: 'Food', to: 'Meals' });
    await renamed(user, { from: 'Meals', to: 'Food' });

    expect(await countOf(user, 'Food')).toBe(2);
    await expectExact(user);
  });

  it('moves two expenses one after the other whose sum could not be counted exactly', async () => {
    const user = await test.newUser();
    const largest = { ...ROW, amount: 999_999_999_999_999, currency: 'JPY' };
    await added(user, largest);
    await added(user, largest);

    expect(moved(await renamedAll(user, { from: 'Food', to: 'Meals' }))).toEqual([1, 1]);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it('touches nobody else', async () => {
    const [user, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    await Promise.all([added(user), added(stranger)]);

    await renamed(user, { from: 'Food', to: 'Meals' });

    expect((await listed(stranger)).items).toMatchObject([{ category: 'Food', version: 1 }]);
  });

  it('tells each step to the devices of its user, and to nobody else', async () => {
    const [user, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    const subscription = 'subscription { onCategoryRenamed { userId from to side moved more } }';
    const [own, foreign] = await Promise.all(
      [user, stranger].map((each) => subscribe(test.stack.origin, each, subscription)),
    );
    onTestFinished(() => [own, foreign].forEach((each) => each?.close()));
    await added(user);

    await renamed(user, { from: 'Food', to: 'Meals', side: 'SPENT' });
    await renamed(stranger, { from: 'Rent', to: 'Flat' });

    expect(await own?.received(1)).toEqual([
      { userId: user.sub, from: 'Food', to: 'Meals', side: 'SPENT', moved: 1, more: false },
    ]);
    // An event of the owner's would have come before this one.
    expect(await foreign?.received(1)).toEqual([
      { userId: stranger.sub, from: 'Rent', to: 'Flat', side: null, moved: 0, more: false },
    ]);
  });
});

describe('a step of renameCategory that poses as somebody else’s', () => {
  it.each([
    'userId: from owner: from isSetByServer: more',
    'userId: from owner { userId isSetByServer }',
    'owner { userId: isSetByServer isSetByServer } userId: from',
  ])('is not heard of by its victim: %s', async (selection) => {
    const [attacker, victim] = await Promise.all([test.newUser(), test.newUser()]);
    const subscriber = await subscribe(
      test.stack.origin,
      victim,
      'subscription { onCategoryRenamed { to } }',
    );
    onTestFinished(subscriber.close);

    const { errors } = await attacker.graphql(
      `mutation { renameCategory(from: "${victim.sub}", to: "Forged") { to ${selection} } }`,
    );
    await renamed(victim, { from: 'Food', to: 'Meals' });

    expect(errors).toBeUndefined();
    expect(await subscriber.received(1)).toEqual([{ to: 'Meals' }]);
  });
});

describe('renameCategory of one side', () => {
  it('moves the income alone, past many expenses of the other side', async () => {
    const user = await test.newUser();
    await stored(user, [
      ...Array.from({ length: 120 }, () => ({ ...ROW, category: 'Gifts' })),
      ...Array.from({ length: 3 }, () => ({
        ...ROW,
        date: '2024-06-01',
        category: 'Gifts',
        kind: 'INCOME',
      })),
    ]);

    const steps = await renamedAll(user, { from: 'Gifts', to: 'Presents', side: 'INCOME' });

    expect(moved(steps)).toEqual([0, 0, 3]);
    expect((await listedAll(user, { category: 'Presents' })).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 3 }, () => 'INCOME'),
    );
    expect(await countOf(user, 'Gifts')).toBe(120);
    await expectExact(user);
  });

  it('moves expenses and refunds alone', async () => {
    const user = await test.newUser();
    await stored(user, [ROW, { ...ROW, kind: 'REFUND' }, { ...ROW, kind: 'INCOME' }]);

    const steps = await renamedAll(user, { from: 'Food', to: 'Meals', side: 'SPENT' });

    expect(moved(steps)).toEqual([2]);
    expect((await listed(user, { category: 'Food' })).items).toMatchObject([{ kind: 'INCOME' }]);
    await expectExact(user);
  });
});

describe('renameCategory refuses', () => {
  it.each([
    ['from', { from: '', to: 'Meals' }],
    ['from', { from: 'a#b', to: 'Meals' }],
    ['from', { from: ' Food', to: 'Meals' }],
    ['from', { from: '\ud83d', to: 'Meals' }],
    ['to', { from: 'Food', to: '' }],
    ['to', { from: 'Food', to: 'x'.repeat(101) }],
    ['to', { from: 'Food', to: '#deleted' }],
    ['to', { from: 'Food', to: 'Food' }],
    ['nextToken', { from: 'Food', to: 'Meals', nextToken: 'x' }],
  ])('what cannot be, naming %s: %j', async (field, variables) => {
    const user = await test.newUser();

    const { data, errors } = await user.graphql(renameCategory, variables);

    expect(data).toEqual({ renameCategory: null });
    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field } }]);
  });

  it.each([
    ['names', { from: 'Food', to: 'Fun' }],
    ['side', { from: 'Food', to: 'Meals', side: 'SPENT' }],
  ])('a token of other %s, and of other users', async (_, other) => {
    const [user, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    await stored(
      user,
      Array.from({ length: 51 }, () => ROW),
    );
    const { nextToken } = await renamed(user, { from: 'Food', to: 'Meals' });

    const foreign = await stranger.graphql(renameCategory, { from: 'Food', to: 'Meals', nextToken });
    const mine = await user.graphql(renameCategory, { ...other, nextToken });

    expect(nextToken).toEqual(expect.any(String));
    for (const { errors } of [foreign, mine]) {
      expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'nextToken' } }]);
    }
  });
});

describe('renameCategory beside other writers', () => {
  it('loses nothing when it runs twice at once while expenses are added to both categories', async () => {
    const user = await test.newUser();
    await stored(
      user,
      Array.from({ length: 60 }, (_, index) => ({ ...ROW, date: index % 2 ? '2024-11-30' : ROW.date })),
    );
    const attempt = async (document: string, variables: Record<string, unknown>): Promise<void> => {
      const { errors } = await user.graphql(document, variables);
      if (errors !== undefined) {
        expect(['Conflict', 'Throttled']).toContain(errors[0]?.errorType);
      }
    };

    await Promise.all([
      attempt(renameCategory, { from: 'Food', to: 'Meals' }),
      attempt(renameCategory, { from: 'Food', to: 'Meals' }),
      attempt(renameCategory, { from: 'Meals', to: 'Food' }),
      ...['Food', 'Meals'].map(async (category) => {
        await added(user, { ...ROW, id: randomUUID(), category }).catch(() => undefined);
      }),
    ]);
    await expectExact(user);
    await renamedAll(user, { from: 'Food', to: 'Meals' });

    expect(await countOf(user, 'Food')).toBe(0);
    expect(await countOf(user, 'Meals')).toBe((await listedAll(user)).length);
    await expectExact(user);
  });

  it('says of each expense once that it was moved', async () => {
    const user = await test.newUser();
    await stored(
      user,
      Array.from({ length: 20 }, () => ROW),
    );

    const steps = await Promise.all(
      Array.from({ length: 3 }, () => user.graphql(renameCategory, { from: 'Food', to: 'Meals' })),
    );

    // Selected; null when others came first.
    const moved = steps.map(
      ({ data }) => (data?.['renameCategory'] as unknown as ShownRename | null)?.moved ?? 0,
    );
    expect(moved.reduce((sum, count) => sum + count, 0)).toBe(20);
    await expectExact(user);
  });

  it('can be sent again after a lost answer', async () => {
    const user = await test.newUser();
    await stored(
      user,
      Array.from({ length: 51 }, () => ROW),
    );
    test.interceptor.decide = ({ operation }) => {
      test.interceptor.decide = operation === 'TransactWriteItems' ? undefined : test.interceptor.decide;
      return operation === 'TransactWriteItems' ? 'lost' : undefined;
    };

    const lost = await user.graphql(renameCategory, { from: 'Food', to: 'Meals' });
    const steps = await renamedAll(user, { from: 'Food', to: 'Meals' });

    expect(lost.errors).toMatchObject([{ errorType: 'Internal' }]);
    expect(moved(steps)).toEqual([1]);
    expect(await countOf(user, 'Meals')).toBe(51);
    await expectExact(user);
  });
});
