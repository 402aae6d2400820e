import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, failure, ID, SUB, useHandlers, validationError } from '../../support/handlers.ts';

type Patch = { readonly [field: string]: Json };
type Update = { expressionValues: Record<string, Record<string, Json>> };

describe('functions/patchExpense', () => {
  const { request, response } = useHandlers('functions/patchExpense');

  function write(patch: Patch, stored: { readonly [name: string]: Json } = expenseItem()) {
    return request({
      args: { input: { id: ID, ...patch } },
      stash: { userId: SUB, id: ID, stored },
    });
  }

  /** The update of the expense, alone or in a transaction. */
  async function updateOf(patch: Patch, stored?: { readonly [name: string]: Json }) {
    const { result, error } = await write(patch, stored);
    expect(error).toBeUndefined();
    const { update, transactItems } = result as { update?: Update; transactItems?: { update: Update }[] };
    return update ?? transactItems?.[0]?.update;
  }

  /** The values that are set, by attribute name. */
  async function written(patch: Patch, stored?: { readonly [name: string]: Json }) {
    return values((await updateOf(patch, stored)) ?? { expressionValues: {} });
  }

  function values({ expressionValues }: Update) {
    return Object.fromEntries(
      Object.entries(expressionValues).map(([name, value]) => [name.slice(1), Object.values(value)[0]]),
    );
  }

  /** The changes of ledgers, by sort key: attribute and difference. */
  async function ledgers(patch: Patch, stored?: { readonly [name: string]: Json }) {
    const { result } = await write(patch, stored);
    const { transactItems = [] } = result as {
      transactItems?: {
        key: { sk: { S: string } };
        update: Update & { expressionNames: Record<string, string> };
      }[];
    };
    return Object.fromEntries(
      transactItems.slice(1).map(({ key, update }) => {
        const named = Object.entries(values(update))
          .filter(([name]) => name.startsWith('total') || name.startsWith('count'))
          .map(([name, value]) => [update.expressionNames[`#${name}`], value]);
        return [key.sk.S, Object.fromEntries(named) as unknown];
      }),
    );
  }

  it('writes only over the version that was read', async () => {
    const { result } = await write({ notes: 'hot' }, expenseItem({ version: 7 }));

    expect(result).toMatchObject({
      operation: 'UpdateItem',
      key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
      condition: {
        expression: 'version = :readVersion AND attribute_not_exists(deletedAt)',
        expressionValues: { ':readVersion': { N: 7 } },
      },
    });
    expect(await written({ notes: 'hot' }, expenseItem({ version: 7 }))).toMatchObject({ version: 8 });
  });

  it('is one UpdateItem when no money moves, also within its month', async () => {
    const { result } = await write({ notes: 'hot', date: '2024-01-31', amount: 2.25, category: 'Food' });

    expect(result).toMatchObject({ operation: 'UpdateItem' });
  });

  it('writes only over the version that was read in a transaction, too', async () => {
    const { result } = await write({ amount: 3 }, expenseItem({ version: 7 }));

    expect(result).toMatchObject({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'UpdateItem',
          key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
          condition: {
            expression: 'version = :readVersion AND attribute_not_exists(deletedAt)',
            expressionValues: { ':readVersion': { N: 7 } },
            returnValuesOnConditionCheckFailure: false,
          },
        },
        { table: 'Expenses', operation: 'UpdateItem' },
      ],
    });
  });

  it.each<[string, Patch, Record<string, Record<string, number>>]>([
    [
      'a new amount changes the total',
      { amount: 3 },
      { 'MONTH#2024-01#USD': { total: 75, count: 0, 'total#Food': 75, 'count#Food': 0 } },
    ],
    [
      'a new category moves it within the ledger',
      { category: 'Fun' },
      {
        'MONTH#2024-01#USD': {
          total: 0,
          count: 0,
          'total#Food': -225,
          'count#Food': -1,
          'total#Fun': 225,
          'count#Fun': 1,
        },
      },
    ],
    [
      'a new month moves it from ledger to ledger',
      { date: '2024-02-01' },
      {
        'MONTH#2024-01#USD': { total: -225, count: -1, 'total#Food': -225, 'count#Food': -1 },
        'MONTH#2024-02#USD': { total: 225, count: 1, 'total#Food': 225, 'count#Food': 1 },
      },
    ],
    [
      'a new currency moves it, in the minor units of each',
      { currency: 'KWD', category: 'Fun' },
      {
        'MONTH#2024-01#USD': { total: -225, count: -1, 'total#Food': -225, 'count#Food': -1 },
        'MONTH#2024-01#KWD': { total: 2250, count: 1, 'total#Fun': 2250, 'count#Fun': 1 },
      },
    ],
  ])('%s', async (_, patch, expected) => {
    expect(await ledgers(patch)).toEqual(expected);
  });

  it('remembers the expense as it will be', async () => {
    const { stash } = await write({ amount: 3, subcategory: null, notes: 'hot' });

    expect(stash['item']).toMatchObject({ amountMinor: 300, notes: 'hot', subcategory: null, version: 2 });
  });

  it('ends the pipeline once the expense is written', async () => {
    const { earlyReturn } = await request({
      args: { input: { id: ID, notes: 'x' } },
      stash: { userId: SUB, id: ID, outcome: 'written' },
    });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('leaves an attempt out that would be refused again', async () => {
    const { earlyReturn } = await request({
      args: { input: { id: ID, amount: 3 } },
      stash: { userId: SUB, id: ID, stored: expenseItem(), outcome: 'refused' },
    });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it.each(['read', 'contended'])('tries again when the last step was %s', async (outcome) => {
    const { result, earlyReturn } = await request({
      args: { input: { id: ID, amount: 3 } },
      stash: { userId: SUB, id: ID, stored: expenseItem(), outcome },
    });

    expect(earlyReturn).toBeUndefined();
    expect(result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it.each([
    ['there is none', null],
    ['it is deleted', expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z' })],
  ])('ends with NotFound when %s', async (_, stored) => {
    const { error } = await request({
      args: { input: { id: ID, notes: 'x' } },
      stash: { userId: SUB, id: ID, stored },
    });

    expect(error?.errorType).toBe('NotFound');
  });

  it('sets what is given and keeps the rest', async () => {
    expect(await written({ notes: 'hot', amount: 3 })).toMatchObject({
      notes: 'hot',
      amountMinor: 300,
      currency: 'USD',
      date: '2024-01-09',
      category: 'Food',
    });
    expect(await written({ notes: 'hot' })).not.toHaveProperty('subcategory');
  });

  it('removes what is cleared', async () => {
    const { result } = await write({ subcategory: null, location: null });

    expect(result).toMatchObject({
      update: {
        expression: expect.stringMatching(/ REMOVE #subcategory, #location$/) as unknown,
        expressionNames: { '#subcategory': 'subcategory', '#location': 'location' },
      },
    });
  });

  it('moves the keys of all indexes with the date and the category', async () => {
    const values = await written({ date: '2024-02-01', category: 'Fun' });

    expect(values).toMatchObject({
      dateKey: `2024-02-01#${ID}`,
      categoryKey: `Fun#2024-02-01#${ID}`,
      changeKey: `${values['updatedAt'] as string}#${ID}`,
    });
  });

  it('reads a new amount in the stored currency', async () => {
    expect(await written({ amount: 5 }, expenseItem({ currency: 'JPY', amountMinor: 3 }))).toMatchObject({
      amountMinor: 5,
      currency: 'JPY',
    });
    const { error } = await write({ amount: 5.5 }, expenseItem({ currency: 'JPY', amountMinor: 3 }));
    expect(error).toMatchObject(
      validationError('amount', 'must have no decimals in JPY; it is never rounded'),
    );
  });

  it('carries the amount over to a new currency, to its minor units', async () => {
    expect(await written({ currency: 'KWD' })).toMatchObject({ amountMinor: 2250, currency: 'KWD' });
  });

  it('refuses a currency in which the amount would have to be rounded', async () => {
    const { error } = await write({ currency: 'JPY' });

    expect(error).toMatchObject(
      validationError('amount', 'must have no decimals in JPY; it is never rounded'),
    );
  });

  it.each([0, 2, 4])('ends with Conflict, naming the version, when the expected one is %i', async (other) => {
    const { error } = await write({ notes: 'x', expectedVersion: other }, expenseItem({ version: 3 }));

    expect(error).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { reason: 'CHANGED', currentVersion: 3 },
    });
  });

  it('goes on when the version is the expected one', async () => {
    const { error } = await write({ notes: 'x', expectedVersion: 3 }, expenseItem({ version: 3 }));

    expect(error).toBeUndefined();
  });

  it.each([
    ['written', { result: expenseItem({ version: 2 }) }],
    ['refused', failure('ConditionalCheckFailedException')],
    ['refused', cancelled('ConditionalCheckFailed', 'None')],
    ['contended', failure('TransactionConflictException')],
    ['contended', cancelled('None', 'TransactionConflict')],
  ])('notes that the attempt was %s (%#)', async (outcome, answer) => {
    const { stash, error } = await response(answer);

    expect(error).toBeUndefined();
    expect(stash).toEqual({ outcome });
  });
});
