import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../runtime/model.ts';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

describe('GetItem', () => {
  it('gives the item as plain JSON: numbers, lists for sets, base64 text for bytes, null', async () => {
    await source.execute({
      operation: 'PutItem',
      key: songKey('Nina', 'Feeling Good'),
      attributeValues: {
        plays: { N: 12 },
        price: { N: '0.10' },
        isLive: { BOOL: false },
        remix: { NULL: null },
        tags: { SS: ['jazz'] },
        ratings: { NS: [5] },
        cover: { B: 'AQI=' },
        takes: { BS: ['AQI='] },
        credits: { L: [{ S: 'Newley' }, { M: { role: { S: 'piano' } } }] },
        empty: { S: '' },
      },
    });

    const answer = await source.execute({ operation: 'GetItem', key: songKey('Nina', 'Feeling Good') });

    expect(answer).toEqual({
      result: {
        artist: 'Nina',
        title: 'Feeling Good',
        plays: 12,
        price: 0.1,
        isLive: false,
        remix: null,
        tags: ['jazz'],
        ratings: [5],
        cover: 'AQI=',
        takes: ['AQI='],
        credits: ['Newley', { role: 'piano' }],
        empty: '',
      },
    });
  });

  it('gives whole numbers beyond 2^53 as the nearest number that JavaScript has', async () => {
    const key = songKey('Nina', 'Mood Indigo');
    await source.execute({
      operation: 'PutItem',
      key,
      attributeValues: { exact: { N: '9007199254740991' }, beyond: { N: '9007199254740993' } },
    });

    const answer = await source.execute({ operation: 'GetItem', key });

    expect(answer.result).toMatchObject({ exact: 9007199254740991, beyond: 9007199254740992 });
  });

  it('gives an attribute named __proto__ like any other', async () => {
    const key = songKey('Nina', 'My Baby Just Cares for Me');
    // A literal would set the prototype.
    const attributeValues = JSON.parse('{"__proto__":{"S":"own"}}') as Json;
    await source.execute({ operation: 'PutItem', key, attributeValues });

    const { result } = await source.execute({ operation: 'GetItem', key });

    expect(JSON.stringify(result)).toContain('"__proto__":"own"');
  });

  it('gives null for an absent item', async () => {
    const answer = await source.execute({ operation: 'GetItem', key: songKey('Nina', 'Unwritten') });

    expect(answer).toEqual({ result: null });
  });

  it('gives the projected attributes only', async () => {
    await source.execute({
      operation: 'PutItem',
      key: songKey('Nina', 'Sinnerman'),
      attributeValues: { plays: { N: 3 }, year: { N: 1965 } },
    });

    const answer = await source.execute({
      operation: 'GetItem',
      key: songKey('Nina', 'Sinnerman'),
      consistentRead: true,
      projection: { expression: '#year', expressionNames: { '#year': 'year' } },
    });

    expect(answer).toEqual({ result: { year: 1965 } });
  });

  it('answers DynamoDB:ValidationException for a key that is not the table’s', async () => {
    const answer = await source.execute({ operation: 'GetItem', key: { id: { S: '1' } } });

    expect(answer.result).toBeNull();
    expect(answer.error?.type).toBe('DynamoDB:ValidationException');
    expect(answer.error?.message).toMatch(/ \(Service: DynamoDb, Status Code: 400, Request ID: [\w-]+\)$/);
  });
});
