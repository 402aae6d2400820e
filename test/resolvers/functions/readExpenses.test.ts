import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/readExpenses', () => {
  const { request, response } = useHandlers('functions/readExpenses');
  const other = 'a3bb189e-8bf9-4c4b-9e3f-0d8a54b2c6a1';
  const stash = { userId: SUB, ids: [ID, other], takesDeleted: false, items: [] };
  const [one, two] = [expenseItem(), expenseItem({ id: other })];
  const now = Math.floor(Date.now() / 1000);
  const deleted = { deletedAt: '2024-01-10T00:00:00.000Z' };
  const result = (...items: (typeof one | null)[]) => ({ data: { Expenses: items }, unprocessedKeys: null });

  it('asks for all expenses, strongly consistent', async () => {
    const { result: asked } = await request({ stash });

    expect(asked).toEqual({
      operation: 'BatchGetItem',
      tables: {
        Expenses: {
          keys: [ID, other].map((each) => ({ userId: { S: SUB }, sk: { S: `EXPENSE#${each}` } })),
          consistentRead: true,
        },
      },
    });
  });

  it('does not ask for what is no UUID', async () => {
    const { result: asked } = await request({ stash: { ...stash, ids: ['x', other] } });

    expect(asked).toMatchObject({ tables: { Expenses: { keys: [{ sk: { S: `EXPENSE#${other}` } }] } } });
  });

  it('ends the pipeline once they are written', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it('gives them on in the order of the ids', async () => {
    const { stash: noted } = await response({
      stash: { ...stash, outcome: 'refused' },
      result: result(two, one),
    });

    expect(noted['stored']).toEqual([one, two]);
    expect(noted['outcome']).toBe('read');
  });

  it.each([
    ['absent', null],
    ['deleted', expenseItem({ id: other, ...deleted, expiresAt: now + 1000 })],
  ])('ends with NotFound, by index, when one is %s', async (_, stored) => {
    const { error } = await response({ stash, result: result(one, stored) });

    const reason = 'must be the id of an expense of yours that is not deleted';
    expect(error).toMatchObject({
      errorType: 'NotFound',
      errorInfo: { field: 'ids', reason, errors: [{ index: 1, field: 'ids', reason }] },
    });
  });

  it('takes deleted expenses for a restoration, up to the end of their 30 days', async () => {
    const inTime = expenseItem({ ...deleted, expiresAt: now + 1000 });
    const tooLate = expenseItem({ id: other, ...deleted, expiresAt: now - 1000 });
    const restoring = { ...stash, takesDeleted: true };

    const both = await response({ stash: restoring, result: result(inTime, tooLate) });
    const first = await response({ stash: { ...restoring, ids: [ID] }, result: result(inTime) });

    expect(both.error).toMatchObject({ errorType: 'NotFound', errorInfo: { errors: [{ index: 1 }] } });
    expect(first.stash['stored']).toEqual([inTime]);
  });

  it.each([
    ['Throttled', { result: { data: { Expenses: [one] }, unprocessedKeys: { Expenses: [{}] } } }],
    ['Throttled', failure('ProvisionedThroughputExceededException')],
    ['Internal', failure('InternalServerError')],
  ])('ends with %s when DynamoDB does not give all', async (errorType, parts) => {
    const { error } = await response({ stash, ...parts });

    expect(error?.errorType).toBe(errorType);
  });
});
