import { describe, expect, it } from 'vitest';
import { failure, SUB, useHandlers, validationError } from '../support/handlers.ts';

describe('Query.summary', () => {
  const { request, response } = useHandlers('Query.summary');

  describe('request', () => {
    it.each([
      [{ year: 2024 }, 'MONTH#2024-01#', 'MONTH#2024-12#~'],
      [{ year: 2024, month: null }, 'MONTH#2024-01#', 'MONTH#2024-12#~'],
      [{ year: 2024, month: 2 }, 'MONTH#2024-02#', 'MONTH#2024-02#~'],
      [{ year: 7, month: 12 }, 'MONTH#0007-12#', 'MONTH#0007-12#~'],
    ])('asks for the ledgers of %j and nothing else', async (args, low, high) => {
      const { result } = await request({ args });

      expect(result).toEqual({
        operation: 'Query',
        query: {
          expression: 'userId = :userId AND sk BETWEEN :low AND :high',
          expressionValues: { ':userId': { S: SUB }, ':low': { S: low }, ':high': { S: high } },
        },
        consistentRead: true,
      });
    });

    it.each([
      [{ year: 0 }, 'year', 'must be from 1 to 9999'],
      [{ year: 10000 }, 'year', 'must be from 1 to 9999'],
      [{ year: 2024, month: 0 }, 'month', 'must be from 1 (January) to 12 (December)'],
      [{ year: 2024, month: 13 }, 'month', 'must be from 1 (January) to 12 (December)'],
    ])('refuses %j', async (args, field, reason) => {
      const { error } = await request({ args });

      expect(error).toMatchObject(validationError(field, reason));
    });
  });

  describe('response', () => {
    const january = {
      month: '2024-01',
      currency: 'USD',
      total: 1000,
      count: 3,
      revision: 9,
      'total#Food': 250,
      'count#Food': 1,
      'total#Rent': 750,
      'count#Rent': 2,
      'total#Fun': 0,
      'count#Fun': 0,
    };
    const february = {
      month: '2024-02',
      currency: 'USD',
      total: 1000,
      count: 1,
      'total#Food': 1000,
      'count#Food': 1,
    };
    const yen = {
      month: '2024-02',
      currency: 'JPY',
      total: 500,
      count: 9,
      'total#Fun': 500,
      'count#Fun': 9,
    };
    const emptied = {
      month: '2024-03',
      currency: 'EUR',
      total: 0,
      count: 0,
      'total#Fun': 0,
      'count#Fun': 0,
    };

    it('sums up a year by currency, the one with the most expenses first', async () => {
      const { result } = await response({
        args: { year: 2024 },
        result: { items: [january, yen, february, emptied], nextToken: null },
      });

      expect(result).toEqual({
        year: 2024,
        month: null,
        currencies: [
          {
            currency: 'JPY',
            total: 500,
            count: 9,
            categories: [{ category: 'Fun', total: 500, count: 9, share: 1 }],
            months: [{ month: 2, total: 500, count: 9 }],
          },
          {
            currency: 'USD',
            total: 20,
            count: 4,
            categories: [
              { category: 'Food', total: 12.5, count: 2, share: 0.625 },
              { category: 'Rent', total: 7.5, count: 2, share: 0.375 },
            ],
            months: [
              { month: 1, total: 10, count: 3 },
              { month: 2, total: 10, count: 1 },
            ],
          },
        ],
      });
    });

    it('lists no months for a single one, and leaves out what has no expenses', async () => {
      const { result } = await response({
        args: { year: 2024, month: 1 },
        result: { items: [january], nextToken: null },
      });

      expect(result).toEqual({
        year: 2024,
        month: 1,
        currencies: [
          {
            currency: 'USD',
            total: 10,
            count: 3,
            categories: [
              { category: 'Rent', total: 7.5, count: 2, share: 0.75 },
              { category: 'Food', total: 2.5, count: 1, share: 0.25 },
            ],
            months: [],
          },
        ],
      });
    });

    it('has no currencies where nothing was spent', async () => {
      const { result } = await response({ args: { year: 2024 }, result: { items: [], nextToken: null } });

      expect(result).toEqual({ year: 2024, month: null, currencies: [] });
    });

    function ledgerOf(categories: number) {
      const parts = Array.from({ length: categories }, (_, index) => [
        [`total#${index}`, 1],
        [`count#${index}`, 1],
      ]).flat();
      return {
        month: '2024-01',
        currency: 'USD',
        total: categories,
        count: categories,
        ...(Object.fromEntries(parts) as Record<string, number>),
      };
    }

    it('ends with Internal rather than leave out some of more than 490 categories', async () => {
      const answer = (categories: number) =>
        response({ args: { year: 2024 }, result: { items: [ledgerOf(categories)], nextToken: null } });

      expect((await answer(490)).error).toBeUndefined();
      expect((await answer(500)).error?.errorType).toBe('Internal');
    });

    it('ends with Internal rather than sum up the first of several pages', async () => {
      const { error } = await response({
        args: { year: 2024 },
        result: { items: [january], nextToken: 'more' },
      });

      expect(error?.errorType).toBe('Internal');
    });

    it('ends with Throttled when DynamoDB throttles', async () => {
      const { error } = await response({ args: { year: 2024 }, ...failure('ThrottlingException') });

      expect(error?.errorType).toBe('Throttled');
    });
  });
});
