import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../runtime/model.ts';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
  for (const title of ['a', 'b', 'c', 'd']) {
    await source.execute({
      operation: 'PutItem',
      key: songKey(`artist of ${title}`, title),
      attributeValues: { genre: { S: title < 'c' ? 'bop' : 'cool' } },
    });
  }
});
afterAll(() => source.close());

async function scan(request: { [name: string]: Json }) {
  const { result, error } = await source.execute({ operation: 'Scan', ...request });
  if (error !== undefined) {
    throw new Error(error.message);
  }
  // A scan's result always has these members.
  return result as { items: { title: string }[]; nextToken: string | null; scannedCount: number };
}

const titlesOf = (items: readonly { title: string }[]) => items.map(({ title }) => title).sort();

describe('Scan', () => {
  it('gives every item that passes the filter, and how many were read', async () => {
    const page = await scan({
      filter: { expression: 'genre = :g', expressionValues: { ':g': { S: 'bop' } } },
      consistentRead: true,
    });

    expect(titlesOf(page.items)).toEqual(['a', 'b']);
    expect(page).toMatchObject({ nextToken: null, scannedCount: 4 });
  });

  it('gives all items page by page, each once', async () => {
    const first = await scan({ limit: 3 });
    const second = await scan({ limit: 3, nextToken: first.nextToken });

    expect(titlesOf([...first.items, ...second.items])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives all items in segments, each once', async () => {
    const segments = await Promise.all([0, 1].map((segment) => scan({ segment, totalSegments: 2 })));

    expect(titlesOf(segments.flatMap(({ items }) => items))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives what a KEYS_ONLY index holds', async () => {
    const page = await scan({ index: 'byGenre', limit: 1 });

    expect(Object.keys(page.items[0] ?? {}).sort()).toEqual(['artist', 'genre', 'title']);
  });

  it('refuses scanIndexForward, which only Query has', async () => {
    await expect(source.execute({ operation: 'Scan', scanIndexForward: true })).rejects.toThrow(
      "Unsupported element '$[scanIndexForward]'.",
    );
  });
});
