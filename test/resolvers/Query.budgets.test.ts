import { describe, expect, it } from 'vitest';
import { failure, SUB, useHandlers, validationError } from '../support/handlers.ts';

const OF_FOOD = { userId: SUB, sk: 'BUDGET#USD#Food', amountMinor: 25_000, version: 3 };
const OF_USD = { userId: SUB, sk: 'BUDGET#USD#', amountMinor: 100_000, version: 1 };
const OF_YEN = { userId: SUB, sk: 'BUDGET#JPY#Fun', amountMinor: 5_000, version: 2 };

describe('Query.budgets', () => {
  const { request, response } = useHandlers('Query.budgets');

  it('takes the month that is named', async () => {
    const { stash } = await request({ args: { year: 7, month: 2, today: '2024-01-09' } });

    expect(stash).toEqual({ userId: SUB, month: '0007-02', today: '2024-01-09' });
  });

  it.each([{}, { year: null, month: null }])('takes the month of today for %j', async (args) => {
    const { stash } = await request({ args: { ...args, today: '2024-01-09' } });

    expect(stash).toMatchObject({ month: '2024-01' });
  });

  it("reckons with the server's date in UTC when the caller names none", async () => {
    const before = new Date().toISOString().slice(0, 10);
    const { stash } = await request({ args: {} });
    const after = new Date().toISOString().slice(0, 10);

    const { today } = stash as { today: string };
    expect([before, after]).toContain(today);
    expect(stash).toMatchObject({ month: today.slice(0, 7) });
  });

  it.each([
    [{ month: 1 }, 'month', 'must be given together with year'],
    [{ year: 2024 }, 'month', 'must be given together with year'],
    [{ year: 0, month: 1 }, 'year', 'must be from 1 to 9999'],
    [{ year: 10_000, month: 1 }, 'year', 'must be from 1 to 9999'],
    [{ year: 2024, month: 0 }, 'month', 'must be from 1 (January) to 12 (December)'],
    [{ year: 2024, month: 13 }, 'month', 'must be from 1 (January) to 12 (December)'],
    [{ today: '2024-01-09Z' }, 'today', 'must be a date without a time zone, YYYY-MM-DD'],
    [{ today: '0000-01-09' }, 'today', 'must be in the years 1 to 9999'],
  ])('refuses %j', async (args, field, reason) => {
    const { error } = await request({ args });

    expect(error).toMatchObject(validationError(field, reason));
  });

  it('answers with each budget in the order in which they were read, and what is spent and left of it', async () => {
    const { result } = await response({
      stash: { month: '2024-01', today: '2024-02-01', budgets: [OF_YEN, OF_USD, OF_FOOD] },
      prev: { result: { 'BUDGET#USD#': 90_000, 'BUDGET#USD#Food': 25_001, 'BUDGET#JPY#': 12 } },
    });

    expect(result).toEqual({
      year: 2024,
      month: 1,
      monthGone: 1,
      budgets: [
        { currency: 'JPY', category: 'Fun', amount: 5_000, spent: 0, left: 5_000, version: 2 },
        { currency: 'USD', category: null, amount: 1_000, spent: 900, left: 100, version: 1 },
        { currency: 'USD', category: 'Food', amount: 250, spent: 250.01, left: -0.01, version: 3 },
      ],
    });
  });

  it.each([
    ['2024-04', '2024-03-31', 0],
    ['2024-04', '2024-04-01', 1 / 30],
    ['2024-04', '2024-04-15', 0.5],
    ['2024-04', '2024-04-30', 1],
    ['2024-04', '2024-05-01', 1],
    ['2024-02', '2024-02-29', 1],
    ['2024-02', '2023-02-28', 0],
    ['2023-12', '2024-01-01', 1],
  ])('says of %s on %s that a share of %d is gone', async (month, today, monthGone) => {
    const { result } = await response({ stash: { month, today, budgets: [] }, prev: { result: {} } });

    expect(result).toMatchObject({ monthGone, budgets: [] });
  });
});

describe('functions/listBudgets', () => {
  const { request, response } = useHandlers('functions/listBudgets');

  it("asks for all of the caller's budgets", async () => {
    const { result } = await request({ stash: { userId: SUB } });

    expect(result).toEqual({
      operation: 'Query',
      query: {
        expression: 'userId = :userId AND sk BETWEEN :low AND :high',
        expressionValues: {
          ':userId': { S: SUB },
          ':low': { S: 'BUDGET#' },
          ':high': { S: 'BUDGET#~' },
        },
      },
      consistentRead: true,
      limit: 200,
    });
  });

  it('keeps them for the steps behind it', async () => {
    const { stash } = await response({ stash: {}, result: { items: [OF_FOOD], nextToken: null } });

    expect(stash).toEqual({ budgets: [OF_FOOD] });
  });

  it('ends with Throttled when DynamoDB takes no more', async () => {
    const { error } = await response(failure('ThrottlingException'));

    expect(error?.errorType).toBe('Throttled');
  });
});

describe('functions/readMonth', () => {
  const { request, response } = useHandlers('functions/readMonth');
  const selecting = (selectionSetGraphQL: string) => ({
    info: {
      fieldName: 'budgets',
      parentTypeName: 'Query',
      variables: {},
      selectionSetList: [],
      selectionSetGraphQL,
    },
  });

  it.each(['{ budgets { spent } }', '{ budgets { left } }', '{ ...Fields }'])(
    'asks for the ledgers of the currencies that have budgets, for %s',
    async (selection) => {
      const { result } = await request({
        ...selecting(selection),
        stash: { userId: SUB, month: '2024-01', budgets: [OF_YEN, OF_USD, OF_FOOD] },
      });

      expect(result).toEqual({
        operation: 'Query',
        query: {
          expression: 'userId = :userId AND sk BETWEEN :low AND :high',
          expressionValues: {
            ':userId': { S: SUB },
            ':low': { S: 'LEDGER#2024-01#JPY#SPENT#' },
            ':high': { S: 'LEDGER#2024-01#USD#~' },
          },
        },
        consistentRead: true,
        limit: 9999,
      });
    },
  );

  it.each([
    ['there is no budget', '{ budgets { spent } }', []],
    ['nobody asks what was spent', '{ monthGone budgets { amount } }', [OF_FOOD]],
  ])('reads nothing when %s', async (_, selection, budgets) => {
    const { earlyReturn } = await request({
      ...selecting(selection),
      stash: { userId: SUB, month: '2024-01', budgets },
    });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it('adds up what was spent, by category and by currency, without income', async () => {
    const { result } = await response({
      result: {
        items: [
          { sk: 'LEDGER#2024-01#JPY#SPENT#Fun', total: 12, count: 1, revision: '0' },
          { sk: 'LEDGER#2024-01#USD#INCOME#Food', total: 99, count: 1, revision: '0' },
          {
            sk: 'LEDGER#2024-01#USD#SPENT#Food',
            total: 225,
            count: 2,
            refunded: 5,
            refunds: 1,
            revision: '0',
          },
          {
            sk: 'LEDGER#2024-01#USD#SPENT#Toys',
            total: -25,
            count: 1,
            refunded: 25,
            refunds: 1,
            revision: '0',
          },
        ],
        nextToken: null,
      },
    });

    expect(result).toEqual({
      'BUDGET#JPY#': 12,
      'BUDGET#JPY#Fun': 12,
      'BUDGET#USD#': 200,
      'BUDGET#USD#Food': 225,
      'BUDGET#USD#Toys': -25,
    });
  });

  it('refuses a month of which DynamoDB has not given all', async () => {
    const { error } = await response({ result: { items: [], nextToken: 'more' } });

    expect(error).toMatchObject(
      validationError(
        'month',
        'has more categories, subcategories and payment methods than one answer can sum up: merge some of them',
      ),
    );
  });

  it('ends with Internal, without a word of DynamoDB, when the query fails', async () => {
    const { error } = await response(failure('ValidationException'));

    expect(error).toMatchObject({ errorType: 'Internal', message: 'The request could not be carried out' });
  });
});
