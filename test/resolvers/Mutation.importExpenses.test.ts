import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { ID, SUB, useHandlers, validationError } from '../support/handlers.ts';

describe('Mutation.importExpenses', () => {
  const { request, response } = useHandlers('Mutation.importExpenses');
  const row = { date: '2024-01-09', amount: 2.25, category: 'Food' };

  function importing(...expenses: readonly { readonly [name: string]: Json }[]) {
    return request({ args: { input: { expenses } } });
  }

  it('tells its steps what to store, with ids for the expenses that have none', async () => {
    const { stash, error } = await importing({ ...row, id: ID.toUpperCase() }, { ...row, amount: 1 });

    expect(error).toBeUndefined();
    expect(stash).toMatchObject({
      userId: SUB,
      stored: [],
      items: [
        { id: ID, userId: SUB, amountMinor: 225, currency: 'USD', version: 1, kind: 'EXPENSE' },
        { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown, amountMinor: 100 },
      ],
    });
  });

  it('names everything that is wrong, by index and field', async () => {
    const { error } = await importing(
      { ...row, amount: 2.255, category: '' },
      row,
      { ...row, currency: 'usd', notes: 'a'.repeat(5001) },
      { ...row, id: 'mine', date: '2024-01-09Z' },
    );

    const errors = [
      { index: 0, field: 'amount', reason: 'must have at most 2 decimals in USD; it is never rounded' },
      { index: 0, field: 'category', reason: 'must not be empty' },
      {
        index: 2,
        field: 'currency',
        reason: 'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY',
      },
      { index: 2, field: 'notes', reason: 'must have at most 5000 characters' },
      { index: 3, field: 'date', reason: 'must be a date without a time zone, YYYY-MM-DD' },
      { index: 3, field: 'id', reason: expect.stringContaining('must be a UUID') as unknown },
    ];
    expect(error).toMatchObject({
      errorType: 'ValidationError',
      errorInfo: { field: 'expenses', reason: 'must all be valid: see errorInfo.errors', errors },
    });
    expect((error?.errorInfo as { errors: Json[] }).errors).toHaveLength(6);
  });

  it('names what is missing: AppSync has not looked', async () => {
    const { error } = await importing(row, {}, { date: null, amount: null, category: null, notes: 'x' }, row);

    const missing = (index: number) =>
      ['date', 'amount', 'category'].map((field) => ({ index, field, reason: 'is required' }));
    expect(error?.errorType).toBe('ValidationError');
    expect(error?.errorInfo).toMatchObject({ errors: [...missing(1), ...missing(2)] });
    expect((error?.errorInfo as { errors: Json[] }).errors).toHaveLength(6);
  });

  it('names a row that is null, and what is wrong with the others', async () => {
    const { error } = await request({
      args: { input: { expenses: [null, { ...row, amount: 0 }, null] } },
    });

    expect(error?.errorInfo).toMatchObject({
      errors: [
        { index: 0, field: 'expenses', reason: 'must be an expense, not null' },
        { index: 1, field: 'amount', reason: 'must be greater than 0' },
        { index: 2, field: 'expenses', reason: 'must be an expense, not null' },
      ],
    });
  });

  it('names half of a surrogate pair by index and field, in every text', async () => {
    const texts = [
      'currency',
      'category',
      'id',
      'subcategory',
      'description',
      'notes',
      'paymentMethod',
      'location',
    ];
    const halved = Object.fromEntries(texts.map((field) => [field, 'a\ud83d']));

    const { error } = await importing(row, { ...row, date: '2024-01-0\ud83d', ...halved });

    expect(
      (error?.errorInfo as { errors: { index: number; field: string }[] }).errors.map(({ index, field }) => [
        index,
        field,
      ]),
    ).toEqual(['date', ...texts].map((field) => [1, field]));
  });

  it('names all faults of 50 rows', async () => {
    const worst = {
      date: 'x',
      amount: -1,
      currency: 'x',
      category: 'x ',
      subcategory: 'x ',
      description: '\0',
      notes: '\0',
      paymentMethod: 'x ',
      location: '\0',
    };

    const { error } = await importing(
      ...Array.from({ length: 50 }, (_, index) => ({ ...worst, id: `x${index}` })),
    );

    expect((error?.errorInfo as { errors: Json[] }).errors).toHaveLength(500);
  });

  it('refuses an id that is there twice, however it is written', async () => {
    const { error } = await importing({ ...row, id: ID }, row, { ...row, id: ID.toUpperCase() });

    expect(error?.errorInfo).toMatchObject({
      errors: [{ index: 2, field: 'id', reason: 'is also the id of the expense at index 0' }],
    });
  });

  it('takes 1 to 50 expenses', async () => {
    const rows = Array.from({ length: 51 }, () => row);

    expect((await importing(...rows.slice(1))).error).toBeUndefined();
    expect((await importing(row)).error).toBeUndefined();
    expect((await importing(...rows)).error).toMatchObject(
      validationError('expenses', 'must have 1 to 50 items'),
    );
    expect((await importing()).error).toMatchObject(validationError('expenses', 'must have 1 to 50 items'));
  });

  it('takes a sum of 15 digits in one month and currency, and not one more', async () => {
    const most = { ...row, amount: 500_000_000_000_000, currency: 'JPY' };

    const inside = await importing(most, { ...most, amount: 499_999_999_999_999 });
    const outside = await importing(most, most);
    const elsewhere = await importing(most, { ...most, date: '2024-02-01' });

    expect(inside.error).toBeUndefined();
    expect(elsewhere.error).toBeUndefined();
    expect(outside.error).toMatchObject(validationError('expenses', expect.stringContaining('15 digits')));
  });

  const other = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
  const items = [expenseItem(), expenseItem({ id: other })];

  it('answers with what was written, and with what was stored before as it is stored', async () => {
    const { result } = await response({
      stash: { userId: SUB, items, stored: [expenseItem({ version: 3 })], outcome: 'written' },
      prev: { result: null },
    });

    expect(result).toEqual({
      userId: SUB,
      owner: { userId: SUB, isSetByServer: true },
      items: [
        { ...SHOWN_EXPENSE, version: 3 },
        { ...SHOWN_EXPENSE, id: other },
      ],
      outcomes: [
        { index: 0, id: ID, outcome: 'SAME', currentVersion: 3 },
        { index: 1, id: other, outcome: 'ADDED', currentVersion: 1 },
      ],
    });
  });

  it('answers when all were stored before', async () => {
    const { result, error } = await response({
      stash: { userId: SUB, items, stored: items, outcome: 'read' },
      prev: { result: null },
    });

    expect(error).toBeUndefined();
    expect(result).toMatchObject({ items: [{ id: ID }, { id: other }] });
  });

  it.each(['contended', 'refused'])(
    'ends with Throttled after a last attempt that was %s',
    async (outcome) => {
      const { error } = await response({
        stash: { userId: SUB, items, stored: [], outcome },
        prev: { result: null },
      });

      expect(error).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    },
  );
});
