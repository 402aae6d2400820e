import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { failure, ID, SUB, useHandlers, validationError } from '../support/handlers.ts';

const DAY = 24 * 60 * 60 * 1000;
const DELETED_AT = '2024-02-01T08:30:00.000Z';

/** What the one key condition of a request bounds. */
function boundsOf(result: unknown): { low: string; high: string } {
  const { query } = result as { query: { expressionValues: Record<string, { S: string }> } };
  return {
    low: query.expressionValues[':low']?.S ?? '',
    high: query.expressionValues[':high']?.S ?? '',
  };
}

describe('Query.deletedExpenses', () => {
  const { request, response } = useHandlers('Query.deletedExpenses');
  const mark = Buffer.from(JSON.stringify([SUB, 'deleted'])).toString('base64');
  const trashed = (changes: Parameters<typeof expenseItem>[0] = {}) =>
    expenseItem({
      deletedAt: DELETED_AT,
      expiresAt: Date.parse('2024-03-02T08:30:00.000Z') / 1000,
      dateKey: undefined,
      categoryKey: `#deleted#${DELETED_AT}#${ID}`,
      ...changes,
    });

  it('asks for what was deleted in the last 30 days, the latest first, strongly consistent', async () => {
    const earliest = new Date(Date.now() - 30 * DAY).toISOString();
    const { result } = await request({});
    const latest = new Date(Date.now() - 30 * DAY).toISOString();

    expect(result).toEqual({
      operation: 'Query',
      index: 'byCategory',
      query: {
        expression: 'userId = :userId AND categoryKey BETWEEN :low AND :high',
        expressionValues: {
          ':userId': { S: SUB },
          ':low': { S: expect.stringMatching(/^#deleted#.{24}$/) as string },
          ':high': { S: '#deleted#~' },
        },
      },
      consistentRead: true,
      scanIndexForward: false,
      limit: 51,
    });
    const since = boundsOf(result).low.slice('#deleted#'.length);
    expect([earliest, since, latest]).toEqual([earliest, since, latest].sort());
  });

  it('shows each with the moment until when it can be restored', async () => {
    const { result } = await response({ result: { items: [trashed()], nextToken: null } });

    expect(result).toEqual({
      items: [{ ...SHOWN_EXPENSE, deletedAt: DELETED_AT, restorableUntil: '2024-03-02T08:30:00.000Z' }],
      nextToken: null,
    });
  });

  it('goes on strictly behind the last expense of the page', async () => {
    const moment = new Date(Date.now() - DAY).toISOString();
    const items = [trashed({ deletedAt: moment }), trashed({ deletedAt: moment })];
    const { result } = await response({ args: { limit: 1 }, result: { items, nextToken: 'more' } });
    const { nextToken } = result as { nextToken: string };
    expect(nextToken).toBe(`${mark}.${moment}#${ID}`);

    const next = await request({ args: { nextToken } });

    const key = `#deleted#${moment}#${ID}`;
    const { high } = boundsOf(next.result);
    expect(high < key).toBe(true);
    expect(`${key.slice(0, -1)}d` <= high).toBe(true);
  });

  it('asks for nothing that could be there when all that followed has gone meanwhile', async () => {
    const { result, error } = await request({
      args: { nextToken: `${mark}.2020-01-01T00:00:00.000Z#${ID}` },
    });

    expect(error).toBeUndefined();
    const { low, high } = boundsOf(result);
    expect(low).toBe(high);
  });

  it.each([
    [
      'another list',
      `${Buffer.from(JSON.stringify(['x', 'deleted'])).toString('base64')}.${DELETED_AT}#${ID}`,
    ],
    ['nobody', 'x'],
    ['this list, with no position', `${mark}.`],
    ['this list, with a date', `${mark}.2024-02-01#${ID}`],
    ['this list, with no id', `${mark}.${DELETED_AT}#${'-'.repeat(36)}`],
    ['this list, with something behind the id', `${mark}.${DELETED_AT}#${ID} `],
  ])('refuses a token of %s', async (_, nextToken) => {
    const { error } = await request({ args: { nextToken } });

    expect(error).toMatchObject(
      validationError('nextToken', 'must be one that this list returned for the same filters and order'),
    );
  });

  it('takes a limit of 1 to 200', async () => {
    expect((await request({ args: { limit: 200 } })).result).toMatchObject({ limit: 201 });
    for (const limit of [0, 201]) {
      const { error } = await request({ args: { limit } });
      expect(error).toMatchObject(validationError('limit', 'must be from 1 to 200'));
    }
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response(failure('ThrottlingException'));

    expect(error?.errorType).toBe('Throttled');
  });
});
