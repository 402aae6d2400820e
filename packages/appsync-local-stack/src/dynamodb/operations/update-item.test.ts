import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

describe('UpdateItem', () => {
  it('gives the whole item after the update', async () => {
    const key = songKey('Ella', 'Misty');
    await source.execute({
      operation: 'PutItem',
      key,
      attributeValues: { plays: { N: 1 }, stars: { N: 4 } },
    });

    const answer = await source.execute({
      operation: 'UpdateItem',
      key,
      update: {
        expression: 'ADD #plays :one',
        expressionNames: { '#plays': 'plays' },
        expressionValues: { ':one': { N: 1 } },
      },
    });

    expect(answer).toEqual({ result: { artist: 'Ella', title: 'Misty', plays: 2, stars: 4 } });
  });

  it('puts the placeholders of update and condition together', async () => {
    const key = songKey('Ella', 'Lullaby');
    await source.execute({ operation: 'PutItem', key, attributeValues: { plays: { N: 1 } } });

    const answer = await source.execute({
      operation: 'UpdateItem',
      key,
      update: {
        expression: 'SET #p = :new',
        expressionNames: { '#p': 'plays' },
        expressionValues: { ':new': { N: 9 } },
      },
      condition: {
        expression: '#p = :old',
        expressionNames: { '#p': 'plays' },
        expressionValues: { ':old': { N: 1 } },
      },
    });

    expect(answer.result).toMatchObject({ plays: 9 });
  });

  it('refuses a placeholder that means two things', async () => {
    const request = {
      operation: 'UpdateItem',
      key: songKey('Ella', 'Summertime'),
      update: { expression: 'SET plays = :n', expressionValues: { ':n': { N: 2 } } },
      condition: { expression: 'plays = :n', expressionValues: { ':n': { N: 1 } } },
    };

    await expect(source.execute(request)).rejects.toThrow("The placeholder ':n' has two different values");
  });

  it('answers ConditionalCheckFailedException, however equal the stored item is', async () => {
    const key = songKey('Ella', 'Imagination');
    await source.execute({ operation: 'PutItem', key, attributeValues: { plays: { N: 1 } } });

    const answer = await source.execute({
      operation: 'UpdateItem',
      key,
      update: { expression: 'SET plays = :n', expressionValues: { ':n': { N: 1 } } },
      condition: { expression: 'attribute_not_exists(artist)' },
    });

    expect(answer.error?.type).toBe('DynamoDB:ConditionalCheckFailedException');
    expect(answer.result).toBeNull();
  });

  it('answers ConditionalCheckFailedException with null when there is no item', async () => {
    const answer = await source.execute({
      operation: 'UpdateItem',
      key: songKey('Ella', 'Unsung'),
      update: { expression: 'SET plays = :n', expressionValues: { ':n': { N: 1 } } },
      condition: { expression: 'attribute_exists(artist)' },
    });

    expect(answer.error?.type).toBe('DynamoDB:ConditionalCheckFailedException');
    expect(answer.result).toBeNull();
  });
});
