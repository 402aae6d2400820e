import { cancellation } from 'appsync-local-stack/dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { budgeted, budgetsOf, listBudgets, removeBudget, setBudget, setMany } from '../support/budgets.ts';
import { validationError } from '../support/handlers.ts';
import { useLocalStack } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  importExpenses,
  restoreExpense,
  summed,
  updateExpense,
} from '../support/operations.ts';

const test = useLocalStack();

afterEach(() => {
  test.interceptor.decide = undefined;
});

const FOOD = { currency: 'USD', category: 'Food', amount: 250 };

describe('budgets', () => {
  it('are listed by currency, first that of all of it, then those of categories by name', async () => {
    const user = await test.newUser();
    await budgeted(user, { category: 'Rent', amount: 1500 });
    await budgeted(user, { category: 'Éclairs', amount: 9.5 });
    await budgeted(user, { category: 'Food', amount: 250 });
    await budgeted(user, { amount: 2000 });
    await budgeted(user, { currency: 'KWD', amount: 1.125 });
    await budgeted(user, { currency: 'JPY', category: '🍣', amount: 5000 });

    const { budgets } = await budgetsOf(user);

    expect(budgets).toEqual([
      { currency: 'JPY', category: '🍣', amount: 5000, spent: 0, left: 5000, version: 1 },
      { currency: 'KWD', category: null, amount: 1.125, spent: 0, left: 1.125, version: 1 },
      { currency: 'USD', category: null, amount: 2000, spent: 0, left: 2000, version: 1 },
      { currency: 'USD', category: 'Food', amount: 250, spent: 0, left: 250, version: 1 },
      { currency: 'USD', category: 'Rent', amount: 1500, spent: 0, left: 1500, version: 1 },
      { currency: 'USD', category: 'Éclairs', amount: 9.5, spent: 0, left: 9.5, version: 1 },
    ]);
  });

  it('have spent what the summary of the month has, refunds taken off, and leave the rest', async () => {
    const user = await test.newUser();
    await budgeted(user, FOOD);
    await budgeted(user, { amount: 300 });
    await budgeted(user, { currency: 'EUR', amount: 10 });
    for (const expense of [
      { date: '2024-01-01', amount: 0.1 },
      { date: '2024-01-31', amount: 0.2 },
      { date: '2024-01-31', amount: 0.05, kind: 'REFUND' },
      { date: '2024-01-31', amount: 5000, kind: 'INCOME' },
      { date: '2024-01-15', amount: 400, category: 'Rent' },
      { date: '2024-01-15', amount: 11, currency: 'EUR' },
      { date: '2024-01-15', amount: 11, currency: 'GBP' },
      { date: '2023-12-31', amount: 7 },
      { date: '2024-02-01', amount: 7 },
    ]) {
      await added(user, expense);
    }

    expect(await budgetsOf(user)).toMatchObject({
      year: 2024,
      month: 1,
      monthGone: 1,
      budgets: [
        { currency: 'EUR', category: null, spent: 11, left: -1 },
        { currency: 'USD', category: null, spent: 400.25, left: -100.25 },
        { currency: 'USD', category: 'Food', spent: 0.25, left: 249.75 },
      ],
    });
    expect((await summed(user, 2024, 1)).currencies).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ currency: 'USD', spent: 400.25 }),
        expect.objectContaining({ currency: 'EUR', spent: 11 }),
      ]),
    );
  });

  it('follow expenses that are changed, renamed, moved, deleted, restored and imported', async () => {
    const user = await test.newUser();
    await budgeted(user, FOOD);
    const left = async () => (await budgetsOf(user)).budgets[0]?.left;
    const { id } = await added(user, { amount: 50 });
    expect(await left()).toBe(200);

    await user.graphql(updateExpense, { input: { id, amount: 60 } });
    expect(await left()).toBe(190);

    await user.graphql(updateExpense, { input: { id, category: 'food' } });
    expect(await left()).toBe(250);

    await user.graphql(updateExpense, { input: { id, category: 'Food', date: '2024-02-09' } });
    expect(await left()).toBe(250);

    await user.graphql(updateExpense, { input: { id, date: '2024-01-09' } });
    expect(await left()).toBe(190);

    await user.graphql(deleteExpense, { id });
    expect(await left()).toBe(250);

    await user.graphql(restoreExpense, { id });
    expect(await left()).toBe(190);

    const row = { date: '2024-01-31', amount: 10, category: 'Food' };
    await user.graphql(importExpenses, { input: { expenses: [row, row] } });
    expect(await left()).toBe(170);
  });

  it('are those of the month of today, of which the caller says when it is', async () => {
    const user = await test.newUser();
    await budgeted(user, FOOD);
    await added(user, { date: '2024-04-01', amount: 50 });

    const { data } = await user.graphql(listBudgets, { today: '2024-04-15' });

    expect(data?.['budgets']).toMatchObject({
      year: 2024,
      month: 4,
      monthGone: 0.5,
      budgets: [{ spent: 50 }],
    });
  });

  it('are none for a user without any', async () => {
    expect((await budgetsOf(await test.newUser())).budgets).toEqual([]);
  });

  it("know nothing of somebody else's budgets and expenses", async () => {
    const [one, other] = await Promise.all([test.newUser(), test.newUser()]);
    await budgeted(one, FOOD);
    await added(one, { amount: 50 });
    await budgeted(other, { ...FOOD, amount: 9 });

    expect((await budgetsOf(other)).budgets).toMatchObject([{ amount: 9, spent: 0, left: 9 }]);

    const { errors } = await other.graphql(removeBudget, { currency: 'USD', category: 'Food' });
    expect(errors).toBeUndefined();
    expect((await budgetsOf(one)).budgets).toMatchObject([{ amount: 250, spent: 50 }]);
  });

  it.each([
    [1, 'nobody asks what was spent', '{ budgets { budgets { category amount } } }', 0],
    [1, 'there is none', '{ budgets { budgets { spent } } }', undefined],
    [2, 'it has all', '{ budgets { monthGone budgets { category spent left } } }', 0],
  ])('take %i Query when %s', async (queries, _, selection, budget) => {
    const user = await test.newUser();
    if (budget !== undefined) {
      await budgeted(user, FOOD);
    }
    test.calls.length = 0;

    const { errors } = await user.graphql(selection);

    expect(errors).toBeUndefined();
    expect(test.calls.map(({ operation }) => operation)).toEqual(Array(queries).fill('Query'));
  });

  it('cost the same for 60 expenses as for one', async () => {
    const user = await test.newUser();
    await budgeted(user, FOOD);
    const row = { date: '2024-01-31', amount: 10, category: 'Food' };
    const units = async () => {
      test.calls.length = 0;
      await budgetsOf(user);
      return test.calls.map(({ consumedCapacity }) => consumedCapacity.readUnits);
    };
    await added(user, row);
    const ofOne = await units();
    for (let batch = 0; batch < 2; batch += 1) {
      await user.graphql(importExpenses, { input: { expenses: Array(30).fill(row) } });
    }

    expect(await units()).toEqual(ofOne);
    expect(ofOne).toEqual([1, 1]);
  });

  it.each([
    [{ month: 1 }, 'month'],
    [{ year: 2024 }, 'month'],
    [{ year: 0, month: 1 }, 'year'],
    [{ year: 2024, month: 13 }, 'month'],
  ])('refuse %j by the name of the argument', async (args, field) => {
    const { errors } = await (await test.newUser()).graphql(listBudgets, args);

    expect(errors).toMatchObject([validationError(field, expect.any(String))]);
  });
});

describe('setBudget', () => {
  it('can be sent again, and counts a version only for a change', async () => {
    const user = await test.newUser();

    expect(await budgeted(user, FOOD)).toEqual({ ...FOOD, version: 1 });
    expect(await budgeted(user, FOOD)).toEqual({ ...FOOD, version: 1 });
    expect(await budgeted(user, { ...FOOD, amount: 300 })).toEqual({ ...FOOD, amount: 300, version: 2 });
    expect((await budgetsOf(user)).budgets).toMatchObject([{ amount: 300, version: 2 }]);
  });

  it('is unknown after a lost answer, and done once when it is sent again', async () => {
    const user = await test.newUser();
    test.interceptor.decide = ({ operation }) => (operation === 'TransactWriteItems' ? 'lost' : undefined);
    const { errors } = await user.graphql(setBudget, { input: FOOD });
    test.interceptor.decide = undefined;

    expect(errors).toMatchObject([{ errorType: 'Internal' }]);
    expect(await budgeted(user, FOOD)).toEqual({ ...FOOD, version: 1 });
  });

  it('changes only the version that is expected', async () => {
    const user = await test.newUser();
    await budgeted(user, FOOD);
    await budgeted(user, { ...FOOD, amount: 300, expectedVersion: 1 });

    for (const expectedVersion of [0, 1, 3]) {
      const { data, errors } = await user.graphql(setBudget, { input: { ...FOOD, expectedVersion } });

      expect(data).toEqual({ setBudget: null });
      expect(errors).toMatchObject([
        { errorType: 'Conflict', errorInfo: { reason: 'CHANGED', currentVersion: 2 } },
      ]);
    }
    expect((await budgetsOf(user)).budgets).toMatchObject([{ amount: 300, version: 2 }]);
  });

  it('sets a new budget for whoever expects none, and NotFound for whoever expects one', async () => {
    const user = await test.newUser();

    const { errors } = await user.graphql(setBudget, { input: { ...FOOD, expectedVersion: 1 } });

    expect(errors).toMatchObject([{ errorType: 'NotFound' }]);
    expect(await budgeted(user, { ...FOOD, expectedVersion: 0 })).toMatchObject({ version: 1 });
  });

  it.each([
    [{ amount: 1 }, 'currency'],
    [{ currency: 'DOLLAR', amount: 1 }, 'currency'],
    [{ currency: 'USD', category: '', amount: 1 }, 'category'],
    [{ currency: 'USD', category: 'Food#', amount: 1 }, 'category'],
    [{ currency: 'USD', category: '\u200bFood', amount: 1 }, 'category'],
    [{ currency: 'USD', amount: 0 }, 'amount'],
    [{ currency: 'JPY', amount: 0.5 }, 'amount'],
  ])('refuses %j by the name of the field', async (input, field) => {
    const user = await test.newUser();

    const { errors } = await user.graphql(setBudget, { input });

    expect(errors).toMatchObject([validationError(field, expect.any(String))]);
    expect((await budgetsOf(user)).budgets).toEqual([]);
  });

  it('refuses the 201st budget, however many are set at once, and takes it after one is removed', async () => {
    const user = await test.newUser();
    await setMany(user, 'C', 195);

    const atOnce = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        user.graphql(setBudget, { input: { ...FOOD, category: `D${index}` } }),
      ),
    );
    const refusals = atOnce.flatMap(({ errors }) => errors ?? []);
    const isFull = refusals.some(({ errorType }) => errorType === 'ValidationError');
    // Those that were refused for the others' sake only may come again.
    await setMany(user, 'E', 200 - (await budgetsOf(user)).budgets.length);

    expect(isFull || refusals.every(({ message }) => message.startsWith('Other requests'))).toBe(true);
    expect((await budgetsOf(user)).budgets).toHaveLength(200);
    const another = { input: { currency: 'EUR', amount: 1 } };
    const reason = 'cannot have a budget: you have 200, the most that there can be; remove one first';
    expect((await user.graphql(setBudget, another)).errors).toMatchObject([
      validationError('currency', reason),
    ]);
    expect((await user.graphql(setBudget, { input: FOOD })).errors).toMatchObject([
      validationError('category', reason),
    ]);
    expect(await budgeted(user, { category: 'C0', amount: 2 })).toMatchObject({ version: 2 });

    await user.graphql(removeBudget, { currency: 'USD', category: 'C0' });

    expect((await user.graphql(setBudget, another)).errors).toBeUndefined();
  });
});

describe('the write units of a budget', () => {
  it('are 4 for a new one, 1 for a change, none for the same amount, and 4 for a removal', async () => {
    const user = await test.newUser();
    const units = async (write: () => Promise<unknown>) => {
      test.calls.length = 0;
      await write();
      return test.calls.map(({ operation, consumedCapacity }) => [operation, consumedCapacity.writeUnits]);
    };

    expect(await units(() => budgeted(user, FOOD))).toEqual([
      ['GetItem', 0],
      ['TransactWriteItems', 4],
    ]);
    expect(await units(() => budgeted(user, { ...FOOD, amount: 300 }))).toEqual([
      ['GetItem', 0],
      ['UpdateItem', 1],
    ]);
    expect(await units(() => budgeted(user, { ...FOOD, amount: 300 }))).toEqual([['GetItem', 0]]);
    expect(await units(() => user.graphql(removeBudget, { currency: 'USD', category: 'Food' }))).toEqual([
      ['GetItem', 0],
      ['TransactWriteItems', 4],
    ]);
  });
});

describe('removeBudget', () => {
  it('answers with what the budget was, and then with NotFound', async () => {
    const user = await test.newUser();
    await budgeted(user, { amount: 1000 });
    await budgeted(user, FOOD);
    const remove = () => user.graphql(removeBudget, { currency: 'USD' });

    expect((await remove()).data).toEqual({
      removeBudget: { currency: 'USD', category: null, amount: 1000, version: 1 },
    });
    expect((await remove()).errors).toMatchObject([
      { errorType: 'NotFound', message: 'You have no budget for this currency and category' },
    ]);
    expect((await budgetsOf(user)).budgets).toMatchObject([{ category: 'Food' }]);
  });

  it.each([
    [{ currency: 'EURO' }, 'currency'],
    [{ currency: 'EUR', category: 'a#b' }, 'category'],
  ])('refuses %j by the name of the argument', async (args, field) => {
    const { errors } = await (await test.newUser()).graphql(removeBudget, args);

    expect(errors).toMatchObject([validationError(field, expect.any(String))]);
  });
});

describe('two setBudget at once', () => {
  it('are one budget when there was none, and its number is right', async () => {
    const user = await test.newUser();

    const answers = await Promise.all(
      [1, 2].map((amount) => user.graphql(setBudget, { input: { ...FOOD, amount } })),
    );

    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect((await budgetsOf(user)).budgets).toMatchObject([{ version: 2 }]);
  });

  it('are two changes one after the other', async () => {
    const user = await test.newUser();
    await budgeted(user, FOOD);

    const answers = await Promise.all(
      [1, 2].map((amount) => user.graphql(setBudget, { input: { ...FOOD, amount } })),
    );

    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect((await budgetsOf(user)).budgets).toMatchObject([{ version: 3 }]);
  });

  it('are one change when both expect the same version', async () => {
    const user = await test.newUser();
    await budgeted(user, FOOD);

    const answers = await Promise.all(
      [1, 2].map((amount) => user.graphql(setBudget, { input: { ...FOOD, amount, expectedVersion: 1 } })),
    );

    expect(answers.flatMap(({ errors }) => errors ?? [])).toMatchObject([
      { errorType: 'Conflict', errorInfo: { reason: 'CHANGED', currentVersion: 2 } },
    ]);
    expect((await budgetsOf(user)).budgets).toMatchObject([{ version: 2 }]);
  });

  it.each(['setBudget', 'removeBudget'])('lets %s try four times', async (field) => {
    const user = await test.newUser();
    await budgeted(user, { amount: 1000 });
    const failing = (times: number) => {
      let left = times;
      test.interceptor.decide = ({ operation }) => {
        left -= operation === 'TransactWriteItems' ? 1 : 0;
        return operation === 'TransactWriteItems' && left >= 0
          ? cancellation(['None', 'TransactionConflict'])
          : undefined;
      };
    };
    const run = () =>
      field === 'setBudget'
        ? user.graphql(setBudget, { input: FOOD })
        : user.graphql(removeBudget, { currency: 'USD' });

    failing(4);
    expect((await run()).errors?.[0]?.message).toMatch(/^Other requests are changing/);
    failing(3);
    expect((await run()).errors).toBeUndefined();
  });
});
