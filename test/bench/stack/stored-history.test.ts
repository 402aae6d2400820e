import { describe, expect, it } from 'vitest';
import { historyEntries, historyItems, olderItems, trashItems } from '../../../bench/stack/stored-history.ts';

const HISTORY = { userId: 'u1', expenses: 240, firstYear: 2014, years: 10 };

describe('historyItems', () => {
  it('stores an expense as addExpense would have', () => {
    const [entry] = historyEntries(HISTORY);
    const [first] = historyItems(HISTORY);
    const id = entry?.id ?? '';

    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first).toEqual({
      userId: 'u1',
      sk: `EXPENSE#${id}`,
      id,
      kind: 'EXPENSE',
      date: '2014-01-01',
      amountMinor: 1000,
      currency: 'USD',
      category: 'Food',
      subcategory: 'Coffee',
      description: 'Morning coffee',
      payee: 'University Cafe',
      paymentMethod: 'Credit Card',
      location: 'University Cafe',
      version: 1,
      createdAt: '2023-12-31T12:00:00.000Z',
      updatedAt: '2023-12-31T12:00:00.000Z',
      dateKey: `2014-01-01#2023-12-31T12:00:00.000Z#${id}`,
      categoryKey: `Food#2014-01-01#2023-12-31T12:00:00.000Z#${id}`,
      payeeKey: `University Cafe#2014-01-01#2023-12-31T12:00:00.000Z#${id}`,
      changeKey: `2023-12-31T12:00:00.000Z#${id}`,
    });
  });

  it('has a ledger for each category of a month, and the ledgers have all that the expenses have', () => {
    const items = [...historyItems(HISTORY)];
    const ledgers = items.filter(({ sk }) => String(sk).startsWith('LEDGER#'));
    const expenses = items.filter(({ sk }) => String(sk).startsWith('EXPENSE#'));
    const total = (list: typeof items, name: string) =>
      list.reduce((sum, item) => sum + Number(item[name] ?? 0), 0);

    const names = new Set(
      expenses.map(({ date, category }) => `LEDGER#${String(date).slice(0, 7)}#USD#SPENT#${category}`),
    );
    expect(new Set(ledgers.map(({ sk }) => sk))).toEqual(names);
    expect(ledgers).toHaveLength(names.size);
    expect(total(ledgers, 'count')).toBe(240);
    expect(total(ledgers, 'total')).toBe(total(expenses, 'amountMinor'));
    expect(total(ledgers, 't#Coffee')).toBe(240);
    expect(ledgers.filter(({ sk }) => String(sk).endsWith('#Food'))).toHaveLength(40);
  });

  it('is the same every time', () => {
    expect([...historyItems(HISTORY)]).toEqual([...historyItems(HISTORY)]);
  });

  it('gives no two expenses one id', () => {
    expect(new Set([...historyEntries(HISTORY)].map(({ id }) => id)).size).toBe(240);
  });
});

describe('trashItems', () => {
  it('stores expenses as deleteExpense leaves them: in the trash, and in no list', () => {
    const [item] = trashItems('u1', 1, new Date('2024-02-01T08:30:00.000Z'));

    expect(item).toMatchObject({
      version: 2,
      deletedAt: '2024-02-01T08:30:00.000Z',
      expiresAt: Date.UTC(2024, 2, 2, 8, 30) / 1000,
      categoryKey: `#deleted#2024-02-01T08:30:00.000Z#${item?.['id']}`,
    });
    expect(item).not.toHaveProperty('dateKey');
    expect(item).not.toHaveProperty('payeeKey');
  });
});

describe('olderItems', () => {
  it('stores the same expenses as the older design did', () => {
    const [first] = olderItems(HISTORY);
    const [entry] = historyEntries(HISTORY);

    expect(first).toEqual({
      user_id: 'u1',
      expense_id: entry?.id,
      category: 'Food',
      amount: 10,
      notes: 'Morning coffee',
      payment_method: 'Credit Card',
      month: 'January',
      year: 2014,
      created_at: '2023-12-31T12:00:00.000Z',
      updated_at: '2023-12-31T12:00:00.000Z',
    });
  });
});
