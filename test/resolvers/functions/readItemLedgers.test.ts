import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/readItemLedgers', () => {
  const { request, response } = useHandlers('functions/readItemLedgers');
  const stash = { userId: SUB, erased: 0, more: true };
  const hundred = Array.from({ length: 100 }, (_, index) => index);
  const food = 'LEDGER#2024-01#USD#SPENT#Food';
  const rent = 'LEDGER#2024-01#USD#SPENT#Rent';

  function expenseOf(index: number, category: string) {
    const place = String(index).padStart(12, '0');
    return expenseItem({ sk: `EXPENSE#0f8fad5b-d9cb-469f-a165-${place}`, category });
  }

  /** What the next step is given of these items when all their ledgers were read. */
  async function chosen(...items: readonly { readonly [name: string]: Json }[]) {
    const { result } = await response({
      stash,
      prev: { result: { items } },
      result: { data: { Expenses: [] } },
    });
    return (result as { items: { sk: string }[] }).items.map(({ sk }) => sk);
  }

  it('reads each ledger that an expense is counted in once, strongly consistent', async () => {
    const items = [expenseOf(1, 'Food'), expenseOf(2, 'Rent'), expenseOf(3, 'Food')];

    const { result } = await request({ stash, prev: { result: { items } } });

    expect(result).toEqual({
      operation: 'BatchGetItem',
      tables: {
        Expenses: {
          keys: [food, rent].map((sk) => ({ userId: { S: SUB }, sk: { S: sk } })),
          consistentRead: true,
        },
      },
    });
  });

  it('reads nothing for what is in no ledger', async () => {
    const items = [
      { sk: 'BUDGET#USD#Food' },
      expenseItem({ deletedAt: '2024-01-10T00:00:00.000Z' }),
      { sk: food, revision: '0123abcd' },
    ];

    const { earlyReturn, result } = await request({ stash, prev: { result: { items } } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
    expect(result).toEqual({ items, ledgers: [] });
  });

  it('does nothing once nothing is left', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, more: false }, prev: { result: {} } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it('gives items and ledgers to the next step', async () => {
    const items = [expenseOf(1, 'Food'), expenseOf(2, 'Rent')];
    const ledger = { sk: food, revision: '0123abcd', total: 225, count: 1 };

    const { result } = await response({
      stash,
      prev: { result: { items } },
      result: { data: { Expenses: [ledger, null] }, unprocessedKeys: {} },
    });

    expect(result).toEqual({ items, ledgers: [ledger] });
  });

  it('stays within the 100 writes of a transaction, 50 of them expenses', async () => {
    const deleted = hundred.map((index) => ({
      ...expenseOf(index, 'Food'),
      deletedAt: '2024-01-10T00:00:00.000Z',
    }));

    expect(await chosen(...hundred.map((index) => expenseOf(index, `Category ${index}`)))).toHaveLength(50);
    expect(await chosen(...hundred.map((index) => expenseOf(index, 'Food')))).toHaveLength(50);
    expect(await chosen(...deleted)).toHaveLength(100);
    expect(await chosen(...deleted.slice(0, 99), expenseOf(99, 'Food'))).toHaveLength(99);
  });

  it('leaves a ledger that expenses are taken out of to that write: one write on one item', async () => {
    const items = [expenseOf(1, 'Food'), { sk: food, revision: 'a' }, { sk: rent, revision: 'b' }];

    expect(await chosen(...items)).toEqual([items[0]?.sk, rent]);
  });

  it('takes nothing behind the first item that finds no place: its ledger might go before it', async () => {
    const items = hundred.slice(0, 50).map((index) => expenseOf(index, 'Food'));

    const sortKeys = await chosen(...items, expenseOf(50, 'Rent'), { sk: rent, revision: 'a' });

    expect(sortKeys).toEqual(items.map(({ sk }) => sk));
  });

  it('ends the step before the first item whose ledger was not read', async () => {
    const items = [expenseOf(1, 'Food'), expenseOf(2, 'Rent'), { sk: 'MONTH#2024-01#USD' }];
    const unread = (sk: string) => ({
      data: { Expenses: [] },
      unprocessedKeys: { Expenses: [{ userId: SUB, sk }] },
    });

    const second = await response({ stash, prev: { result: { items } }, result: unread(rent) });
    const first = await response({ stash, prev: { result: { items } }, result: unread(food) });

    expect(second.result).toEqual({ items: items.slice(0, 1), ledgers: [] });
    expect(first.error?.errorType).toBe('Throttled');
  });

  it('ends with Throttled or Internal when DynamoDB does not answer', async () => {
    const throttled = await response({ stash, ...failure('ThrottlingException') });
    const broken = await response({ stash, ...failure('InternalServerError') });

    expect(throttled.error?.errorType).toBe('Throttled');
    expect(broken.error?.errorType).toBe('Internal');
  });
});
