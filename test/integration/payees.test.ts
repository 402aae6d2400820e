import { describe, expect, it } from 'vitest';
import { useLocalStack } from '../support/local-stack.ts';
import type { TestUser } from '../support/local-stack.ts';
import {
  added,
  deleteExpense,
  imported,
  listed,
  listedAll,
  listExpenses,
  restoreExpense,
  updateExpense,
} from '../support/operations.ts';

async function payeesOf(user: TestUser): Promise<unknown> {
  const { data } = await user.graphql('{ payees { payee count usualCategory lastDate } }');
  return data?.['payees'];
}

describe('expenses of a payee', () => {
  const test = useLocalStack();

  it('are listed alone or with dates, newest first or oldest first, page by page', async () => {
    const user = await test.newUser();
    const dates = ['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-01'];
    for (const date of dates) {
      await added(user, { date, payee: 'Shop' });
      await added(user, { date, payee: 'Shop 2' });
      await added(user, { date });
    }
    const found = async (filters: Record<string, unknown>) =>
      (await listedAll(user, { ...filters, limit: 1 })).map(({ date, payee }) => [date, payee]);
    const ofShop = (...some: string[]) => some.map((date) => [date, 'Shop']);

    expect(await found({ payee: 'Shop' })).toEqual(ofShop(...[...dates].reverse()));
    expect(await found({ payee: 'Shop', order: 'ASC' })).toEqual(ofShop(...dates));
    expect(await found({ payee: 'Shop', year: 2024, month: 1 })).toEqual(ofShop('2024-01-31', '2024-01-01'));
    expect(await found({ payee: 'Shop', from: '2024-01-31' })).toEqual(ofShop('2024-02-01', '2024-01-31'));
    expect(await found({ payee: 'Shop', to: '2023-12-31' })).toEqual(ofShop('2023-12-31'));
    expect(await found({ payee: 'shop' })).toEqual([]);
  });

  it.each(['Shop #12', '#', '##', 'A#2024-01-09', 'Café 😀 #1'])(
    'are found by the payee %j, as banks write it, and are those of no other',
    async (payee) => {
      const user = await test.newUser();
      const others = [payee.split('#')[0]?.trim(), `${payee}#`, `${payee} 2`].filter(Boolean);
      const expense = await added(user, { payee });
      for (const other of others) {
        await added(user, { payee: other });
      }

      expect((await listed(user, { payee })).items).toEqual([expense]);
      expect(expense['payee']).toBe(payee);
    },
  );

  it('follow a change of the payee, of the date, and a deletion', async () => {
    const user = await test.newUser();
    const { id } = await added(user, { payee: 'Shop' });
    const idsOf = async (payee: string) => (await listed(user, { payee })).items.map((item) => item.id);

    await user.graphql(updateExpense, { input: { id, payee: 'Market' } });
    expect([await idsOf('Shop'), await idsOf('Market')]).toEqual([[], [id]]);

    await user.graphql(updateExpense, { input: { id, date: '2024-05-05' } });
    expect((await listed(user, { payee: 'Market', year: 2024, month: 5 })).items).toHaveLength(1);

    await user.graphql(deleteExpense, { id });
    expect(await idsOf('Market')).toEqual([]);
    await user.graphql(restoreExpense, { id });
    expect(await idsOf('Market')).toEqual([id]);

    await user.graphql(updateExpense, { input: { id, payee: null } });
    expect(await idsOf('Market')).toEqual([]);
    expect((await listed(user)).items).toMatchObject([{ id, payee: null }]);
  });

  it.each([
    ['payee with category', { payee: 'Shop', category: 'Food' }, 'cannot be combined with category'],
    ['an empty payee', { payee: '' }, 'must not be empty: leave it out for none'],
    ['a payee of 101 characters', { payee: 'a'.repeat(101) }, 'must have at most 100 characters'],
  ])('cannot be asked for with %s', async (_, filters, reason) => {
    const user = await test.newUser();

    const { errors } = await user.graphql(listExpenses, filters);

    expect(errors).toMatchObject([{ errorType: 'ValidationError', errorInfo: { field: 'payee', reason } }]);
  });
});

describe('payees', () => {
  const test = useLocalStack();

  it('are those of the newest expenses, the most used first, each with the category it usually has', async () => {
    const user = await test.newUser();
    await added(user, { payee: 'Shop #1', category: 'Fun', date: '2024-01-01' });
    await added(user, { payee: 'Shop #1', category: 'Food', date: '2024-01-02' });
    await added(user, { payee: 'Shop #1', category: 'Food', date: '2023-01-03' });
    await added(user, { payee: 'Cafe', category: 'Fun', date: '2024-02-01' });
    await added(user, { payee: 'Boss', category: 'Salary', kind: 'INCOME', date: '2024-02-02' });
    const { id } = await added(user, { payee: 'Gone' });
    await user.graphql(deleteExpense, { id });
    await added(user);

    expect(await payeesOf(user)).toEqual([
      { payee: 'Shop #1', count: 3, usualCategory: 'Food', lastDate: '2024-01-02' },
      { payee: 'Boss', count: 1, usualCategory: 'Salary', lastDate: '2024-02-02' },
      { payee: 'Cafe', count: 1, usualCategory: 'Fun', lastDate: '2024-02-01' },
    ]);
  });

  it('come from the 200 newest expenses by date, and cost one Query', async () => {
    const user = await test.newUser();
    await added(user, { payee: 'Long ago', date: '2020-01-01' });
    for (let batch = 0; batch < 4; batch += 1) {
      const rows = Array.from({ length: 50 }, () => ({ date: '2024-01-09', amount: 1, category: 'Food' }));
      await imported(user, batch === 0 ? rows.map((row) => ({ ...row, payee: 'New' })) : rows);
    }
    test.calls.length = 0;

    expect(await payeesOf(user)).toMatchObject([{ payee: 'New', count: 50 }]);
    expect(test.calls.map(({ operation, scannedCount }) => [operation, scannedCount])).toEqual([
      ['Query', 200],
    ]);
  });

  it("know nothing of somebody else's", async () => {
    const [one, other] = await Promise.all([test.newUser(), test.newUser()]);
    await added(one, { payee: 'Shop' });

    expect(await payeesOf(other)).toEqual([]);
    expect((await listed(other, { payee: 'Shop' })).items).toEqual([]);
  });
});
