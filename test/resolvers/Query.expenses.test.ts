import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { failure, SUB, useHandlers, validationError } from '../support/handlers.ts';

describe('Query.expenses', () => {
  const { request, response } = useHandlers('Query.expenses');

  /** The index, sort key and bounds of the one key condition. */
  async function range(args: { readonly [name: string]: Json }) {
    const { result } = await request({ args });
    const { index, query } = result as {
      index: string;
      query: {
        expression: string;
        expressionNames: Record<string, string>;
        expressionValues: Record<string, { S: string }>;
      };
    };
    expect(query.expression).toBe('#userId = :userId AND #sortKey BETWEEN :low AND :high');
    expect(query.expressionNames['#userId']).toBe('userId');
    expect(query.expressionValues[':userId']).toEqual({ S: SUB });
    return [
      index,
      query.expressionNames['#sortKey'],
      query.expressionValues[':low']?.S,
      query.expressionValues[':high']?.S,
    ];
  }

  describe('request', () => {
    it('asks for 50 expenses, newest first, strongly consistent', async () => {
      const { result } = await request({});

      expect(result).toMatchObject({
        operation: 'Query',
        consistentRead: true,
        scanIndexForward: false,
      });
    });

    it('never filters what was read', async () => {
      const { result } = await request({ args: { year: 2024, month: 2, category: 'Food' } });

      expect(result).not.toHaveProperty('filter');
    });

    it.each([
      [{}, ['byDate', 'dateKey', '0000-01-01', '9999-12-31#~']],
      [{ year: 2024 }, ['byDate', 'dateKey', '2024-01-01', '2024-12-31#~']],
      [{ year: 7 }, ['byDate', 'dateKey', '0007-01-01', '0007-12-31#~']],
      [{ year: 2024, month: 2 }, ['byDate', 'dateKey', '2024-02-01', '2024-02-31#~']],
      [{ year: 2024, month: 12 }, ['byDate', 'dateKey', '2024-12-01', '2024-12-31#~']],
      [{ from: '2024-01-09' }, ['byDate', 'dateKey', '2024-01-09', '9999-12-31#~']],
      [{ to: '2024-01-09' }, ['byDate', 'dateKey', '0000-01-01', '2024-01-09#~']],
      [{ from: '2024-01-09', to: '2024-01-09' }, ['byDate', 'dateKey', '2024-01-09', '2024-01-09#~']],
      [{ category: 'Food' }, ['byCategory', 'categoryKey', 'Food#0000-01-01', 'Food#9999-12-31#~']],
      [
        { category: 'Food', year: 2024, month: 1 },
        ['byCategory', 'categoryKey', 'Food#2024-01-01', 'Food#2024-01-31#~'],
      ],
      [
        { category: 'Food', from: '2024-01-02', to: '2024-03-04' },
        ['byCategory', 'categoryKey', 'Food#2024-01-02', 'Food#2024-03-04#~'],
      ],
      [{ payee: 'Shop' }, ['byPayee', 'payeeKey', 'Shop#0000-01-01', 'Shop#9999-12-31#~']],
      [
        { payee: 'Shop #2', year: 2024, month: 1 },
        ['byPayee', 'payeeKey', 'Shop \u001f2#2024-01-01', 'Shop \u001f2#2024-01-31#~'],
      ],
      [
        { payee: 'Shop', from: '2024-01-02', to: '2024-03-04', category: null },
        ['byPayee', 'payeeKey', 'Shop#2024-01-02', 'Shop#2024-03-04#~'],
      ],
      [
        { year: null, month: null, from: null, to: null, category: null, payee: null },
        ['byDate', 'dateKey', '0000-01-01', '9999-12-31#~'],
      ],
    ])('narrows %j to one key condition', async (args, expected) => {
      expect(await range(args)).toEqual(expected);
    });

    it('goes from the oldest on with order ASC', async () => {
      const { result } = await request({ args: { order: 'ASC' } });

      expect(result).toMatchObject({ scanIndexForward: true });
    });

    it.each([
      ['a limit of 1', { limit: 1 }, 2],
      ['a limit of 200', { limit: 200 }, 201],
      ['no limit', {}, 51],
    ])('reads one item more than the page holds, with %s', async (_, args, limit) => {
      const { result } = await request({ args });

      expect(result).toMatchObject({ limit });
    });

    it.each([
      [{ limit: 0 }, 'limit', 'must be from 1 to 200'],
      [{ limit: 201 }, 'limit', 'must be from 1 to 200'],
      [{ limit: -1 }, 'limit', 'must be from 1 to 200'],
      [{ year: 0 }, 'year', 'must be from 1 to 9999'],
      [{ year: 10000 }, 'year', 'must be from 1 to 9999'],
      [{ year: 2024, month: 0 }, 'month', 'must be from 1 (January) to 12 (December)'],
      [{ year: 2024, month: 13 }, 'month', 'must be from 1 (January) to 12 (December)'],
      [{ month: 1 }, 'month', 'must be given together with year'],
      [{ year: 2024, from: '2024-01-01' }, 'from', 'cannot be combined with year or month'],
      [{ year: 2024, month: 1, to: '2024-01-01' }, 'to', 'cannot be combined with year or month'],
      [{ from: '2024-01-02', to: '2024-01-01' }, 'to', 'must not be before from'],
      [{ from: '2024-01-02Z' }, 'from', 'must be a date without a time zone, YYYY-MM-DD'],
      [{ to: '2024-01-02+02:00' }, 'to', 'must be a date without a time zone, YYYY-MM-DD'],
      [{ category: '' }, 'category', 'must not be empty'],
      [{ category: 'a'.repeat(101) }, 'category', 'must have at most 100 characters'],
      [{ category: 'Food#Drink' }, 'category', 'must not contain #'],
      [{ category: ' Food' }, 'category', 'must not begin or end with white space'],
      [{ payee: '' }, 'payee', 'must not be empty: leave it out for none'],
      [{ payee: 'a'.repeat(101) }, 'payee', 'must have at most 100 characters'],
      [{ payee: 'Shop ' }, 'payee', 'must not begin or end with white space'],
      [{ payee: 'Shop', category: 'Food' }, 'payee', 'cannot be combined with category'],
      [{ nextToken: 'garbage' }, 'nextToken', expect.stringContaining('must be one that this list returned')],
      [{ nextToken: '' }, 'nextToken', expect.stringContaining('must be one that this list returned')],
    ])('refuses %j, naming the field', async (args, field, reason) => {
      const { error } = await request({ args });

      expect(error).toMatchObject(validationError(field, reason));
    });
  });

  describe('response', () => {
    const stash = { list: { sortKey: 'dateKey', prefix: '' }, mark: 'mark' };

    it.each(['REFUND', 'INCOME'])('shows a %s as what it is', async (kind) => {
      const { result } = await response({
        stash,
        result: { items: [expenseItem({ kind })], nextToken: null },
      });

      expect(result).toEqual({ items: [{ ...SHOWN_EXPENSE, kind }], nextToken: null });
    });

    it('shows an older expense without a kind as EXPENSE', async () => {
      const { result } = await response({
        stash,
        result: { items: [expenseItem({ kind: undefined })], nextToken: null },
      });

      expect(result).toEqual({ items: [SHOWN_EXPENSE], nextToken: null });
    });

    it('shows the page, with null for the token after the last one', async () => {
      const { result } = await response({
        stash,
        result: { items: [expenseItem()], nextToken: null },
      });

      expect(result).toEqual({ items: [SHOWN_EXPENSE], nextToken: null });
    });

    it('ends with Throttled when DynamoDB throttles, even on a page with a token', async () => {
      const { error } = await response({
        args: { nextToken: 'mark.x' },
        stash,
        ...failure('ThrottlingException'),
      });

      expect(error?.errorType).toBe('Throttled');
    });
  });
});
