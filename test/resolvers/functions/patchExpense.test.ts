import { describe, expect, it } from 'vitest';
import type { Json } from '../../../local/runtime/model.ts';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, id, sub, useHandlers, validationError } from '../../support/handlers.ts';

type Patch = { readonly [field: string]: Json };

describe('functions/patchExpense', () => {
  const { request, response } = useHandlers('functions/patchExpense');

  function write(patch: Patch, stored: { readonly [name: string]: Json } = expenseItem()) {
    return request({
      args: { input: { id, ...patch } },
      stash: { userId: sub, id },
      prev: { result: stored },
    });
  }

  /** The values that are set, by attribute name. */
  async function written(patch: Patch, stored?: { readonly [name: string]: Json }) {
    const { result, error } = await write(patch, stored);
    expect(error).toBeUndefined();
    const { expressionValues } = (
      result as { update: { expressionValues: Record<string, Record<string, Json>> } }
    ).update;
    return Object.fromEntries(
      Object.entries(expressionValues).map(([name, value]) => [name.slice(1), Object.values(value)[0]]),
    );
  }

  it('writes only over the version that was read', async () => {
    const { result } = await write({ notes: 'hot' }, expenseItem({ version: 7 }));

    expect(result).toMatchObject({
      operation: 'UpdateItem',
      key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
      condition: {
        expression: 'version = :readVersion AND attribute_not_exists(deletedAt)',
        expressionValues: { ':readVersion': { N: 7 } },
      },
    });
    expect(await written({ notes: 'hot' }, expenseItem({ version: 7 }))).toMatchObject({ version: 8 });
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
      dateKey: `2024-02-01#${id}`,
      categoryKey: `Fun#2024-02-01#${id}`,
      changeKey: `${values['updatedAt'] as string}#${id}`,
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

  it('ends with Conflict, naming the version, when it is not the expected one', async () => {
    const { error } = await write({ notes: 'x', expectedVersion: 2 }, expenseItem({ version: 3 }));

    expect(error).toMatchObject({ errorType: 'Conflict', errorInfo: { currentVersion: 3 } });
  });

  it('goes on when the version is the expected one', async () => {
    const { error } = await write({ notes: 'x', expectedVersion: 3 }, expenseItem({ version: 3 }));

    expect(error).toBeUndefined();
  });

  it('hands on what was written', async () => {
    const { result } = await response({ result: expenseItem({ version: 2 }) });

    expect(result).toEqual(expenseItem({ version: 2 }));
  });

  it('notes that somebody was faster', async () => {
    const { stash, error } = await response(failure('ConditionalCheckFailedException'));

    expect(error).toBeUndefined();
    expect(stash).toEqual({ conditionFailed: true });
  });
});
