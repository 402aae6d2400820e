import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/readBatch', () => {
  const { request, response } = useHandlers('functions/readBatch');
  const other = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
  const items = [expenseItem(), expenseItem({ id: other })];
  const stash = { userId: SUB, items, stored: [], outcome: 'refused' };

  it('reads all of the batch after an attempt that was refused, strongly consistent', async () => {
    const { result } = await request({ stash });

    expect(result).toEqual({
      operation: 'BatchGetItem',
      tables: {
        Expenses: {
          keys: [
            { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
            { userId: { S: SUB }, sk: { S: `EXPENSE#${other}` } },
          ],
          consistentRead: true,
        },
      },
    });
  });

  it.each([
    ['an attempt that succeeded', 'written', 'END'],
    ['an attempt that another transaction came before', 'contended', 'NEXT'],
    ['a read', 'read', 'NEXT'],
  ])('reads nothing after %s', async (_, outcome, skipTo) => {
    const { earlyReturn } = await request({ stash: { ...stash, outcome } });

    expect(earlyReturn).toEqual({ skipTo });
  });

  it('notes which are stored with the same content', async () => {
    const { stash: noted } = await response({
      stash,
      result: { data: { Expenses: [null, expenseItem({ id: other, version: 2 })] }, unprocessedKeys: {} },
    });

    expect(noted).toMatchObject({ stored: [expenseItem({ id: other, version: 2 })], outcome: 'read' });
  });

  it.each([
    ['is of another expense', { amountMinor: 1 }, { reason: 'ID_TAKEN', currentVersion: 1 }],
    ['was changed since', { amountMinor: 1, version: 3 }, { reason: 'CHANGED', currentVersion: 3 }],
    [
      'was deleted since',
      { version: 2, deletedAt: '2024-01-10T00:00:00.000Z' },
      { reason: 'DELETED', currentVersion: 2 },
    ],
  ])('ends with Conflict, naming the index, when what is stored %s', async (_, changes, conflict) => {
    const { error } = await response({
      stash,
      result: { data: { Expenses: [expenseItem(), expenseItem({ id: other, ...changes })] } },
    });

    expect(error).toMatchObject({ errorType: 'Conflict' });
    expect(error?.errorInfo).toEqual({
      field: 'id',
      ...conflict,
      errors: [{ index: 1, field: 'id', ...conflict }],
      same: [0],
    });
  });

  it('takes an expense whose 30 days after its deletion are over for none', async () => {
    const { stash: noted, error } = await response({
      stash,
      result: {
        data: {
          Expenses: [
            expenseItem(),
            expenseItem({
              id: other,
              version: 2,
              deletedAt: '2024-01-10T00:00:00.000Z',
              expiresAt: 1_707_523_200,
            }),
          ],
        },
      },
    });

    expect(error).toBeUndefined();
    expect(noted['stored']).toEqual([expenseItem()]);
  });

  it('names every conflict, and gives the reason of the first', async () => {
    const { error } = await response({
      stash,
      result: {
        data: { Expenses: [expenseItem({ notes: 'x', version: 2 }), expenseItem({ id: other, notes: 'x' })] },
      },
    });

    expect(error?.errorInfo).toEqual({
      field: 'id',
      reason: 'CHANGED',
      currentVersion: 2,
      errors: [
        { index: 0, field: 'id', reason: 'CHANGED', currentVersion: 2 },
        { index: 1, field: 'id', reason: 'ID_TAKEN', currentVersion: 1 },
      ],
      same: [],
    });
  });

  it('ends with Throttled when DynamoDB left keys unread', async () => {
    const { error } = await response({
      stash,
      result: {
        data: { Expenses: [expenseItem()] },
        unprocessedKeys: { Expenses: [{ userId: SUB, sk: `EXPENSE#${other}` }] },
      },
    });

    expect(error?.errorType).toBe('Throttled');
  });

  it('ends with Internal when the read fails', async () => {
    const { error } = await response({ stash, ...failure('InternalServerErrorException') });

    expect(error?.errorType).toBe('Internal');
  });
});
