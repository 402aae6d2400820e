import { describe, expect, it } from 'vitest';
import { expenseItem } from '../support/expense-item.ts';
import { failure, SUB, useHandlers } from '../support/handlers.ts';

describe('Query.payees', () => {
  const { request, response } = useHandlers('Query.payees');

  it('asks for the 200 newest expenses, strongly consistent', async () => {
    const { result } = await request({});

    expect(result).toEqual({
      operation: 'Query',
      index: 'byDate',
      query: {
        expression: 'userId = :userId AND dateKey BETWEEN :low AND :high',
        expressionValues: {
          ':userId': { S: SUB },
          ':low': { S: '0000-01-01' },
          ':high': { S: '9999-12-31#~' },
        },
      },
      consistentRead: true,
      scanIndexForward: false,
      limit: 200,
    });
  });

  const paid = (payee: string | undefined, category: string, date: string) =>
    expenseItem({ payee, category, date });

  it('gives each payee with its count, its usual category and its last date, the most used first', async () => {
    const { result } = await response({
      result: {
        items: [
          paid('Shop #2', 'Fun', '2024-03-03'),
          paid('Cafe', 'Work', '2024-03-02'),
          paid(undefined, 'Rent', '2024-03-01'),
          paid('Cafe', 'Food', '2024-02-02'),
          paid('Shop #2', 'Food', '2024-02-01'),
          paid('Cafe', 'Food', '2024-01-02'),
          paid('Shop', 'Fun', '2024-01-01'),
        ],
        nextToken: 'older',
      },
    });

    expect(result).toEqual([
      { payee: 'Cafe', count: 3, usualCategory: 'Food', lastDate: '2024-03-02' },
      // Of two categories with as many expenses the one used last.
      { payee: 'Shop #2', count: 2, usualCategory: 'Fun', lastDate: '2024-03-03' },
      { payee: 'Shop', count: 1, usualCategory: 'Fun', lastDate: '2024-01-01' },
    ]);
  });

  it('takes names for names, whatever they are called in JavaScript', async () => {
    const names = ['__proto__', 'constructor', 'toString'];

    const { result } = await response({
      result: { items: names.map((name) => paid(name, name, '2024-01-01')), nextToken: null },
    });

    expect(result).toEqual(
      names.map((name) => ({ payee: name, count: 1, usualCategory: name, lastDate: '2024-01-01' })),
    );
  });

  it('is empty where nobody was paid', async () => {
    const { result } = await response({ result: { items: [expenseItem()], nextToken: null } });

    expect(result).toEqual([]);
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response(failure('ThrottlingException'));

    expect(error?.errorType).toBe('Throttled');
  });
});
