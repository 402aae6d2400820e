import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectExactSummaries } from '../support/expected-summaries.ts';
import { ledgerTraces } from '../support/ledger-traces.ts';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  changedSince,
  deleteExpense,
  deleteExpenses,
  imported,
  listed,
  restoreExpenses,
  summed,
  updateExpenses,
} from '../support/operations.ts';
import type { ShownExpense } from '../support/operations.ts';
import { subscribe } from '../support/subscriber.ts';

const test = useLocalStack();
const ROW = { date: '2024-01-09', amount: 2.25, category: 'Food' };

/** As many expenses as wanted, each of a month of its own, so each in a ledger of its own. */
function ofMonths(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    ...ROW,
    date: `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-15`,
  }));
}

function idsOf(expenses: readonly ShownExpense[]): string[] {
  return expenses.map(({ id }) => id);
}

const operations = () => test.calls.map(({ operation }) => operation);

type Batch = { userId: string; items: ShownExpense[] };

/** Each mutation with variables for the ids, and the most ids that it takes. */
const mutations: readonly [string, string, (ids: readonly string[]) => Record<string, unknown>, number][] = [
  ['updateExpenses', updateExpenses, (ids) => ({ input: { ids, category: 'Fun' } }), 33],
  ['deleteExpenses', deleteExpenses, (ids) => ({ ids }), 50],
  ['restoreExpenses', restoreExpenses, (ids) => ({ ids }), 50],
];

describe.each(mutations)('%s', (name, document, variables, most) => {
  /** Stored expenses that the mutation can change: deleted ones for a restoration. */
  async function prepared(user: TestUser, rows: readonly Record<string, unknown>[]): Promise<string[]> {
    const ids: string[] = [];
    for (let start = 0; start < rows.length; start += 50) {
      const part = idsOf(await imported(user, rows.slice(start, start + 50)));
      if (name === 'restoreExpenses') {
        await user.graphql(deleteExpenses, { ids: part });
      }
      ids.push(...part);
    }
    return ids;
  }

  it(`takes ${most} expenses of as many months, in one transaction, and answers in the order of the ids`, async () => {
    const user = await test.newUser();
    const ids = (await prepared(user, ofMonths(most))).reverse();
    test.calls.length = 0;

    const { data, errors } = await user.graphql(document, variables(ids));

    expect(errors).toBeUndefined();
    expect(data?.[name]).toMatchObject({
      userId: user.sub,
      owner: { userId: user.sub, isSetByServer: true },
    });
    expect(idsOf((data?.[name] as unknown as Batch).items)).toEqual(ids);
    const reads = name === 'restoreExpenses' ? ['BatchGetItem'] : ['BatchGetItem', 'BatchGetItem'];
    expect(operations()).toEqual([...reads, 'TransactWriteItems']);
    await expectExactSummaries(user, 2001);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it.each([
    ['none', []],
    [`${most + 1}`, Array.from({ length: most + 1 }, () => randomUUID())],
  ])('refuses %s', async (_, ids) => {
    const user = await test.newUser();

    const { errors } = await user.graphql(document, variables(ids));

    expect(errors).toMatchObject([
      {
        errorType: 'ValidationError',
        errorInfo: { field: 'ids', reason: `must have 1 to ${most} ids` },
      },
    ]);
  });

  it('refuses an id that is there twice, in whatever case', async () => {
    const user = await test.newUser();
    const [id = '', other = ''] = await prepared(user, [ROW, ROW]);

    const { errors } = await user.graphql(document, variables([id, other, id.toUpperCase()]));

    expect(errors).toMatchObject([
      {
        errorType: 'ValidationError',
        errorInfo: {
          field: 'ids',
          reason: 'must have each id once: the one at index 2 is also at index 0',
        },
      },
    ]);
  });

  it('names every id under which the caller has nothing to change, and changes nothing', async () => {
    const [user, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    const [mine = ''] = await prepared(user, [ROW]);
    const [foreign = ''] = await prepared(stranger, [ROW]);
    const gone = await added(user, ROW);
    await user.graphql(deleteExpense, { id: gone.id });
    const ids = ['no UUID', foreign, mine, randomUUID(), ...(name === 'restoreExpenses' ? [] : [gone.id])];
    const before = await changedSince(user);

    const { data, errors } = await user.graphql(document, variables(ids));

    expect(data).toEqual({ [name]: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ errorType: 'NotFound', errorInfo: { field: 'ids' } });
    const { errors: named } = errors?.[0]?.errorInfo as { errors: { index: number; field: string }[] };
    expect(named.map(({ index }) => index)).toEqual(name === 'restoreExpenses' ? [0, 1, 3] : [0, 1, 3, 4]);
    expect(new Set(named.map(({ field }) => field))).toEqual(new Set(['ids']));
    expect((await changedSince(user)).items).toEqual(before.items);
  });

  it('reads nothing when no id is a UUID, and names all', async () => {
    const user = await test.newUser();
    test.calls.length = 0;

    const { errors } = await user.graphql(document, variables(['a', 'b']));

    expect(errors).toMatchObject([
      { errorType: 'NotFound', errorInfo: { errors: [{ index: 0 }, { index: 1 }] } },
    ]);
    expect(test.calls).toEqual([]);
  });

  it('refuses half of a surrogate pair among the ids as every string', async () => {
    const user = await test.newUser();

    const { errors } = await user.graphql(document, variables(['\ud83d']));

    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'ids' } }]);
  });

  it('takes no more than 15 digits of minor units in one ledger, which it could not count exactly', async () => {
    const user = await test.newUser();
    const largest = { ...ROW, amount: 999_999_999_999_999, currency: 'JPY' };
    const [one = ''] = await prepared(user, [largest]);
    const [two = ''] = await prepared(user, [largest]);

    const both = await user.graphql(document, variables([one, two]));
    const single = await user.graphql(document, variables([one]));

    expect(both.errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'ids' } }]);
    expect(single.errors).toBeUndefined();
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it('is told once, as a batch, to the devices of its user, and to nobody else', async () => {
    const [user, stranger] = await Promise.all([test.newUser(), test.newUser()]);
    const field = { updateExpenses: 'onExpensesUpdated', deleteExpenses: 'onExpensesDeleted' }[name];
    const subscription = `subscription { ${field ?? 'onExpensesRestored'} { userId items { id version } } }`;
    const [own, foreign] = await Promise.all(
      [user, stranger].map((each) => subscribe(test.stack.origin, each, subscription)),
    );
    onTestFinished(() => [own, foreign].forEach((each) => each?.close()));
    const ids = await prepared(user, [ROW, { ...ROW, category: 'Rent' }]);
    const theirs = await prepared(stranger, [ROW]);
    const version = name === 'restoreExpenses' ? 3 : 2;

    await user.graphql(document, variables(ids));
    await stranger.graphql(document, variables(theirs));

    expect(await own?.received(1)).toEqual([{ userId: user.sub, items: ids.map((id) => ({ id, version })) }]);
    // An event of the owner's would have come before this one.
    expect(await foreign?.received(1)).toEqual([
      { userId: stranger.sub, items: theirs.map((id) => ({ id, version })) },
    ]);
  });
});

describe('updateExpenses', () => {
  it('stores what is given, clears what is null, and keeps the rest of each expense', async () => {
    const user = await test.newUser();
    const expenses = await imported(user, [
      { ...ROW, payee: 'Cafe', notes: 'one', subcategory: 'Coffee' },
      { ...ROW, amount: 3, currency: 'KWD', category: 'Rent', notes: 'two', paymentMethod: 'Cash' },
    ]);

    const { data } = await user.graphql(updateExpenses, {
      input: { ids: idsOf(expenses), date: '2023-12-31', payee: 'Shop #2', notes: null, kind: 'REFUND' },
    });

    const items = (data?.['updateExpenses'] as unknown as Batch).items;
    expect(items).toEqual(
      expenses.map((before, index) => ({
        ...before,
        date: '2023-12-31',
        year: 2023,
        month: 12,
        payee: 'Shop #2',
        notes: null,
        kind: 'REFUND',
        version: 2,
        updatedAt: items[index]?.['updatedAt'],
      })),
    );
    expect((await listed(user, { payee: 'Shop #2', order: 'ASC' })).items).toHaveLength(2);
    await expectExactSummaries(user, 2023);
    expect((await summed(user, 2024)).currencies).toEqual([]);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it('reads and writes no ledger for what no ledger knows', async () => {
    const user = await test.newUser();
    const ids = idsOf(await imported(user, [ROW, ROW]));
    test.calls.length = 0;

    await user.graphql(updateExpenses, { input: { ids, payee: 'Cafe' } });

    expect(operations()).toEqual(['BatchGetItem', 'TransactWriteItems']);
    expect((await listed(user, { payee: 'Cafe' })).items).toHaveLength(2);
  });

  it('clears the only subcategory and payment method of a month', async () => {
    const user = await test.newUser();
    const ids = idsOf(await imported(user, [{ ...ROW, subcategory: 'Coffee', paymentMethod: 'Cash' }, ROW]));

    const { errors } = await user.graphql(updateExpenses, {
      input: { ids, subcategory: null, paymentMethod: null },
    });

    expect(errors).toBeUndefined();
    await expectExactSummaries(user, 2024);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it('merges categories of 33 expenses of one month without a second write on one ledger', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 33 }, (_, index) => ({ ...ROW, category: `Category ${index % 5}` }));
    const ids = idsOf(await imported(user, rows));

    const { errors } = await user.graphql(updateExpenses, { input: { ids, category: 'Category 0' } });

    expect(errors).toBeUndefined();
    expect((await summed(user, 2024)).currencies[0]?.categories).toMatchObject([
      { category: 'Category 0', total: 74.25, count: 33 },
    ]);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });

  it.each([
    ['input', {}],
    ['category', { category: 'a#b' }],
    ['category', { category: null }],
    ['kind', { kind: null }],
    ['date', { date: '0000-01-01' }],
    ['payee', { payee: '' }],
    ['subcategory', { subcategory: 'x'.repeat(101) }],
    ['notes', { notes: 'x'.repeat(5001) }],
  ])('refuses what no expense can have, and names %s', async (field, patch) => {
    const user = await test.newUser();

    const { errors } = await user.graphql(updateExpenses, { input: { ids: [randomUUID()], ...patch } });

    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field } }]);
  });

  it.each(['amount: 2', 'currency: "EUR"'])('has no %s', async (patch) => {
    const user = await test.newUser();

    const { errors } = await user.graphql(
      `mutation { updateExpenses(input: { ids: ["${randomUUID()}"], ${patch} }) { userId } }`,
    );

    expect(errors?.[0]?.message).toMatch(/Validation error of type WrongType/);
  });
});

describe('deleteExpenses', () => {
  it('puts all into the trash and out of the lists and totals, and answers NotFound when it is sent again', async () => {
    const user = await test.newUser();
    const expenses = await imported(user, [ROW, { ...ROW, payee: 'Cafe' }, { ...ROW, kind: 'INCOME' }]);
    const ids = idsOf(expenses);

    const first = await user.graphql(deleteExpenses, { ids });
    const second = await user.graphql(deleteExpenses, { ids });

    const { items } = first.data?.['deleteExpenses'] as unknown as Batch;
    expect(items.map(({ version, deletedAt }) => [version, typeof deletedAt])).toEqual(
      ids.map(() => [2, 'string']),
    );
    expect((await listed(user)).items).toEqual([]);
    expect((await summed(user, 2024)).currencies).toEqual([]);
    const trash = await user.graphql('{ deletedExpenses { items { id } } }');
    expect(idsOf((trash.data?.['deletedExpenses'] as unknown as Batch).items).sort()).toEqual(ids.sort());
    expect(second.errors).toMatchObject([{ errorType: 'NotFound' }]);
  });

  it('takes 50 expenses of one month out of one ledger, each with a subcategory and a payment method', async () => {
    const user = await test.newUser();
    const rows = Array.from({ length: 51 }, (_, index) => ({
      ...ROW,
      date: `2024-01-${String((index % 31) + 1).padStart(2, '0')}`,
      kind: index % 2 === 0 ? 'EXPENSE' : 'REFUND',
      subcategory: `Subcategory ${index}`,
      paymentMethod: `Card ${index}`,
    }));
    const ids = [...idsOf(await imported(user, rows.slice(0, 50))), (await added(user, rows[50])).id];

    const { errors } = await user.graphql(deleteExpenses, { ids: ids.slice(1) });

    expect(errors).toBeUndefined();
    await expectExactSummaries(user, 2024);
    expect(await ledgerTraces(test.stack, user.sub)).toEqual([]);
  });
});

describe('restoreExpenses', () => {
  it('brings back what is deleted, answers the rest as it is, and can be sent again', async () => {
    const user = await test.newUser();
    const [gone, live] = await imported(user, [ROW, { ...ROW, payee: 'Cafe' }]);
    const ids = [gone?.id, live?.id];
    await user.graphql(deleteExpenses, { ids: [gone?.id] });

    const first = await user.graphql(restoreExpenses, { ids });
    const second = await user.graphql(restoreExpenses, { ids });

    const { items } = first.data?.['restoreExpenses'] as unknown as Batch;
    expect(items).toEqual([{ ...gone, version: 3, updatedAt: items[0]?.['updatedAt'] }, live]);
    expect(second.data).toEqual(first.data);
    expect((await listed(user, { order: 'ASC' })).items).toEqual(items);
    expect((await summed(user, 2024)).currencies).toMatchObject([{ spent: 4.5, expenseCount: 2 }]);
  });
});
