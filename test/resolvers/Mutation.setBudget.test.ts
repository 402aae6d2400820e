import { describe, expect, it } from 'vitest';
import { cancelled, failure, SUB, useHandlers, validationError } from '../support/handlers.ts';

const STASH = { userId: SUB, currency: 'USD', category: 'Food', amountMinor: 25_000 };
const STORED = { userId: SUB, sk: 'BUDGET#USD#Food', amountMinor: 20_000, version: 3 };
const ARGS = { input: { currency: 'USD', category: 'Food', amount: 250 } };

describe('Mutation.setBudget', () => {
  const { request, response } = useHandlers('Mutation.setBudget');

  it('takes a budget of a category', async () => {
    expect((await request({ args: ARGS })).stash).toEqual(STASH);
  });

  it.each([{}, { category: null }])('takes a budget of a whole currency: %j', async (category) => {
    const { stash } = await request({ args: { input: { currency: 'JPY', amount: 5000, ...category } } });

    expect(stash).toEqual({ userId: SUB, currency: 'JPY', category: '', amountMinor: 5000 });
  });

  it.each([
    [{ amount: 1 }, 'currency', 'is required'],
    [{ currency: null, amount: 1 }, 'currency', 'is required'],
    [
      { currency: 'XXX', amount: 1 },
      'currency',
      'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY',
    ],
    [{ currency: 'USD', category: '', amount: 1 }, 'category', 'must not be empty'],
    [{ currency: 'USD', category: 'Food#Fruit', amount: 1 }, 'category', 'must not contain #'],
    [
      { currency: 'USD', category: 'x'.repeat(101), amount: 1 },
      'category',
      'must have at most 100 characters',
    ],
    [{ currency: 'USD', category: ' Food', amount: 1 }, 'category', 'must not begin or end with white space'],
    [{ currency: 'USD', amount: 0 }, 'amount', 'must be greater than 0'],
    [{ currency: 'USD', amount: -1 }, 'amount', 'must be greater than 0'],
    [
      { currency: 'USD', amount: 2.255 },
      'amount',
      'must have at most 2 decimals in USD; it is never rounded',
    ],
    [{ currency: 'USD', amount: 1e13 }, 'amount', 'must be at most 9999999999999.99 USD'],
  ])('refuses %j', async (input, field, reason) => {
    const { error } = await request({ args: { input } });

    expect(error).toMatchObject(validationError(field, reason));
  });

  it('answers with the budget as it was written', async () => {
    const { result } = await response({ stash: { ...STASH, outcome: 'written', item: STORED } });

    expect(result).toEqual({ currency: 'USD', category: 'Food', amount: 200, version: 3 });
  });

  it('answers null as the category of a whole currency', async () => {
    const item = { ...STORED, sk: 'BUDGET#USD#' };

    const { result } = await response({ stash: { ...STASH, outcome: 'written', item } });

    expect(result).toMatchObject({ currency: 'USD', category: null });
  });

  it('ends with Conflict and the current version when another one was expected', async () => {
    const { error } = await response({
      args: { input: { ...ARGS.input, expectedVersion: 2 } },
      stash: { ...STASH, outcome: 'refused' },
      prev: { result: STORED },
    });

    expect(error).toMatchObject({
      errorType: 'Conflict',
      errorInfo: { reason: 'CHANGED', currentVersion: 3 },
    });
  });

  it.each([
    ['refused', STORED],
    ['contended', null],
  ])('asks to try again when every attempt was %s', async (outcome, found) => {
    const { error } = await response({ args: ARGS, stash: { ...STASH, outcome }, prev: { result: found } });

    expect(error?.message).toMatch(/^Other requests are changing/);
  });
});

describe('functions/readBudget', () => {
  const { request, response } = useHandlers('functions/readBudget');

  it('reads the budget, strongly consistent', async () => {
    const { result } = await request({ stash: STASH });

    expect(result).toEqual({
      operation: 'GetItem',
      key: { userId: { S: SUB }, sk: { S: 'BUDGET#USD#Food' } },
      consistentRead: true,
    });
  });

  it('reads nothing once the budget is written', async () => {
    const { earlyReturn } = await request({ stash: { ...STASH, outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it('gives what it has read', async () => {
    expect((await response({ result: STORED })).result).toEqual(STORED);
  });

  it('ends with Throttled when DynamoDB takes no more', async () => {
    expect((await response(failure('ThrottlingException'))).error?.errorType).toBe('Throttled');
  });
});

describe('functions/writeBudget', () => {
  const { request, response } = useHandlers('functions/writeBudget');

  it('puts a new budget and counts it, in one transaction, unless there are 200', async () => {
    const { result, stash: after } = await request({ args: ARGS, stash: STASH, prev: { result: null } });

    expect(result).toEqual({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'PutItem',
          key: { userId: { S: SUB }, sk: { S: 'BUDGET#USD#Food' } },
          attributeValues: { amountMinor: { N: 25_000 }, version: { N: 1 } },
          condition: {
            expression: 'attribute_not_exists(sk)',
            returnValuesOnConditionCheckFailure: false,
          },
        },
        {
          table: 'Expenses',
          operation: 'UpdateItem',
          key: { userId: { S: SUB }, sk: { S: 'BUDGETS' } },
          update: {
            expression: 'SET revision = :revision ADD #c :by',
            expressionNames: { '#c': 'count' },
            expressionValues: {
              ':revision': { S: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown },
              ':by': { N: 1 },
            },
          },
          condition: {
            expression: 'attribute_not_exists(#c) OR #c < :most',
            expressionNames: { '#c': 'count' },
            expressionValues: { ':most': { N: 200 } },
            returnValuesOnConditionCheckFailure: false,
          },
        },
      ],
    });
    expect(after).toMatchObject({
      item: { userId: SUB, sk: 'BUDGET#USD#Food', amountMinor: 25_000, version: 1 },
    });
  });

  it('changes a budget that is there on the condition that its version is the one read', async () => {
    const { result, stash: after } = await request({ args: ARGS, stash: STASH, prev: { result: STORED } });

    expect(result).toEqual({
      operation: 'UpdateItem',
      key: { userId: { S: SUB }, sk: { S: 'BUDGET#USD#Food' } },
      update: {
        expression: 'SET amountMinor = :amountMinor, version = :version',
        expressionValues: { ':amountMinor': { N: 25_000 }, ':version': { N: 4 } },
      },
      condition: { expression: 'version = :readVersion', expressionValues: { ':readVersion': { N: 3 } } },
    });
    expect(after).toMatchObject({ item: { ...STORED, amountMinor: 25_000, version: 4 } });
  });

  it('writes nothing where the amount is what it is to be', async () => {
    const same = { ...STORED, amountMinor: 25_000 };

    const { earlyReturn, stash: after } = await request({ args: ARGS, stash: STASH, prev: { result: same } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
    expect(after).toMatchObject({ outcome: 'written', item: same });
  });

  it('does nothing once it is written', async () => {
    const { earlyReturn } = await request({
      args: ARGS,
      stash: { ...STASH, outcome: 'written' },
      prev: { result: {} },
    });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it.each([3, null])('takes %j as the version expected of version 3', async (expectedVersion) => {
    const { error } = await request({
      args: { input: { ...ARGS.input, expectedVersion } },
      stash: STASH,
      prev: { result: STORED },
    });

    expect(error).toBeUndefined();
  });

  it.each([0, 2, 4])(
    'ends with Conflict when version %i is expected of version 3',
    async (expectedVersion) => {
      const { error } = await request({
        args: { input: { ...ARGS.input, expectedVersion } },
        stash: STASH,
        prev: { result: STORED },
      });

      expect(error).toMatchObject({
        errorType: 'Conflict',
        errorInfo: { reason: 'CHANGED', currentVersion: 3 },
      });
    },
  );

  it('takes 0 as the version expected of no budget', async () => {
    const { error, result } = await request({
      args: { input: { ...ARGS.input, expectedVersion: 0 } },
      stash: STASH,
      prev: { result: null },
    });

    expect(error).toBeUndefined();
    expect(result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it('ends with NotFound when a version is expected and there is no budget', async () => {
    const { error } = await request({
      args: { input: { ...ARGS.input, expectedVersion: 1 } },
      stash: STASH,
      prev: { result: null },
    });

    expect(error?.errorType).toBe('NotFound');
  });

  it('notes that the budget is written', async () => {
    expect((await response({ stash: STASH, result: null })).stash).toEqual({ ...STASH, outcome: 'written' });
  });

  it.each([
    ['the budget was put meanwhile', cancelled('ConditionalCheckFailed', 'None'), 'refused'],
    [
      'it was put meanwhile as the last',
      cancelled('ConditionCheckFailed', 'ConditionCheckFailed'),
      'refused',
    ],
    ['it was changed meanwhile', failure('ConditionalCheckFailedException'), 'refused'],
    ['another transaction came before', cancelled('None', 'TransactionConflict'), 'contended'],
  ])('notes for another attempt that %s', async (_, outcome, expected) => {
    const { stash: after, error } = await response({ stash: STASH, ...outcome });

    expect(error).toBeUndefined();
    expect(after).toMatchObject({ outcome: expected });
  });

  it.each([
    ['Food', 'category', cancelled('None', 'ConditionalCheckFailed')],
    ['', 'currency', cancelled('None', 'ConditionCheckFailed')],
    [
      'Food',
      'category',
      {
        result: null,
        error: {
          type: 'DynamoDB:TransactionCanceledException',
          message:
            'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
        },
      },
    ],
  ])('refuses the 201st budget (category %j, %s)', async (category, field, outcome) => {
    const { error } = await response({ stash: { ...STASH, category }, ...outcome });

    expect(error).toMatchObject(
      validationError(
        field,
        'cannot have a budget: you have 200, the most that there can be; remove one first',
      ),
    );
  });

  it('ends with Throttled when DynamoDB takes no more', async () => {
    expect((await response({ stash: STASH, ...failure('ThrottlingException') })).error?.errorType).toBe(
      'Throttled',
    );
  });
});
