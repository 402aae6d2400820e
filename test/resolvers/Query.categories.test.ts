import { describe, expect, it } from 'vitest';
import { failure, SUB, useHandlers } from '../support/handlers.ts';
import { ledgerItem } from '../support/ledger-item.ts';

describe('Query.categories', () => {
  const { request, response } = useHandlers('Query.categories');

  it('asks for the newest 200 ledgers', async () => {
    const { result } = await request({});

    expect(result).toEqual({
      operation: 'Query',
      query: {
        expression: 'userId = :userId AND sk BETWEEN :low AND :high',
        expressionValues: {
          ':userId': { S: SUB },
          ':low': { S: 'LEDGER#0000-00#' },
          ':high': { S: 'LEDGER#9999-99#~' },
        },
      },
      consistentRead: true,
      scanIndexForward: false,
      limit: 200,
    });
  });

  it('gives each category of each side with its count and its last month, the most used first', async () => {
    const { result } = await response({
      result: {
        items: [
          ledgerItem('LEDGER#2024-03#USD#SPENT#Fun', { total: 3, count: 1 }),
          ledgerItem('LEDGER#2024-03#USD#INCOME#Fun', { total: 3, count: 1 }),
          ledgerItem('LEDGER#2024-02#USD#SPENT#Fun', { total: 4, count: 1 }),
          ledgerItem('LEDGER#2024-02#USD#SPENT#Food', { total: 2, count: 2, refunded: 1, refunds: 1 }),
          ledgerItem('LEDGER#2024-02#USD#SPENT#Art', { total: 3, count: 1 }),
          ledgerItem('LEDGER#2024-02#JPY#SPENT#Food', { total: 1, count: 1 }),
        ],
        nextToken: 'older',
      },
    });

    expect(result).toEqual([
      { category: 'Food', side: 'SPENT', count: 3, lastMonth: '2024-02' },
      { category: 'Fun', side: 'SPENT', count: 2, lastMonth: '2024-03' },
      { category: 'Art', side: 'SPENT', count: 1, lastMonth: '2024-02' },
      { category: 'Fun', side: 'INCOME', count: 1, lastMonth: '2024-03' },
    ]);
  });

  it('ends with Internal, without a word of DynamoDB, when the query fails', async () => {
    const { error } = await response(failure('ValidationException'));

    expect(error).toMatchObject({ errorType: 'Internal', message: 'The request could not be carried out' });
  });
});
