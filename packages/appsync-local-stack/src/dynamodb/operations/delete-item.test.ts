import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

const AT_VERSION2 = { expression: 'version = :v', expressionValues: { ':v': { N: 2 } } };

describe('DeleteItem', () => {
  it('gives the deleted item, and null when there was none', async () => {
    const key = songKey('Chet', 'Almost Blue');
    await source.execute({ operation: 'PutItem', key, attributeValues: { version: { N: 2 } } });

    const first = await source.execute({ operation: 'DeleteItem', key, condition: AT_VERSION2 });
    const second = await source.execute({ operation: 'DeleteItem', key });

    expect(first).toEqual({ result: { artist: 'Chet', title: 'Almost Blue', version: 2 } });
    expect(second).toEqual({ result: null });
  });

  it('succeeds with null when the condition fails because the item is absent', async () => {
    const answer = await source.execute({
      operation: 'DeleteItem',
      key: songKey('Chet', 'Never Was'),
      condition: AT_VERSION2,
    });

    expect(answer).toEqual({ result: null });
  });

  it('answers ConditionalCheckFailedException when another item is stored', async () => {
    const key = songKey('Chet', 'Time After Time');
    await source.execute({ operation: 'PutItem', key, attributeValues: { version: { N: 3 } } });

    const answer = await source.execute({ operation: 'DeleteItem', key, condition: AT_VERSION2 });

    expect(answer.error?.type).toBe('DynamoDB:ConditionalCheckFailedException');
    expect(answer.result).toBeNull();
  });
});
