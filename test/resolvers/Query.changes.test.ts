import { describe, expect, it } from 'vitest';
import { expenseItem, SHOWN_EXPENSE } from '../support/expense-item.ts';
import { failure, ID, SUB, useHandlers, validationError } from '../support/handlers.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A moment so many milliseconds ago, as cursors have it. */
function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}

describe('Query.changes', () => {
  const { request, response } = useHandlers('Query.changes');

  it('begins with all that there is, in the order of change, strongly consistent', async () => {
    const { result } = await request({});

    expect(result).toEqual({
      operation: 'Query',
      index: 'byChange',
      query: {
        expression: 'userId = :userId AND changeKey > :after',
        expressionValues: { ':userId': { S: SUB }, ':after': { S: '0' } },
      },
      consistentRead: true,
      limit: 51,
    });
  });

  it('starts the next round a minute before this one began', async () => {
    const earliest = ago(60_000);
    const { stash } = await request({});
    const latest = ago(60_000);

    const { restartAt } = stash['cursor'] as { restartAt: string };
    expect([earliest, restartAt, latest]).toEqual([earliest, restartAt, latest].sort());
  });

  it("begins a round at the cursor's moment", async () => {
    const since = ago(DAY);

    const { result, stash } = await request({ args: { since } });

    expect(result).toMatchObject({ query: { expressionValues: { ':after': { S: since } } } });
    expect(stash['cursor']).not.toMatchObject({ restartAt: since });
  });

  it('goes on within a round exactly after the last change, and keeps where the next one starts', async () => {
    const restartAt = ago(60_000);
    const position = `2020-01-09T08:30:00.000Z#${ID}`;

    const { result, stash } = await request({ args: { since: `${restartAt}|${position}` } });

    expect(result).toMatchObject({ query: { expressionValues: { ':after': { S: position } } } });
    expect(stash['cursor']).toEqual({ restartAt, after: position });
  });

  it.each([
    ['nothing', ''],
    ['any text', 'x'],
    ['a date', '2024-01-09'],
    ['a moment and no position', `${ago(0)}|`],
    ['a moment and any text', `${ago(0)}|x`],
    ['a position alone', `${ago(0)}#${ID}`],
    ['something behind a position', `${ago(0)}|${ago(0)}#${ID} `],
    ['a moment of tomorrow', ago(-DAY)],
    ['a text of a million characters', `${ago(0)}|`.repeat(40_000)],
    ['half of a surrogate pair', `${ago(0)}\ud83d`],
  ])('refuses %s, which never was a cursor', async (_, since) => {
    const { error } = await request({ args: { since } });

    expect(error).toMatchObject(
      validationError('since', 'must be a cursor that changes returned; to start over, leave it out'),
    );
  });

  it('takes a cursor of 29 days, and none that is older', async () => {
    const inside = await request({ args: { since: ago(29 * DAY - 60_000) } });
    const outside = await request({ args: { since: ago(29 * DAY + 60_000) } });

    expect(inside.error).toBeUndefined();
    expect(outside.error).toMatchObject(
      validationError('since', 'must not be older than 29 days: start over without it'),
    );
  });

  it('takes a limit of 1 to 200', async () => {
    expect((await request({ args: { limit: 200 } })).result).toMatchObject({ limit: 201 });
    for (const limit of [0, 201]) {
      const { error } = await request({ args: { limit } });
      expect(error).toMatchObject(validationError('limit', 'must be from 1 to 200'));
    }
  });

  const cursor = { restartAt: '2024-01-09T08:29:00.000Z', after: '0' };

  it('gives the place of the last change while there are more', async () => {
    const { result } = await response({
      args: { limit: 1 },
      stash: { cursor },
      result: { items: [expenseItem(), expenseItem({ changeKey: 'the witness' })], nextToken: 'more' },
    });

    expect(result).toEqual({
      items: [SHOWN_EXPENSE],
      cursor: `2024-01-09T08:29:00.000Z|2024-01-09T08:30:00.000Z#${ID}`,
      hasMore: true,
    });
  });

  it('is at the end when a page is just full', async () => {
    const { result } = await response({
      args: { limit: 1 },
      stash: { cursor },
      result: { items: [expenseItem()], nextToken: null },
    });

    expect(result).toEqual({ items: [SHOWN_EXPENSE], cursor: '2024-01-09T08:29:00.000Z', hasMore: false });
  });

  it('keeps the last item back when DynamoDB stopped at 1 MB: only that it follows is certain', async () => {
    const { result } = await response({
      stash: { cursor },
      result: { items: [expenseItem(), expenseItem({ changeKey: 'the witness' })], nextToken: 'stopped' },
    });

    expect(result).toEqual({
      items: [SHOWN_EXPENSE],
      cursor: `2024-01-09T08:29:00.000Z|2024-01-09T08:30:00.000Z#${ID}`,
      hasMore: true,
    });
  });

  it('gives the start of the next round at the end, and marks what was deleted', async () => {
    const { result } = await response({
      stash: { cursor },
      result: {
        items: [
          expenseItem({ kind: 'REFUND', deletedAt: '2024-01-10T00:00:00.000Z', expiresAt: 1_707_436_800 }),
        ],
        nextToken: null,
      },
    });

    expect(result).toEqual({
      items: [
        {
          ...SHOWN_EXPENSE,
          kind: 'REFUND',
          deletedAt: '2024-01-10T00:00:00.000Z',
          restorableUntil: '2024-02-09T00:00:00.000Z',
        },
      ],
      cursor: '2024-01-09T08:29:00.000Z',
      hasMore: false,
    });
  });

  it('ends with Throttled when DynamoDB throttles', async () => {
    const { error } = await response({ stash: { cursor }, ...failure('ThrottlingException') });

    expect(error?.errorType).toBe('Throttled');
  });
});
