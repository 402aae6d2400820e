import { describe, expect, it } from 'vitest';
import { failure, SUB, useHandlers } from '../support/handlers.ts';

describe('Query.categories', () => {
  const { request, response } = useHandlers('Query.categories');

  it('asks for the newest 24 ledgers', async () => {
    const { result } = await request({});

    expect(result).toEqual({
      operation: 'Query',
      query: {
        expression: 'userId = :userId AND sk BETWEEN :low AND :high',
        expressionValues: {
          ':userId': { S: SUB },
          ':low': { S: 'MONTH#0000-00#' },
          ':high': { S: 'MONTH#9999-99#~' },
        },
      },
      consistentRead: true,
      scanIndexForward: false,
      limit: 24,
    });
  });

  it('gives each category with its count and its last month, the most used first', async () => {
    const { result } = await response({
      result: {
        items: [
          { month: '2024-03', currency: 'USD', total: 3, count: 1, 'total#Fun': 3, 'count#Fun': 1 },
          {
            month: '2024-02',
            currency: 'USD',
            total: 9,
            count: 4,
            'total#Food': 2,
            'count#Food': 2,
            'total#Art': 3,
            'count#Art': 1,
            'total#Fun': 4,
            'count#Fun': 1,
            'total#Gone': 0,
            'count#Gone': 0,
          },
          { month: '2024-02', currency: 'JPY', total: 1, count: 1, 'total#Food': 1, 'count#Food': 1 },
        ],
        nextToken: 'older',
      },
    });

    expect(result).toEqual([
      { category: 'Food', count: 3, lastMonth: '2024-02' },
      { category: 'Fun', count: 2, lastMonth: '2024-03' },
      { category: 'Art', count: 1, lastMonth: '2024-02' },
    ]);
  });

  it('ends with Internal, without a word of DynamoDB, when the query fails', async () => {
    const { error } = await response(failure('ValidationException'));

    expect(error).toMatchObject({ errorType: 'Internal', message: 'The request could not be carried out' });
  });
});
