import { describe, expect, it } from 'vitest';
import { failure, SUB, useHandlers, validationError } from '../support/handlers.ts';
import type { ContextParts } from '../support/handlers.ts';
import { ledgerItem } from '../support/ledger-item.ts';

type Info = NonNullable<ContextParts['info']>;

/** What is selected below the field, as AppSync gives it. */
function selecting(selectionSetGraphQL: string): Info {
  return {
    fieldName: 'summary',
    parentTypeName: 'Query',
    variables: {},
    selectionSetList: [],
    selectionSetGraphQL,
  };
}

const everything = selecting(
  '{ currencies { days { date } months { month } categories { subcategories { total } } paymentMethods { total } } }',
);

describe('Query.summary, request', () => {
  const { request } = useHandlers('Query.summary');

  it.each([
    [{ year: 2024 }, 'LEDGER#2024-01#', 'LEDGER#2024-12#~'],
    [{ year: 2024, month: null, from: null, to: null }, 'LEDGER#2024-01#', 'LEDGER#2024-12#~'],
    [{ year: 2024, month: 2 }, 'LEDGER#2024-02#', 'LEDGER#2024-02#~'],
    [{ year: 7, month: 12 }, 'LEDGER#0007-12#', 'LEDGER#0007-12#~'],
    [{ from: '2024-01-25', to: '2024-02-24' }, 'LEDGER#2024-01#', 'LEDGER#2024-02#~'],
    [{ from: '2024-02-03', to: '2024-02-03' }, 'LEDGER#2024-02#', 'LEDGER#2024-02#~'],
  ])('asks for the ledgers of %j and nothing else', async (args, low, high) => {
    const { result } = await request({ args });

    expect(result).toEqual({
      operation: 'Query',
      query: {
        expression: 'userId = :userId AND sk BETWEEN :low AND :high',
        expressionValues: { ':userId': { S: SUB }, ':low': { S: low }, ':high': { S: high } },
      },
      consistentRead: true,
      limit: 9999,
    });
  });

  it.each([
    [{ year: 0 }, 'year', 'must be from 1 to 9999'],
    [{ year: 10000 }, 'year', 'must be from 1 to 9999'],
    [{ year: 2024, month: 0 }, 'month', 'must be from 1 (January) to 12 (December)'],
    [{ year: 2024, month: 13 }, 'month', 'must be from 1 (January) to 12 (December)'],
    [{ month: 1 }, 'month', 'must be given together with year'],
    [{}, 'year', 'must be given, or from and to'],
    [{ year: null, from: null }, 'year', 'must be given, or from and to'],
    [{ from: '2024-01-01' }, 'to', 'must be given together with from'],
    [{ to: '2024-01-01' }, 'from', 'must be given together with to'],
    [{ year: 2024, from: '2024-01-01', to: '2024-01-02' }, 'from', 'cannot be combined with year or month'],
    [{ year: 2024, to: '2024-01-02' }, 'to', 'cannot be combined with year or month'],
    [{ from: '2024-01-02', to: '2024-01-01' }, 'to', 'must not be before from'],
    [
      { from: '2024-02-30', to: '2024-03-01' },
      'from',
      expect.stringContaining('2024-02 has the days 01 to 29'),
    ],
    [{ from: '2024-01-01', to: '2024-01-01Z' }, 'to', 'must be a date without a time zone, YYYY-MM-DD'],
    [
      { from: '2023-01-01', to: '2024-01-02' },
      'to',
      'must be at most 366 days from from, both days included',
    ],
    [
      { from: '2024-01-01', to: '2025-01-01' },
      'to',
      'must be at most 366 days from from, both days included',
    ],
    [
      { from: '0001-01-01', to: '9999-12-31' },
      'to',
      'must be at most 366 days from from, both days included',
    ],
  ])('refuses %j', async (args, field, reason) => {
    const { error } = await request({ args });

    expect(error).toMatchObject(validationError(field, reason));
  });

  it.each([
    ['a leap year', '2024-01-01', '2024-12-31'],
    ['366 days without a leap day', '2022-06-01', '2023-06-01'],
    ['366 days around a leap day', '2023-03-01', '2024-02-29'],
    ['366 days up to the last', '9998-12-31', '9999-12-31'],
    ['a year of 1900, which had no leap day', '1900-01-01', '1901-01-01'],
    ['a year of 2000, which had one', '2000-01-01', '2000-12-31'],
    ['one day', '0001-01-01', '0001-01-01'],
  ])('takes %s', async (_, from, to) => {
    expect((await request({ args: { from, to } })).error).toBeUndefined();
  });
});

describe('Query.summary, response', () => {
  const { response } = useHandlers('Query.summary');
  /** Food of January 2024: 2.00 on the 9th, 1.50 on the 31st of which 1.00 came back. */
  const food = ledgerItem('LEDGER#2024-01#USD#SPENT#Food', {
    ...{ total: 250, count: 3, refunded: 100, refunds: 1 },
    ...{ d09: 200, n09: 1, d31: 50, n31: 2, r31: 100, q31: 1 },
    ...{ 's#Coffee': 200, 't#Coffee': 1, 'p#Cash': 250, 'm#Cash': 3 },
  });
  const rent = ledgerItem('LEDGER#2024-01#USD#SPENT#Rent', { total: 750, count: 1, d09: 750, n09: 1 });
  const salary = ledgerItem('LEDGER#2024-02#USD#INCOME#Salary', {
    ...{ total: 3000, count: 1, d01: 3000, n01: 1 },
    ...{ 's#Bonus': 3000, 't#Bonus': 1, 'p#Transfer': 3000, 'm#Transfer': 1 },
  });
  const yen = ledgerItem('LEDGER#2024-02#JPY#SPENT#Fun', { total: 500, count: 9, d29: 500, n29: 9 });
  const all = [food, rent, yen, salary];

  const answer = async (args: ContextParts['args'], items: readonly object[], info = everything) => {
    const { result, error } = await response({
      info,
      result: { items, nextToken: null } as unknown as null, // ledgers as DynamoDB gives them
      ...(args ? { args } : {}),
    });
    expect(error).toBeUndefined();
    return result;
  };
  const none = {
    spent: 0,
    refunded: 0,
    income: 0,
    balance: 0,
    expenseCount: 0,
    refundCount: 0,
    incomeCount: 0,
  };

  it('sums up a year by currency, the one with the most expenses first', async () => {
    expect(await answer({ year: 2024 }, all)).toEqual({
      from: '2024-01-01',
      to: '2024-12-31',
      year: 2024,
      month: null,
      currencies: [
        {
          ...none,
          currency: 'JPY',
          spent: 500,
          balance: -500,
          expenseCount: 9,
          categories: [{ category: 'Fun', total: 500, count: 9, share: 1, subcategories: [] }],
          incomeCategories: [],
          paymentMethods: [],
          days: [{ date: '2024-02-29', spent: 500, refunded: 0, income: 0, count: 9 }],
          months: [{ year: 2024, month: 2, spent: 500, refunded: 0, income: 0, count: 9 }],
        },
        {
          currency: 'USD',
          spent: 10,
          refunded: 1,
          income: 30,
          balance: 20,
          expenseCount: 3,
          refundCount: 1,
          incomeCount: 1,
          categories: [
            { category: 'Rent', total: 7.5, count: 1, share: 0.75, subcategories: [] },
            {
              category: 'Food',
              total: 2.5,
              count: 3,
              share: 0.25,
              subcategories: [{ subcategory: 'Coffee', total: 2, count: 1 }],
            },
          ],
          incomeCategories: [
            {
              category: 'Salary',
              total: 30,
              count: 1,
              share: 1,
              subcategories: [{ subcategory: 'Bonus', total: 30, count: 1 }],
            },
          ],
          paymentMethods: [{ paymentMethod: 'Cash', total: 2.5, count: 3 }],
          days: [
            { date: '2024-01-09', spent: 9.5, refunded: 0, income: 0, count: 2 },
            { date: '2024-01-31', spent: 0.5, refunded: 1, income: 0, count: 2 },
            { date: '2024-02-01', spent: 0, refunded: 0, income: 30, count: 1 },
          ],
          months: [
            { year: 2024, month: 1, spent: 10, refunded: 1, income: 0, count: 4 },
            { year: 2024, month: 2, spent: 0, refunded: 0, income: 30, count: 1 },
          ],
        },
      ],
    });
  });

  it('is of the days of the calendar: a month ends with its last one', async () => {
    expect(await answer({ year: 2024, month: 2 }, [])).toEqual({
      ...{ from: '2024-02-01', to: '2024-02-29', year: 2024, month: 2, currencies: [] },
    });
    expect(await answer({ year: 1900, month: 2 }, [])).toMatchObject({ to: '1900-02-28' });
    expect(await answer({ year: 7, month: 4 }, [])).toMatchObject({ from: '0007-04-01', to: '0007-04-30' });
  });

  it('adds up the days of a month that the period cuts, and knows no subcategories nor payment methods', async () => {
    const result = await answer({ from: '2024-01-10', to: '2024-02-28' }, all);

    expect(result).toMatchObject({
      from: '2024-01-10',
      to: '2024-02-28',
      year: null,
      month: null,
      currencies: [
        {
          currency: 'USD',
          spent: 0.5,
          refunded: 1,
          income: 30,
          balance: 29.5,
          expenseCount: 1,
          refundCount: 1,
          categories: [{ category: 'Food', total: 0.5, count: 2, share: 1, subcategories: null }],
          incomeCategories: [{ category: 'Salary', subcategories: null }],
          paymentMethods: null,
          days: [{ date: '2024-01-31' }, { date: '2024-02-01' }],
          months: [
            { year: 2024, month: 1, spent: 0.5, count: 2 },
            { year: 2024, month: 2, income: 30 },
          ],
        },
      ],
    });
  });

  it('knows them in a period between two dates that is made of whole months', async () => {
    expect(await answer({ from: '2024-01-01', to: '2024-02-29' }, all)).toMatchObject({
      year: null,
      currencies: [
        { currency: 'JPY' },
        { paymentMethods: [{ paymentMethod: 'Cash' }], categories: [{}, { subcategories: [{ total: 2 }] }] },
      ],
    });
  });

  it('tells shares of what is left of categories, and 0 where nothing is', async () => {
    const back = ledgerItem('LEDGER#2024-01#USD#SPENT#Back', {
      ...{ total: -250, count: 1, refunded: 250, refunds: 1, d09: -250, n09: 1, r09: 250, q09: 1 },
    });
    const share = async (items: readonly object[]) => {
      const result = (await answer({ year: 2024 }, items)) as unknown as {
        currencies: { spent: number; categories: { category: string; share: number }[] }[];
      };
      const [dollars] = result.currencies;
      return [dollars?.spent, dollars?.categories.map(({ category, share }) => [category, share])];
    };

    expect(await share([rent, back])).toEqual([
      5,
      [
        ['Rent', 1],
        ['Back', 0],
      ],
    ]);
    expect(await share([food, back])).toEqual([
      0,
      [
        ['Food', 1],
        ['Back', 0],
      ],
    ]);
  });

  it('takes names for names, whatever they are called in JavaScript', async () => {
    const odd = ['__proto__', 'constructor', 'toString'].map((name) =>
      ledgerItem(`LEDGER#2024-01#USD#SPENT#${name}`, {
        ...{ total: 100, count: 1, d01: 100, n01: 1 },
        ...{ [`s#${name}`]: 100, [`t#${name}`]: 1, [`p#${name}`]: 100, [`m#${name}`]: 1 },
      }),
    );

    expect(await answer({ year: 2024 }, odd)).toMatchObject({
      currencies: [
        {
          spent: 3,
          categories: ['__proto__', 'constructor', 'toString'].map((category) => ({
            category,
            subcategories: [{ subcategory: category, total: 1, count: 1 }],
          })),
          paymentMethods: ['__proto__', 'constructor', 'toString'].map((paymentMethod) => ({
            paymentMethod,
          })),
        },
      ],
    });
  });

  it.each([
    ['days', '{ currencies { days { spent } } }'],
    ['months', '{ currencies { months { spent } } }'],
    ['paymentMethods', '{ currencies { paymentMethods { total } } }'],
    ['categories', '{ currencies { categories { total } } }'],
  ])('computes %s only where they may be selected, as in a fragment', async (field, selection) => {
    const partsOf = async (selected: string) => {
      const result = (await answer({ year: 2024 }, [food], selecting(selected))) as unknown as {
        currencies: {
          days: unknown[];
          months: unknown[];
          paymentMethods: unknown[];
          categories: { subcategories: unknown[] }[];
        }[];
      };
      const [dollars] = result.currencies;
      return {
        days: dollars?.days.length,
        months: dollars?.months.length,
        paymentMethods: dollars?.paymentMethods.length,
        categories: dollars?.categories.length,
        subcategories: dollars?.categories[0]?.subcategories.length ?? 0,
      };
    };
    const nothing = { days: 0, months: 0, paymentMethods: 0, categories: 0, subcategories: 0 };
    const full = { days: 2, months: 1, paymentMethods: 1, categories: 1, subcategories: 1 };

    expect(await partsOf('{ currencies { spent } }')).toEqual(nothing);
    expect(await partsOf(selection)).toEqual({ ...nothing, [field]: full[field as keyof typeof full] });
    expect(await partsOf('{ currencies { categories { subcategories { total } } } }')).toEqual({
      ...nothing,
      categories: 1,
      subcategories: 1,
    });
    expect(await partsOf('{ currencies { ...Everything } }')).toEqual(full);
  });

  it('sums up thousands of ledgers and of subcategories, none left out', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) =>
      ledgerItem(`LEDGER#2024-01#USD#SPENT#${index}`, { total: 1, count: 1, d01: 1, n01: 1 }),
    );
    const parts = Object.fromEntries(
      Array.from({ length: 1_500 }, (_, index) => [
        [`s#${index}`, 1],
        [`t#${index}`, 1],
      ]).flat(),
    ) as Record<string, number>;
    const wide = ledgerItem('LEDGER#2024-01#USD#SPENT#Wide', { total: 1500, count: 1500, ...parts });

    const result = (await answer({ year: 2024 }, [...many, wide])) as unknown as {
      currencies: { spent: number; expenseCount: number; categories: { subcategories: unknown[] }[] }[];
    };

    expect(result.currencies).toMatchObject([{ spent: 40, expenseCount: 4000 }]);
    expect(result.currencies[0]?.categories).toHaveLength(2_501);
    expect(result.currencies[0]?.categories[0]?.subcategories).toHaveLength(1_500);
  });

  it.each([
    [
      { year: 2024, month: 1 },
      'month',
      'has more categories, subcategories and payment methods than one answer can sum up: merge some of them',
    ],
    [
      { year: 2024 },
      'year',
      'asks for more categories, subcategories and payment methods than one answer can sum up: ask for fewer months, or merge some of them',
    ],
    [
      { from: '2024-01-01', to: '2024-12-01' },
      'to',
      'asks for more categories, subcategories and payment methods than one answer can sum up: ask for fewer months, or merge some of them',
    ],
  ])('refuses %j rather than sum up the first of several pages', async (args, field, reason) => {
    const { error } = await response({ args, result: { items: [], nextToken: 'more' } });

    expect(error).toMatchObject(validationError(field, reason));
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response({ args: { year: 2024 }, ...failure('ThrottlingException') });

    expect(error?.errorType).toBe('Throttled');
  });
});
