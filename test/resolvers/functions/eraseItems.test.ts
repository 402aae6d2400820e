import { describe, expect, it } from 'vitest';
import type { Json } from '../../../packages/appsync-local-stack/src/runtime/model.ts';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, failure, id, sub, useHandlers } from '../../support/handlers.ts';
import { ledgerDifferences } from '../../support/ledger-differences.ts';

describe('functions/eraseItems', () => {
  const { request, response } = useHandlers('functions/eraseItems');
  const stash = { userId: sub, erased: 5, more: true };

  /** An expense of a category of its own. */
  function expenseOf(index: number, category = `Category ${index}`) {
    const place = String(index).padStart(12, '0');
    return expenseItem({ sk: `EXPENSE#0f8fad5b-d9cb-469f-a165-${place}`, category });
  }

  function erasing(...items: Json[]) {
    return request({ stash, prev: { result: { items } } });
  }

  function writesOf(result: unknown) {
    const { transactItems } = result as {
      transactItems: { operation: string; key: { sk: { S: string } }; condition?: { expression: string } }[];
    };
    return transactItems.map(({ operation, key, condition }) => [
      operation,
      key.sk.S,
      ...(condition ? [condition.expression] : []),
    ]);
  }

  it('erases an expense that is still the one read, and takes it out of its ledger', async () => {
    const { result, stash: noted } = await erasing(expenseItem({ version: 3 }));

    expect(result).toMatchObject({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'DeleteItem',
          key: { userId: { S: sub }, sk: { S: `EXPENSE#${id}` } },
          condition: {
            expression: 'version = :read AND attribute_not_exists(deletedAt)',
            expressionValues: { ':read': { N: 3 } },
            returnValuesOnConditionCheckFailure: false,
          },
        },
        { operation: 'UpdateItem', key: { sk: { S: 'LEDGER#2024-01#USD#SPENT#Food' } } },
      ],
    });
    expect(ledgerDifferences(result)[1]?.differences).toMatchObject({ total: -225, count: -1 });
    expect(noted['taken']).toBe(1);
  });

  it('erases deleted expenses, ledgers and anything else, each as it was read', async () => {
    const { result } = await erasing(
      { sk: 'BUDGET#USD#Food', version: 2 },
      expenseItem({ version: 2, deletedAt: '2024-01-10T00:00:00.000Z' }),
      { sk: 'LEDGER#2024-01#USD#SPENT#Food', revision: '0123abcd' },
      { sk: 'MONTH#2024-01#USD' },
    );

    expect(writesOf(result)).toEqual([
      ['DeleteItem', 'BUDGET#USD#Food', 'version = :read'],
      ['DeleteItem', `EXPENSE#${id}`, 'version = :read'],
      ['DeleteItem', 'LEDGER#2024-01#USD#SPENT#Food', 'revision = :read'],
      ['DeleteItem', 'MONTH#2024-01#USD'],
    ]);
  });

  it('leaves a ledger that it takes an expense out of to the next step: one write on one item', async () => {
    const { result, stash: noted } = await erasing(
      expenseItem(),
      { sk: 'LEDGER#2024-01#USD#SPENT#Food', revision: '0123abcd' },
      { sk: 'LEDGER#2024-01#USD#SPENT#Rent', revision: '4567cdef' },
    );

    expect(writesOf(result).map(([operation, sk]) => [operation, sk])).toEqual([
      ['DeleteItem', `EXPENSE#${id}`],
      ['DeleteItem', 'LEDGER#2024-01#USD#SPENT#Rent'],
      ['UpdateItem', 'LEDGER#2024-01#USD#SPENT#Food'],
    ]);
    expect(noted['taken']).toBe(2);
  });

  it('stays within the 100 items of a transaction: 50 expenses with ledgers of their own, 99 with one', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index);

    const scattered = await erasing(...hundred.map((index) => expenseOf(index)));
    const together = await erasing(...hundred.map((index) => expenseOf(index, 'Food')));

    expect(writesOf(scattered.result)).toHaveLength(100);
    expect(scattered.stash['taken']).toBe(50);
    expect(writesOf(together.result)).toHaveLength(100);
    expect(together.stash['taken']).toBe(99);
  });

  it('takes nothing behind the first item that finds no place: its ledger might go before it', async () => {
    const expenses = Array.from({ length: 98 }, (_, index) => expenseOf(index, 'Food'));

    const { result } = await erasing(...expenses, expenseOf(98, 'Rent'), { sk: 'LEDGER#x', revision: 'r' });

    expect(writesOf(result).map(([, sk]) => sk)).not.toContain('LEDGER#x');
    expect(writesOf(result)).toHaveLength(99);
  });

  it('erases an expense that nobody can count without a ledger', async () => {
    const { result } = await erasing({ sk: `EXPENSE#${id}`, version: 1 });

    expect(writesOf(result)).toEqual([
      ['DeleteItem', `EXPENSE#${id}`, 'version = :read AND attribute_not_exists(deletedAt)'],
    ]);
  });

  it('does nothing once nothing is left', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, more: false }, prev: { result: {} } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it('counts what it has erased, and nothing when others were faster', async () => {
    const taken = { ...stash, taken: 7 };

    const written = await response({ stash: taken, result: { keys: [] } });
    const refused = await response({ stash: taken, ...cancelled('ConditionalCheckFailed', 'None') });
    const raced = await response({ stash: taken, ...cancelled('None', 'TransactionConflict') });

    expect(written.stash['erased']).toBe(12);
    expect(refused.stash['erased']).toBe(5);
    expect(raced.stash['erased']).toBe(5);
  });

  it('ends with Throttled or Internal when DynamoDB does not answer', async () => {
    const throttled = await response({ stash, ...failure('ThrottlingException') });
    const broken = await response({ stash, ...failure('InternalServerError') });

    expect(throttled.error?.errorType).toBe('Throttled');
    expect(broken.error?.errorType).toBe('Internal');
  });
});
