import type { Json } from 'appsync-local-stack/runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { ID, SUB, useHandlers, validationError } from '../support/handlers.ts';

/** The example of the older REST design. */
const INPUT = {
  date: '2024-01-09',
  amount: 2.25,
  category: 'Food',
  subcategory: 'Coffee',
  description: 'Morning coffee',
  paymentMethod: 'Credit Card',
  location: 'University Cafe',
};

describe('Mutation.addExpense', () => {
  const { request, response } = useHandlers('Mutation.addExpense');

  function add(changes: { readonly [name: string]: Json }) {
    return request({ args: { input: { ...INPUT, ...changes } } });
  }

  describe('request', () => {
    it('tells its steps what to store: the expense with the keys of all indexes', async () => {
      const { stash, error } = await add({ id: ID, payee: 'Shop#1' });
      const { createdAt } = stash['item'] as { createdAt: string };

      expect(error).toBeUndefined();
      expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(stash).toEqual({
        userId: SUB,
        id: ID,
        item: {
          userId: SUB,
          id: ID,
          kind: 'EXPENSE',
          date: '2024-01-09',
          amountMinor: 225,
          currency: 'USD',
          category: 'Food',
          subcategory: 'Coffee',
          description: 'Morning coffee',
          payee: 'Shop#1',
          paymentMethod: 'Credit Card',
          location: 'University Cafe',
          version: 1,
          createdAt,
          updatedAt: createdAt,
          dateKey: `2024-01-09#${createdAt}#${ID}`,
          categoryKey: `Food#2024-01-09#${createdAt}#${ID}`,
          payeeKey: `Shop\u001f1#2024-01-09#${createdAt}#${ID}`,
          changeKey: `${createdAt}#${ID}`,
        },
      });
    });

    it('makes up an id when the client sends none', async () => {
      const [first, second] = await Promise.all([add({}), add({ id: null })]);

      expect(first.stash['item']).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
      expect(first.stash['item']).not.toMatchObject({ id: (second.stash['item'] as { id: string }).id });
    });

    it('stores an id in lower case', async () => {
      const { stash } = await add({ id: ID.toUpperCase() });

      expect(stash['item']).toMatchObject({ id: ID });
    });

    it("takes the deployment's currency when none is given", async () => {
      const { stash } = await request({
        args: { input: { ...INPUT, amount: 2, currency: null } },
        env: { DEFAULT_CURRENCY: 'JPY', TABLE_NAME: 'Expenses' },
      });

      expect(stash['item']).toMatchObject({ currency: 'JPY', amountMinor: 2 });
    });

    it('leaves absent texts out and keeps an empty one', async () => {
      const { stash } = await add({ notes: '', location: null });

      expect(stash['item']).toMatchObject({ notes: '' });
      expect(stash['item']).not.toHaveProperty('location');
    });

    it.each([
      ['category', 100],
      ['subcategory', 100],
      ['description', 500],
      ['notes', 5000],
      ['paymentMethod', 100],
      ['location', 200],
    ])('takes a %s of %i characters, and not one more', async (field, most) => {
      const longest = await add({ [field]: 'a'.repeat(most) });
      const tooLong = await add({ [field]: 'a'.repeat(most + 1) });

      expect(longest.error).toBeUndefined();
      expect(tooLong.error).toMatchObject(validationError(field, `must have at most ${most} characters`));
    });

    it.each([
      [{ amount: 0 }, 'amount', 'must be greater than 0'],
      [{ amount: -1 }, 'amount', 'must be greater than 0'],
      [{ amount: 2.255 }, 'amount', 'must have at most 2 decimals in USD; it is never rounded'],
      [{ amount: 1e300 }, 'amount', 'must be at most 9999999999999.99 USD'],
      [{ amount: 1e13 }, 'amount', 'must be at most 9999999999999.99 USD'],
      [{ amount: 0.001 }, 'amount', 'must have at most 2 decimals in USD; it is never rounded'],
      [{ amount: 10.5, currency: 'JPY' }, 'amount', 'must have no decimals in JPY; it is never rounded'],
      [
        { amount: 1.0001, currency: 'KWD' },
        'amount',
        'must have at most 3 decimals in KWD; it is never rounded',
      ],
      [{ amount: 1e15, currency: 'JPY' }, 'amount', 'must be at most 999999999999999 JPY'],
      [
        { currency: 'usd' },
        'currency',
        'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY',
      ],
      [
        { currency: 'XXQ' },
        'currency',
        'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY',
      ],
      [
        { currency: '' },
        'currency',
        'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY',
      ],
      [
        // Neighbours in the list of codes.
        { currency: 'UAH USD' },
        'currency',
        'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY',
      ],
      [{ date: '2024-01-09Z' }, 'date', 'must be a date without a time zone, YYYY-MM-DD'],
      [{ category: '' }, 'category', 'must not be empty'],
      [{ category: 'a'.repeat(300) }, 'category', 'must have at most 100 characters'],
      [{ category: 'Food#Drink' }, 'category', 'must not contain #'],
      [{ category: 'Food ' }, 'category', 'must not begin or end with white space'],
      [{ id: 'mine' }, 'id', expect.stringContaining('must be a UUID')],
    ])('refuses %j, naming the field', async (changes, field, reason) => {
      const { error } = await add(changes);

      expect(error).toMatchObject(validationError(field, reason));
    });
  });

  describe('response', () => {
    const item = expenseItem({ sk: undefined });

    it('shows what was written', async () => {
      const { result } = await response({ stash: { item, outcome: 'written' }, prev: { result: null } });

      expect(result).toEqual(SHOWN_EXPENSE);
    });

    it('answers the first expense when the same one is sent again', async () => {
      const first = expenseItem({ createdAt: '2024-01-01T00:00:00.000Z' });

      const { result, error } = await response({
        stash: { item, outcome: 'refused' },
        prev: { result: first },
      });

      expect(error).toBeUndefined();
      expect(result).toEqual({ ...SHOWN_EXPENSE, createdAt: '2024-01-01T00:00:00.000Z' });
    });

    it.each([
      ['another amount', { amountMinor: 226 }],
      ['another currency', { currency: 'EUR' }],
      ['another date', { date: '2024-01-10' }],
      ['another category', { category: 'Fun' }],
      ['another text', { subcategory: 'Tea' }],
      ['a text less', { subcategory: undefined }],
      ['a text more', { notes: 'hot' }],
    ])('ends with Conflict when the id was used for %s: it is taken', async (_, changes) => {
      const { error } = await response({
        stash: { item, outcome: 'refused' },
        prev: { result: expenseItem(changes) },
      });

      expect(error).toMatchObject({
        errorType: 'Conflict',
        errorInfo: { field: 'id', reason: 'ID_TAKEN', currentVersion: 1 },
        message: 'Another expense already has this id',
      });
    });

    it('ends with Conflict when somebody has changed the expense since: its version is told', async () => {
      const { error } = await response({
        stash: { item, outcome: 'refused' },
        prev: { result: expenseItem({ amountMinor: 300, version: 2 }) },
      });

      expect(error).toMatchObject({
        errorType: 'Conflict',
        errorInfo: { field: 'id', reason: 'CHANGED', currentVersion: 2 },
        message: 'The expense with this id was changed since it was added: read it',
      });
    });

    it('ends with Conflict when somebody has deleted the expense since', async () => {
      const { error } = await response({
        stash: { item, outcome: 'refused' },
        prev: { result: expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z', version: 2 }) },
      });

      expect(error).toMatchObject({
        errorType: 'Conflict',
        errorInfo: { field: 'id', reason: 'DELETED', currentVersion: 2 },
        message: 'The expense with this id was deleted: restore it, or use a new id',
      });
    });

    it('answers the expense when it was changed, and changed back', async () => {
      const { result } = await response({
        stash: { item, outcome: 'refused' },
        prev: { result: expenseItem({ version: 3 }) },
      });

      expect(result).toEqual({ ...SHOWN_EXPENSE, version: 3 });
    });

    it('ends with Throttled, to be sent again, when what was in the way is gone', async () => {
      const { error } = await response({ stash: { item, outcome: 'refused' }, prev: { result: null } });

      expect(error).toMatchObject({ errorType: 'Throttled', errorInfo: { retry: true } });
    });
  });

  describe('response after a last attempt that another transaction came before', () => {
    it('ends with Throttled and asks to send it again', async () => {
      const { error } = await response({
        stash: { item: expenseItem(), outcome: 'contended' },
        prev: { result: null },
      });

      expect(error).toMatchObject({
        errorType: 'Throttled',
        errorInfo: { retry: true },
        message: 'Other requests are changing the same data: send this again after a short random pause',
      });
    });
  });

  describe('amounts', () => {
    /** Currencies with every number of decimals, and how many minor units make one. */
    const currency = fc.constantFrom<[string, number]>(['JPY', 0], ['USD', 2], ['EUR', 2], ['KWD', 3]);

    it('come back unchanged, to the last minor unit, up to 15 digits', async () => {
      await fc.assert(
        fc.asyncProperty(
          currency,
          fc.integer({ min: 1, max: 999_999_999_999_999 }),
          async ([code, decimals], minor) => {
            // The decimal text that a client would send, read as JSON reads it.
            const digits = String(minor).padStart(decimals + 1, '0');
            const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
            const amount = JSON.parse(text) as number;

            const { stash } = await add({ amount, currency: code });
            const { result } = await response({
              stash: { ...stash, outcome: 'written' },
              prev: { result: null },
            });

            expect(stash['item']).toMatchObject({ amountMinor: minor });
            expect(result).toMatchObject({ amount });
          },
        ),
        { numRuns: 300 },
      );
    });

    it('with a decimal too many are refused, never rounded', async () => {
      await fc.assert(
        fc.asyncProperty(
          currency,
          fc.integer({ min: 0, max: 9_999_999_999 }),
          fc.integer({ min: 1, max: 9 }),
          async ([code, decimals], minor, lastDigit) => {
            const digits = `${String(minor).padStart(decimals + 1, '0')}${lastDigit}`;
            const amount = JSON.parse(
              `${digits.slice(0, -decimals - 1)}.${digits.slice(-decimals - 1)}`,
            ) as number;

            const { error } = await add({ amount, currency: code });

            expect(error).toMatchObject(validationError('amount', expect.stringContaining('never rounded')));
          },
        ),
        { numRuns: 200 },
      );
    });
  });
});
