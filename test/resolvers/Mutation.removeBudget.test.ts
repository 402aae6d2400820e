import { describe, expect, it } from 'vitest';
import { cancelled, SUB, useHandlers, validationError } from '../support/handlers.ts';

const STASH = { userId: SUB, currency: 'USD', category: '' };
const STORED = { userId: SUB, sk: 'BUDGET#USD#', amountMinor: 20_000, version: 3 };

describe('Mutation.removeBudget', () => {
  const { request, response } = useHandlers('Mutation.removeBudget');

  it('takes the budget of a whole currency', async () => {
    expect((await request({ args: { currency: 'USD' } })).stash).toEqual(STASH);
  });

  it('takes the budget of a category', async () => {
    const { stash: after } = await request({ args: { currency: 'USD', category: 'Food' } });

    expect(after).toEqual({ ...STASH, category: 'Food' });
  });

  it.each([
    [{}, 'currency', 'is required'],
    [
      { currency: 'usd' },
      'currency',
      'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY',
    ],
    [{ currency: 'USD', category: 'a#b' }, 'category', 'must not contain #'],
  ])('refuses %j', async (args, field, reason) => {
    expect((await request({ args })).error).toMatchObject(validationError(field, reason));
  });

  it('answers with what the budget was', async () => {
    const { result } = await response({ stash: { ...STASH, outcome: 'written', item: STORED } });

    expect(result).toEqual({ currency: 'USD', category: null, amount: 200, version: 3 });
  });

  it('ends with NotFound when another request removed it meanwhile', async () => {
    const { error } = await response({ stash: { ...STASH, outcome: 'refused' }, prev: { result: null } });

    expect(error?.errorType).toBe('NotFound');
  });

  it('asks to try again when other requests were faster at every attempt', async () => {
    const { error } = await response({ stash: { ...STASH, outcome: 'refused' }, prev: { result: STORED } });

    expect(error?.message).toMatch(/^Other requests are changing/);
  });
});

describe('functions/dropBudget', () => {
  const { request, response } = useHandlers('functions/dropBudget');

  it('removes the budget that was read and takes it off the count, in one transaction', async () => {
    const { result, stash: after } = await request({ stash: STASH, prev: { result: STORED } });

    expect(result).toEqual({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'DeleteItem',
          key: { userId: { S: SUB }, sk: { S: 'BUDGET#USD#' } },
          condition: {
            expression: 'version = :readVersion',
            expressionValues: { ':readVersion': { N: 3 } },
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
              ':by': { N: -1 },
            },
          },
        },
      ],
    });
    expect(after).toMatchObject({ item: STORED });
  });

  it('ends with NotFound when there is none', async () => {
    expect((await request({ stash: STASH, prev: { result: null } })).error?.errorType).toBe('NotFound');
  });

  it('does nothing once it is gone', async () => {
    const { earlyReturn } = await request({ stash: { ...STASH, outcome: 'written' }, prev: { result: {} } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it.each([
    ['written', { result: null }],
    ['refused', cancelled('ConditionalCheckFailed', 'None')],
    ['contended', cancelled('None', 'TransactionConflict')],
  ])('notes that it was %s', async (outcome, ended) => {
    expect((await response({ stash: STASH, ...ended })).stash).toEqual({ ...STASH, outcome });
  });
});
