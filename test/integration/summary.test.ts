import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import { added, deleteExpense, summed, summedBetween, updateExpense } from '../support/operations.ts';

/** What a currency has in which nothing happened. */
const NONE = {
  spent: 0,
  refunded: 0,
  income: 0,
  balance: 0,
  expenseCount: 0,
  refundCount: 0,
  incomeCount: 0,
};

describe('summary', () => {
  const test = useLocalStack();

  it('has an expense that was added a moment ago', async () => {
    const user = await test.newUser();
    await added(user, { date: '2024-01-31', amount: 0.1, category: 'Food' });
    await added(user, { date: '2024-01-01', amount: 0.2, category: 'Food', subcategory: 'Coffee' });
    await added(user, { date: '2024-02-01', amount: 0.7, category: 'Fun', paymentMethod: 'Cash' });
    await added(user, { date: '2024-02-01', amount: 1000, currency: 'JPY', category: 'Fun' });

    expect(await summed(user, 2024)).toEqual({
      from: '2024-01-01',
      to: '2024-12-31',
      year: 2024,
      month: null,
      currencies: [
        {
          ...NONE,
          currency: 'USD',
          spent: 1,
          balance: -1,
          expenseCount: 3,
          categories: [
            { category: 'Fun', total: 0.7, count: 1, share: 0.7, subcategories: [] },
            {
              category: 'Food',
              total: 0.3,
              count: 2,
              share: 0.3,
              subcategories: [{ subcategory: 'Coffee', total: 0.2, count: 1 }],
            },
          ],
          incomeCategories: [],
          paymentMethods: [{ paymentMethod: 'Cash', total: 0.7, count: 1 }],
          months: [
            { year: 2024, month: 1, spent: 0.3, refunded: 0, income: 0, count: 2 },
            { year: 2024, month: 2, spent: 0.7, refunded: 0, income: 0, count: 1 },
          ],
        },
        {
          ...NONE,
          currency: 'JPY',
          spent: 1000,
          balance: -1000,
          expenseCount: 1,
          categories: [{ category: 'Fun', total: 1000, count: 1, share: 1, subcategories: [] }],
          incomeCategories: [],
          paymentMethods: [],
          months: [{ year: 2024, month: 2, spent: 1000, refunded: 0, income: 0, count: 1 }],
        },
      ],
    });
    expect((await summed(user, 2024, 1)).currencies).toMatchObject([
      { currency: 'USD', spent: 0.3, months: [{ month: 1, spent: 0.3 }] },
    ]);
    expect((await summed(user, 2023)).currencies).toEqual([]);
  });

  it('takes refunds off what was spent, and keeps income apart', async () => {
    const user = await test.newUser();
    await added(user, { date: '2024-01-25', amount: 10, category: 'Clothes' });
    await added(user, { date: '2024-02-10', amount: 4, category: 'Clothes', kind: 'REFUND' });
    await added(user, { date: '2024-01-25', amount: 100, category: 'Clothes', kind: 'INCOME' });

    const own = await summedBetween(user, '2024-01-25', '2024-02-24');

    expect(own).toEqual({
      from: '2024-01-25',
      to: '2024-02-24',
      currencies: [
        {
          currency: 'USD',
          ...{ spent: 6, refunded: 4, income: 100, balance: 94 },
          ...{ expenseCount: 1, refundCount: 1, incomeCount: 1 },
          categories: [{ category: 'Clothes', total: 6, count: 2, share: 1 }],
          incomeCategories: [{ category: 'Clothes', total: 100, count: 1, share: 1 }],
          days: [
            { date: '2024-01-25', spent: 10, refunded: 0, income: 100, count: 2 },
            { date: '2024-02-10', spent: -4, refunded: 4, income: 0, count: 1 },
          ],
        },
      ],
    });
    expect((await summedBetween(user, '2024-02-10', '2024-02-10')).currencies).toMatchObject([
      { spent: -4, refunded: 4, balance: 4, expenseCount: 0, refundCount: 1, categories: [{ share: 0 }] },
    ]);
    expect((await summedBetween(user, '2024-01-26', '2024-02-09')).currencies).toEqual([]);
  });

  it('knows subcategories and payment methods of whole months only, and says so by null', async () => {
    const user = await test.newUser();
    await added(user, { date: '2024-02-29', subcategory: 'Coffee', paymentMethod: 'Cash' });
    const parts = async (from: string, to: string) => {
      const { data } = await user.graphql(
        `{ summary(from: "${from}", to: "${to}") {
             year month currencies { categories { subcategories { total } } paymentMethods { total } } } }`,
      );
      return data?.['summary'];
    };

    expect(await parts('2024-02-01', '2024-02-29')).toEqual({
      ...{ year: null, month: null },
      currencies: [{ categories: [{ subcategories: [{ total: 2.25 }] }], paymentMethods: [{ total: 2.25 }] }],
    });
    expect(await parts('2024-02-02', '2024-02-29')).toEqual({
      ...{ year: null, month: null },
      currencies: [{ categories: [{ subcategories: null }], paymentMethods: null }],
    });
  });

  it('follows an expense that is moved to another month, category and currency, and deleted', async () => {
    const user = await test.newUser();
    const { id } = await added(user, { date: '2024-01-31', amount: 5, category: 'Food' });
    await added(user, { date: '2024-01-31', amount: 1, category: 'Food' });

    await user.graphql(updateExpense, {
      input: { id, date: '2025-01-31', currency: 'KWD', category: 'Fun' },
    });

    expect((await summed(user, 2024)).currencies).toMatchObject([
      { currency: 'USD', spent: 1, expenseCount: 1 },
    ]);
    expect((await summed(user, 2025)).currencies).toMatchObject([
      { currency: 'KWD', spent: 5, expenseCount: 1, categories: [{ category: 'Fun', share: 1 }] },
    ]);

    await user.graphql(deleteExpense, { id });

    expect((await summed(user, 2025)).currencies).toEqual([]);
  });

  it('follows an expense whose kind, subcategory and payment method are changed', async () => {
    const user = await test.newUser();
    const { id } = await added(user, { subcategory: 'Coffee', paymentMethod: 'Cash' });
    await user.graphql(updateExpense, { input: { id, subcategory: null, paymentMethod: 'Card' } });
    expect((await summed(user, 2024)).currencies).toMatchObject([
      {
        categories: [{ category: 'Food', subcategories: [] }],
        paymentMethods: [{ paymentMethod: 'Card', total: 2.25, count: 1 }],
      },
    ]);

    await user.graphql(updateExpense, { input: { id, kind: 'INCOME' } });

    expect((await summed(user, 2024)).currencies).toMatchObject([
      { ...NONE, income: 2.25, balance: 2.25, incomeCount: 1, categories: [], paymentMethods: [] },
    ]);
  });

  it("knows nothing of somebody else's expenses", async () => {
    const [one, other] = await Promise.all([test.newUser(), test.newUser()]);
    await added(one);

    expect((await summed(other, 2024)).currencies).toEqual([]);
    expect((await summedBetween(other, '2024-01-09', '2024-01-09')).currencies).toEqual([]);
  });

  it.each([
    ['from after to', 'from: "2024-01-02", to: "2024-01-01"', 'to'],
    ['367 days', 'from: "2023-01-01", to: "2024-01-02"', 'to'],
    ['from without to', 'from: "2024-01-01"', 'to'],
    ['to without from', 'to: "2024-01-01"', 'from'],
    ['year with from', 'year: 2024, from: "2024-01-01", to: "2024-01-02"', 'from'],
    ['a month without a year', 'month: 1', 'month'],
    ['no period', 'year: null', 'year'],
  ])('refuses %s, naming the field', async (_, args, field) => {
    const user = await test.newUser();

    const { errors } = await user.graphql(`{ summary(${args}) { from } }`);

    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field } }]);
  });
});

describe('an update that moves no money', () => {
  const test = useLocalStack();

  it('is one UpdateItem; one that does is one transaction, and reads the ledger that it takes from', async () => {
    const user = await test.newUser();
    const { id } = await added(user);
    const writes = async (patch: Record<string, unknown>) => {
      test.calls.length = 0;
      await user.graphql(updateExpense, { input: { id, ...patch } });
      return test.calls.map(({ operation }) => operation);
    };

    expect(await writes({ notes: 'x', payee: 'Shop' })).toEqual(['GetItem', 'UpdateItem']);
    expect(await writes({ category: 'Food' })).toEqual(['GetItem', 'GetItem', 'UpdateItem']);
    expect(await writes({ date: '2024-01-31' })).toEqual(['GetItem', 'GetItem', 'TransactWriteItems']);
    expect(await writes({ date: '2024-02-01' })).toEqual(['GetItem', 'GetItem', 'TransactWriteItems']);
  });
});
