import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../runtime/model.ts';
import { ALICE_FROM_SONGS_FIELD, songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
  // Titles a to e, released 2005 down to 2001.
  for (const [index, title] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    await source.execute({
      operation: 'PutItem',
      key: songKey('Bill', title),
      attributeValues: { released: { N: 2005 - index } },
    });
  }
});
afterAll(() => source.close());

const BY_BILL = { expression: 'artist = :artist', expressionValues: { ':artist': { S: 'Bill' } } };

/** A page as the tests look at it. */
async function titles(request: { [name: string]: Json }, origin = ALICE_FROM_SONGS_FIELD) {
  const { result, error } = await source.execute({ operation: 'Query', query: BY_BILL, ...request }, origin);
  if (error !== undefined) {
    return { error };
  }
  // A query's result always has these members.
  const page = result as { items: { title: string }[]; nextToken: string | null; scannedCount: number };
  return { ...page, items: page.items.map(({ title }) => title) };
}

async function firstToken(request: { [name: string]: Json } = { limit: 2 }): Promise<string> {
  const page = await titles(request);
  if (!('nextToken' in page) || page.nextToken === null) {
    throw new Error('the page has no token');
  }
  return page.nextToken;
}

const anyText: unknown = expect.any(String);

const REFUSED = {
  error: {
    type: 'DynamoDB:UserIllegalArgumentException',
    message:
      'com.amazonaws.deepdish.common.pagination.InvalidPaginationTokenException: Invalid pagination token given.',
  },
};

describe('Query', () => {
  it('gives items in key order, a null token on the last page and the scanned count', async () => {
    expect(await titles({})).toEqual({ items: ['a', 'b', 'c', 'd', 'e'], nextToken: null, scannedCount: 5 });
  });

  it('gives the order of an index, and the reverse', async () => {
    expect(await titles({ index: 'byYear' })).toMatchObject({ items: ['e', 'd', 'c', 'b', 'a'] });
    expect(await titles({ index: 'byYear', scanIndexForward: false, consistentRead: true })).toMatchObject({
      items: ['a', 'b', 'c', 'd', 'e'],
    });
  });

  it('counts limit before the filter: a page may be empty and still have a token', async () => {
    const page = await titles({
      limit: 2,
      filter: { expression: 'genre = :g', expressionValues: { ':g': { S: 'bop' } } },
    });

    expect(page).toMatchObject({ items: [], scannedCount: 2, nextToken: anyText });
  });

  it('takes null for the optional members, as AWS’s samples write them', async () => {
    expect(await titles({ filter: null, index: null, limit: null, nextToken: null })).toMatchObject({
      scannedCount: 5,
    });
  });

  it('gives the projected attributes only', async () => {
    const answer = await source.execute({
      operation: 'Query',
      query: BY_BILL,
      limit: 1,
      projection: { expression: 'released' },
    });

    expect(answer.result).toMatchObject({ items: [{ released: 2005 }] });
  });

  it('answers ValidationException for limit 0, and takes 1', async () => {
    expect(await titles({ limit: 0 })).toMatchObject({ error: { type: 'DynamoDB:ValidationException' } });
    expect(await titles({ limit: 1 })).toMatchObject({ items: ['a'] });
  });

  describe('with a nextToken', () => {
    it('goes on where the page ended, also with another limit', async () => {
      expect(await titles({ limit: 3, nextToken: await firstToken() })).toMatchObject({
        items: ['c', 'd', 'e'],
      });
    });

    it('tells nothing of the key that it holds, and is never the same twice', async () => {
      const token = await firstToken();

      expect(Buffer.from(token, 'base64url').includes('Bill')).toBe(false);
      expect(await firstToken()).not.toBe(token);
    });

    it.each([
      ['garbage', () => 'abc'],
      ['an empty text', () => ''],
      ['one with a character changed', (token: string) => (token[0] === 'A' ? 'B' : 'A') + token.slice(1)],
      ['one with a character too many', (token: string) => `${token}=`],
      ['one cut short', (token: string) => token.slice(0, -4)],
    ])('refuses %s', async (_, change) => {
      expect(await titles({ nextToken: change(await firstToken()) })).toEqual(REFUSED);
    });

    it.each([
      ['key condition', { query: { ...BY_BILL, expressionValues: { ':artist': { S: 'Eve' } } } }],
      ['index', { index: 'byYear' }],
      ['direction', { scanIndexForward: false }],
      ['filter', { filter: { expression: 'attribute_exists(genre)' } }],
    ])('refuses the token of a query with another %s', async (_, other) => {
      expect(await titles({ ...other, nextToken: await firstToken() })).toEqual(REFUSED);
    });

    it('refuses the token of another caller, and of another resolver', async () => {
      const request = { nextToken: await firstToken() };

      expect(await titles(request, { ...ALICE_FROM_SONGS_FIELD, identitySub: 'bob' })).toEqual(REFUSED);
      expect(await titles(request, { ...ALICE_FROM_SONGS_FIELD, resolverArn: 'arn:other' })).toEqual(REFUSED);
    });

    it('refuses the token of a scan', async () => {
      const scan = await source.execute({ operation: 'Scan', limit: 1 });

      expect(scan.result).toMatchObject({ nextToken: anyText });
      // The line above has established that it is there.
      const { nextToken } = scan.result as { nextToken: string };
      expect(await titles({ nextToken })).toEqual(REFUSED);
    });
  });
});
