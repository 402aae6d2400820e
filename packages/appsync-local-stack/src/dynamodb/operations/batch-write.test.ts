import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

const manySongs = (count: number) =>
  Array.from({ length: count }, (_, index) => songKey('Dex', `song ${index}`));

const tooManyText: unknown = expect.stringMatching(
  /^Too many items requested for the BatchWriteItem call \(Service: /,
);

const tooMany = {
  type: 'DynamoDB:ValidationException',
  message: tooManyText,
};

describe('BatchPutItem', () => {
  it('writes all items and gives them back by table', async () => {
    const answer = await source.execute({
      operation: 'BatchPutItem',
      tables: {
        Songs: [{ ...songKey('Dex', 'Tanya'), plays: { N: 1 } }, songKey('Dex', 'Fried Bananas')],
        Labels: [{ name: { S: 'Blue Note' } }],
      },
    });
    const read = await source.execute({ operation: 'GetItem', key: songKey('Dex', 'Tanya') });

    expect(answer).toEqual({
      result: {
        data: {
          Songs: [
            { artist: 'Dex', title: 'Tanya', plays: 1 },
            { artist: 'Dex', title: 'Fried Bananas' },
          ],
          Labels: [{ name: 'Blue Note' }],
        },
        unprocessedItems: { Songs: [], Labels: [] },
      },
    });
    expect(read.result).toEqual({ artist: 'Dex', title: 'Tanya', plays: 1 });
  });

  it('takes 25 items and answers ValidationException for 26', async () => {
    const enough = await source.execute({ operation: 'BatchPutItem', tables: { Songs: manySongs(25) } });
    const over = await source.execute({ operation: 'BatchPutItem', tables: { Songs: manySongs(26) } });

    expect(enough.error).toBeUndefined();
    expect(over).toMatchObject({ result: null, error: tooMany });
  });
});

describe('BatchDeleteItem', () => {
  it('deletes the items and gives their keys back', async () => {
    const key = songKey('Dex', 'Cheese Cake');
    await source.execute({ operation: 'PutItem', key, attributeValues: { plays: { N: 1 } } });

    const answer = await source.execute({
      operation: 'BatchDeleteItem',
      tables: { Songs: [key, songKey('Dex', 'Unrecorded')] },
    });
    const read = await source.execute({ operation: 'GetItem', key, consistentRead: true });

    expect(answer).toEqual({
      result: {
        data: {
          Songs: [
            { artist: 'Dex', title: 'Cheese Cake' },
            { artist: 'Dex', title: 'Unrecorded' },
          ],
        },
        unprocessedKeys: { Songs: [] },
      },
    });
    expect(read.result).toBeNull();
  });

  it('takes 25 keys and answers ValidationException for 26', async () => {
    const enough = await source.execute({ operation: 'BatchDeleteItem', tables: { Songs: manySongs(25) } });
    const over = await source.execute({ operation: 'BatchDeleteItem', tables: { Songs: manySongs(26) } });

    expect(enough.error).toBeUndefined();
    expect(over).toMatchObject({ result: null, error: tooMany });
  });
});
