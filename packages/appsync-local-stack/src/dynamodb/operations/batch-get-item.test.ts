import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
  for (const title of ['a', 'b']) {
    await source.execute({
      operation: 'PutItem',
      key: songKey('Art', title),
      attributeValues: { plays: { N: 1 } },
    });
  }
  await source.execute({
    operation: 'TransactWriteItems',
    transactItems: [
      { table: 'Labels', operation: 'PutItem', key: { name: { S: 'Verve' } }, attributeValues: {} },
    ],
  });
});
afterAll(() => source.close());

const manyKeys = (count: number) =>
  Array.from({ length: count }, (_, index) => songKey('Art', `title ${index}`));

describe('BatchGetItem', () => {
  it('gives items or null in the order of the keys, by table', async () => {
    const answer = await source.execute({
      operation: 'BatchGetItem',
      tables: {
        Songs: {
          keys: [songKey('Art', 'b'), songKey('Art', 'x'), songKey('Art', 'a')],
          consistentRead: true,
        },
        Labels: { keys: [{ name: { S: 'Verve' } }] },
      },
    });

    expect(answer).toEqual({
      result: {
        data: {
          Songs: [{ artist: 'Art', title: 'b', plays: 1 }, null, { artist: 'Art', title: 'a', plays: 1 }],
          Labels: [{ name: 'Verve' }],
        },
        unprocessedKeys: { Songs: [], Labels: [] },
      },
    });
  });

  it('keeps the order, and gives no more than asked, with a projection that leaves the key out', async () => {
    const answer = await source.execute({
      operation: 'BatchGetItem',
      tables: {
        Songs: {
          keys: [songKey('Art', 'b'), songKey('Art', 'a')],
          projection: { expression: 'plays, #t', expressionNames: { '#t': 'title' } },
        },
      },
    });

    expect(answer.result).toMatchObject({
      data: {
        Songs: [
          { plays: 1, title: 'b' },
          { plays: 1, title: 'a' },
        ],
      },
    });
    expect(JSON.stringify(answer.result)).not.toContain('artist');
  });

  it('takes 100 keys and answers ValidationException for 101', async () => {
    const enough = await source.execute({
      operation: 'BatchGetItem',
      tables: { Songs: { keys: manyKeys(100) } },
    });
    const tooMany = await source.execute({
      operation: 'BatchGetItem',
      tables: { Songs: { keys: manyKeys(100) }, Labels: { keys: [{ name: { S: 'Verve' } }] } },
    });

    expect(enough.error).toBeUndefined();
    const tooManyText: unknown = expect.stringMatching(
      /^Too many items requested for the BatchGetItem call \(Service: /,
    );
    expect(tooMany.error).toMatchObject({
      type: 'DynamoDB:ValidationException',
      message: tooManyText,
    });
  });

  it('refuses a list of keys in place of { keys }', async () => {
    await expect(
      source.execute({ operation: 'BatchGetItem', tables: { Songs: [songKey('Art', 'a')] } }),
    ).rejects.toThrow("Expected JSON object for field '$[tables][Songs]' but got 'ARRAY' instead.");
  });
});
