import { describe, expect, it } from 'vitest';
import { expensesAlone, itemByItem } from '../../../bench/consumption/rewritten-transactions.ts';

const EXPENSE = {
  table: 'Expenses',
  operation: 'PutItem' as const,
  key: { userId: { S: 'u1' }, sk: { S: 'EXPENSE#1' } },
  attributeValues: { amountMinor: { N: 225 } },
  condition: { expression: 'attribute_not_exists(sk)' },
};
const LEDGER = {
  table: 'Expenses',
  operation: 'UpdateItem' as const,
  key: { userId: { S: 'u1' }, sk: { S: 'LEDGER#2024-01#USD#SPENT#Food' } },
  update: { expression: 'ADD #count :count' },
};
const TRANSACTION = { operation: 'TransactWriteItems' as const, transactItems: [EXPENSE, LEDGER] };

describe('itemByItem', () => {
  it('sends each item in a transaction of its own', () => {
    expect(itemByItem(TRANSACTION)).toEqual([
      { operation: 'TransactWriteItems', transactItems: [EXPENSE] },
      { operation: 'TransactWriteItems', transactItems: [LEDGER] },
    ]);
  });
});

describe('expensesAlone', () => {
  it('sends the expense plainly, without condition, and no ledger', () => {
    expect(expensesAlone(TRANSACTION)).toEqual([
      {
        operation: 'PutItem',
        key: { userId: { S: 'u1' }, sk: { S: 'EXPENSE#1' } },
        attributeValues: { amountMinor: { N: 225 } },
      },
    ]);
  });

  it('sends each item of a transaction without expenses in a transaction of its own', () => {
    const budget = { ...LEDGER, key: { userId: { S: 'u1' }, sk: { S: 'BUDGET#USD#Food' } } };

    expect(expensesAlone({ ...TRANSACTION, transactItems: [budget] })).toEqual([
      { operation: 'TransactWriteItems', transactItems: [budget] },
    ]);
  });
});
