import type { Json } from 'appsync-local-stack/runtime';
import { describe, expect, it } from 'vitest';
import { expenseItem } from '../../support/expense-item.ts';
import { failure, ID, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/readCategory', () => {
  const { request, response } = useHandlers('functions/readCategory');
  const rest = {
    index: 'byCategory',
    sortKey: 'categoryKey',
    prefix: 'Food#',
    low: 'Food#0',
    high: 'Food#~',
  };
  const stash = { userId: SUB, rest, side: null, stored: [], items: [] };

  /** As many items as wanted, one after the other in the index, in as many years as wanted. */
  function items(count: number, years = 1, changes: Record<string, Json> = {}): Json[] {
    return Array.from({ length: count }, (_, index) => {
      const each = `${ID.slice(0, -3)}${100 + index}`;
      const date = `${1970 + (index % years)}-01-09`;
      return expenseItem({ id: each, date, categoryKey: `Food#${index}`, ...changes });
    });
  }

  async function read(found: Json[], more: Record<string, Json> = {}) {
    const { stash: noted } = await response({
      stash: { ...stash, ...more },
      result: { items: found, nextToken: null },
    });
    return { toMove: (noted['stored'] as Json[]).length, more: noted['more'], last: noted['last'] };
  }

  it('asks for 50 expenses of the category and a witness, oldest first, strongly consistent', async () => {
    const { result } = await request({ stash });

    expect(result).toEqual({
      operation: 'Query',
      index: 'byCategory',
      query: {
        expression: 'userId = :userId AND categoryKey BETWEEN :low AND :high',
        expressionValues: { ':userId': { S: SUB }, ':low': { S: 'Food#0' }, ':high': { S: 'Food#~' } },
      },
      consistentRead: true,
      scanIndexForward: true,
      limit: 51,
    });
  });

  it('ends the pipeline once the expenses are moved', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, outcome: 'written' } });

    expect(earlyReturn).toEqual({ skipTo: 'END' });
  });

  it.each([
    [50, 1, { toMove: 50, more: false, last: 'Food#49' }],
    [51, 1, { toMove: 50, more: true, last: 'Food#49' }],
    [50, 25, { toMove: 50, more: false, last: 'Food#49' }],
    [50, 26, { toMove: 48, more: true, last: 'Food#47' }],
    [33, 33, { toMove: 33, more: false, last: 'Food#32' }],
    [34, 34, { toMove: 33, more: true, last: 'Food#32' }],
  ])('of %i expenses in %i ledgers takes what one transaction holds', async (count, years, expected) => {
    expect(await read(items(count, years))).toEqual(expected);
  });

  it('takes no more of one ledger than can be counted exactly', async () => {
    const half = 500_000_000_000_000;

    expect(await read(items(3, 1, { amountMinor: half }))).toMatchObject({ toMove: 1, more: true });
    expect(await read(items(3, 1, { amountMinor: half - 1 }))).toMatchObject({ toMove: 2, more: true });
  });

  it('passes over the other side', async () => {
    const found = [...items(2, 1, { kind: 'INCOME' }), ...items(1, 1, { categoryKey: 'Food#x' })];

    expect(await read(found, { side: 'SPENT' })).toEqual({ toMove: 1, more: false, last: 'Food#x' });
    expect(await read(found, { side: 'INCOME' })).toEqual({ toMove: 2, more: false, last: 'Food#x' });
    expect(await read(items(51), { side: 'INCOME' })).toEqual({ toMove: 0, more: true, last: 'Food#49' });
  });

  it('finds nothing in an empty category', async () => {
    expect(await read([])).toEqual({ toMove: 0, more: false, last: undefined });
  });

  it('ends with Throttled when DynamoDB does', async () => {
    const { error } = await response({ stash, ...failure('ThrottlingException') });

    expect(error?.errorType).toBe('Throttled');
  });
});
