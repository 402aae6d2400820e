import { describe, expect, it } from 'vitest';
import { historyEntries, historyItems, olderItems } from '../../../bench/stack/stored-history.ts';

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
      date: '2014-01-01',
      amountMinor: 1000,
      currency: 'USD',
      category: 'Food',
      subcategory: 'Coffee',
      description: 'Morning coffee',
      paymentMethod: 'Credit Card',
      location: 'University Cafe',
      version: 1,
      createdAt: '2023-12-31T12:00:00.000Z',
      updatedAt: '2023-12-31T12:00:00.000Z',
      dateKey: `2014-01-01#${id}`,
      categoryKey: `Food#2014-01-01#${id}`,
      changeKey: `2023-12-31T12:00:00.000Z#${id}`,
    });
  });

  it('has a ledger for each month, and the ledgers have all that the expenses have', () => {
    const items = [...historyItems(HISTORY)];
    const ledgers = items.filter(({ sk }) => String(sk).startsWith('MONTH#'));
    const expenses = items.filter(({ sk }) => String(sk).startsWith('EXPENSE#'));
    const total = (list: typeof items, name: string) =>
      list.reduce((sum, item) => sum + Number(item[name] ?? 0), 0);

    expect(new Set(ledgers.map(({ sk }) => sk)).size).toBe(120);
    expect(ledgers).toHaveLength(120);
    expect(total(ledgers, 'count')).toBe(240);
    expect(total(ledgers, 'total')).toBe(total(expenses, 'amountMinor'));
    expect(total(ledgers, 'count#Food')).toBe(40);
  });

  it('is the same every time', () => {
    expect([...historyItems(HISTORY)]).toEqual([...historyItems(HISTORY)]);
  });

  it('gives no two expenses one id', () => {
    expect(new Set([...historyEntries(HISTORY)].map(({ id }) => id)).size).toBe(240);
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
