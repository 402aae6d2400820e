import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, failure, ID, SUB, useHandlers, validationError } from '../../support/handlers.ts';
import { ledgerDifferences } from '../../support/ledger-differences.ts';

type Patch = { readonly [field: string]: Json };
type Update = { expressionValues: Record<string, Record<string, Json>> };

describe('functions/patchExpense', () => {
  const { request, response } = useHandlers('functions/patchExpense');

  /** The ledger of the stored expense, in which there is more of everything. */
  const ledger = {
    sk: 'LEDGER#2024-01#USD#SPENT#Food',
    revision: '0a1b2c3d',
    ...{ total: 1000, count: 5, d09: 600, n09: 3, 's#Coffee': 500, 't#Coffee': 2 },
  };

  function write(
    patch: Patch,
    stored: { readonly [name: string]: Json } = expenseItem(),
    known: Json = ledger,
  ) {
    return request({
      args: { input: { id: ID, ...patch } },
      stash: { userId: SUB, id: ID, stored, ledger: known },
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
    return ledgerDifferences(result).slice(1);
  }

  it('writes only over the version that was read', async () => {
    const { result } = await write({ notes: 'hot' }, expenseItem({ version: 7 }));

    expect(result).toMatchObject({
      operation: 'UpdateItem',
      key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
      condition: {
        expression:
          'version = :readVersion AND createdAt = :readCreatedAt AND attribute_not_exists(deletedAt)',
        expressionValues: { ':readVersion': { N: 7 }, ':readCreatedAt': { S: '2024-01-09T08:30:00.000Z' } },
      },
    });
    expect(await written({ notes: 'hot' }, expenseItem({ version: 7 }))).toMatchObject({ version: 8 });
  });

  it('is one UpdateItem when no ledger changes', async () => {
    const { result } = await write({
      notes: 'hot',
      date: '2024-01-09',
      amount: 2.25,
      category: 'Food',
      payee: 'Shop',
    });

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
            expression:
              'version = :readVersion AND createdAt = :readCreatedAt AND attribute_not_exists(deletedAt)',
            expressionValues: {
              ':readVersion': { N: 7 },
              ':readCreatedAt': { S: '2024-01-09T08:30:00.000Z' },
            },
            returnValuesOnConditionCheckFailure: false,
          },
        },
        { table: 'Expenses', operation: 'UpdateItem' },
      ],
    });
  });

  const food = 'LEDGER#2024-01#USD#SPENT#Food';
  const takenOut = { total: -225, count: -1, d09: -225, n09: -1, 's#Coffee': -225, 't#Coffee': -1 };
  const putIn = { total: 225, count: 1, d09: 225, n09: 1, 's#Coffee': 225, 't#Coffee': 1 };

  it.each<[string, Patch, Record<string, Record<string, number>>]>([
    ['a new amount changes the sums', { amount: 3 }, { [food]: { total: 75, d09: 75, 's#Coffee': 75 } }],
    [
      'a new category moves it from ledger to ledger',
      { category: 'Fun' },
      { [food]: takenOut, 'LEDGER#2024-01#USD#SPENT#Fun': putIn },
    ],
    [
      'a new day moves it within the ledger',
      { date: '2024-01-31' },
      { [food]: { d09: -225, n09: -1, d31: 225, n31: 1 } },
    ],
    [
      'a new month moves it from ledger to ledger',
      { date: '2024-02-09' },
      { [food]: takenOut, 'LEDGER#2024-02#USD#SPENT#Food': putIn },
    ],
    [
      'a new currency moves it, in the minor units of each',
      { currency: 'KWD', subcategory: null },
      {
        [food]: takenOut,
        'LEDGER#2024-01#KWD#SPENT#Food': { total: 2250, count: 1, d09: 2250, n09: 1 },
      },
    ],
    [
      'a refund is taken off what was spent',
      { kind: 'REFUND' },
      {
        [food]: { total: -450, d09: -450, 's#Coffee': -450, refunded: 225, refunds: 1, r09: 225, q09: 1 },
      },
    ],
    [
      'income moves to the other side',
      { kind: 'INCOME' },
      { [food]: takenOut, 'LEDGER#2024-01#USD#INCOME#Food': putIn },
    ],
    [
      'another subcategory and payment method',
      { subcategory: 'Tea', paymentMethod: 'Cash' },
      {
        [food]: {
          ...{ 's#Coffee': -225, 't#Coffee': -1, 's#Tea': 225, 't#Tea': 1, 'p#Cash': 225, 'm#Cash': 1 },
        },
      },
    ],
  ])('%s', async (_, patch, expected) => {
    const changes = await ledgers(patch);

    expect(Object.fromEntries(changes.map(({ sk, differences }) => [sk, differences]))).toEqual(expected);
    expect(changes.flatMap(({ removed }) => removed)).toEqual([]);
  });

  it('takes out only as long as something is left of each number that it lowers', async () => {
    const changes = await ledgers({ category: 'Fun' });

    expect(changes.map(({ condition }) => condition)).toEqual([
      {
        expression: '#k0 > :k0 AND #k1 > :k1 AND #k2 > :k2',
        expressionNames: { '#k0': 'count', '#k1': 'n09', '#k2': 't#Coffee' },
        expressionValues: { ':k0': { N: 1 }, ':k1': { N: 1 }, ':k2': { N: 1 } },
        returnValuesOnConditionCheckFailure: false,
      },
      undefined,
    ]);
  });

  it('puts in, and changes sums, on no condition', async () => {
    const changes = await ledgers({ amount: 3 });

    expect(changes.map(({ condition }) => condition)).toEqual([undefined]);
  });

  it.each<[string, Json, string[]]>([
    ['the day', { ...ledger, n09: 1 }, ['d09', 'n09']],
    ['the subcategory', { ...ledger, 't#Coffee': 1 }, ['s#Coffee', 't#Coffee']],
    ['both', { ...ledger, n09: 1, 't#Coffee': 1 }, ['d09', 'n09', 's#Coffee', 't#Coffee']],
  ])('removes what is emptied, as long as the ledger is the one read: %s', async (_, known, removed) => {
    const { result } = await write({ category: 'Fun' }, expenseItem(), known);
    const [, change] = ledgerDifferences(result);

    expect(change?.removed.sort()).toEqual(removed);
    expect(Object.keys(change?.differences ?? {})).toEqual(
      Object.keys(takenOut).filter((name) => !removed.includes(name)),
    );
    expect(change?.condition).toEqual({
      expression: 'revision = :read',
      expressionValues: { ':read': { S: '0a1b2c3d' } },
      returnValuesOnConditionCheckFailure: false,
    });
  });

  it('adds nothing where all that changes is emptied', async () => {
    const { result } = await write({ subcategory: null }, expenseItem(), { ...ledger, 't#Coffee': 1 });

    expect((result as { transactItems: Json[] }).transactItems[1]).toMatchObject({
      update: {
        expression: 'SET #r = :r REMOVE #x0,#x1',
        expressionNames: { '#r': 'revision', '#x0': 't#Coffee', '#x1': 's#Coffee' },
      },
    });
  });

  it('deletes a ledger that is emptied, as long as it is the one read', async () => {
    const known = { ...ledger, count: 1, n09: 1, 't#Coffee': 1 };

    const { result } = await write({ category: 'Fun' }, expenseItem(), known);

    expect((result as { transactItems: Json[] }).transactItems[1]).toEqual({
      table: 'Expenses',
      operation: 'DeleteItem',
      key: { userId: { S: SUB }, sk: { S: food } },
      condition: {
        expression: 'revision = :read',
        expressionValues: { ':read': { S: '0a1b2c3d' } },
        returnValuesOnConditionCheckFailure: false,
      },
    });
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
    const { result } = await write({ description: null, location: null });

    expect(result).toMatchObject({
      update: {
        expression: expect.stringMatching(/ REMOVE #payeeKey, #description, #location$/) as unknown,
        expressionNames: { '#payeeKey': 'payeeKey', '#description': 'description', '#location': 'location' },
      },
    });
  });

  it('moves the keys of all indexes with the date, the category and the payee', async () => {
    const values = await written({ date: '2024-02-01', category: 'Fun', payee: 'Shop #' });

    expect(values).toMatchObject({
      dateKey: `2024-02-01#2024-01-09T08:30:00.000Z#${ID}`,
      categoryKey: `Fun#2024-02-01#2024-01-09T08:30:00.000Z#${ID}`,
      payeeKey: `Shop #2024-02-01#2024-01-09T08:30:00.000Z#${ID}`.replace(' #', ' \u001f#'),
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
