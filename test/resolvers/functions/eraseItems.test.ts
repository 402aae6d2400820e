import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { cancelled, failure, ID, SUB, useHandlers } from '../../support/handlers.ts';
import { ledgerDifferences } from '../../support/ledger-differences.ts';

describe('functions/eraseItems', () => {
  const { request, response } = useHandlers('functions/eraseItems');
  const stash = { userId: SUB, erased: 5, more: true };
  const ledger = {
    sk: 'LEDGER#2024-01#USD#SPENT#Food',
    revision: '0123abcd',
    ...{ total: 450, count: 2, d09: 450, n09: 2, 's#Coffee': 225, 't#Coffee': 1 },
  };

  function erasing(items: Json[], ledgers: Json[] = []) {
    return request({ stash, prev: { result: { items, ledgers } } });
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
    const { result, stash: noted } = await erasing([expenseItem({ version: 3 })], [ledger]);

    expect(result).toMatchObject({
      operation: 'TransactWriteItems',
      transactItems: [
        {
          table: 'Expenses',
          operation: 'DeleteItem',
          key: { userId: { S: SUB }, sk: { S: `EXPENSE#${ID}` } },
          condition: {
            expression:
              'version = :readVersion AND createdAt = :readCreatedAt AND attribute_not_exists(deletedAt)',
            expressionValues: {
              ':readVersion': { N: 3 },
              ':readCreatedAt': { S: '2024-01-09T08:30:00.000Z' },
            },
            returnValuesOnConditionCheckFailure: false,
          },
        },
        { operation: 'UpdateItem', key: { sk: { S: ledger.sk } } },
      ],
    });
    expect(ledgerDifferences(result)[1]?.differences).toMatchObject({ total: -225, count: -1 });
    expect(noted['taken']).toBe(1);
  });

  it('removes a ledger with its last expense, if it is still the one read', async () => {
    const { result } = await erasing(
      [expenseItem()],
      [{ ...ledger, total: 225, count: 1, d09: 225, n09: 1 }],
    );

    expect(writesOf(result)[1]).toEqual(['DeleteItem', ledger.sk, 'revision = :read']);
  });

  it('erases deleted expenses, ledgers and anything else, each as it was read', async () => {
    const { result, stash: noted } = await erasing([
      { sk: 'BUDGET#USD#Food', version: 2 },
      expenseItem({ version: 2, deletedAt: '2024-01-10T00:00:00.000Z' }),
      { sk: ledger.sk, revision: ledger.revision },
      { sk: 'MONTH#2024-01#USD' },
    ]);

    expect(writesOf(result)).toEqual([
      ['DeleteItem', 'BUDGET#USD#Food', 'version = :read'],
      [
        'DeleteItem',
        `EXPENSE#${ID}`,
        'version = :readVersion AND createdAt = :readCreatedAt AND attribute_exists(deletedAt)',
      ],
      ['DeleteItem', ledger.sk, 'revision = :read'],
      ['DeleteItem', 'MONTH#2024-01#USD'],
      ['UpdateItem', 'BUDGETS'],
    ]);
    expect(noted['taken']).toBe(2);
  });

  it('erases an expense that nobody can count without a ledger', async () => {
    const { result } = await erasing([{ sk: `EXPENSE#${ID}`, version: 1 }]);

    expect(writesOf(result)).toEqual([['DeleteItem', `EXPENSE#${ID}`, 'version = :read']]);
  });

  it('takes budgets out of their number', async () => {
    const { result } = await erasing([
      { sk: 'BUDGET#USD#', version: 1 },
      { sk: 'BUDGET#USD#Food', version: 2 },
    ]);

    expect(result).toMatchObject({
      transactItems: [
        { operation: 'DeleteItem' },
        { operation: 'DeleteItem' },
        {
          operation: 'UpdateItem',
          key: { sk: { S: 'BUDGETS' } },
          update: { expressionValues: { ':by': { N: -2 } } },
        },
      ],
    });
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
