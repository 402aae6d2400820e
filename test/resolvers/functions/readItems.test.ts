import { describe, expect, it } from 'vitest';
import { failure, SUB, useHandlers } from '../../support/handlers.ts';

describe('functions/readItems', () => {
  const { request, response } = useHandlers('functions/readItems');
  const stash = { userId: SUB, erased: 0 };

  it('reads the first items of the caller, whatever they are, strongly consistent', async () => {
    const { result } = await request({ stash });

    expect(result).toMatchObject({
      operation: 'Query',
      query: { expression: 'userId = :userId', expressionValues: { ':userId': { S: SUB } } },
      consistentRead: true,
      limit: 100,
    });
    expect(result).not.toHaveProperty('index');
    expect((result as { projection: { expression: string } }).projection.expression).toContain('#sk');
  });

  it('reads nothing once nothing is left', async () => {
    const { earlyReturn } = await request({ stash: { ...stash, more: false } });

    expect(earlyReturn).toEqual({ skipTo: 'NEXT' });
  });

  it.each([
    [true, [{ sk: 'BUDGET#USD#Food' }]],
    [false, []],
  ])('notes that something is left: %s', async (more, items) => {
    const { stash: noted, result } = await response({ stash, result: { items, nextToken: null } });

    expect(noted['more']).toBe(more);
    expect(result).toEqual({ items });
  });

  it('ends with Throttled or Internal when DynamoDB does not answer', async () => {
    const throttled = await response({ stash, ...failure('ProvisionedThroughputExceededException') });
    const broken = await response({ stash, ...failure('InternalServerError') });

    expect(throttled.error?.errorType).toBe('Throttled');
    expect(broken.error?.errorType).toBe('Internal');
  });
});
