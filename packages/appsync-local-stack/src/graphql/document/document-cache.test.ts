import { Kind } from 'graphql';
import type { DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DocumentCache } from './document-cache.ts';

const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

function counting(): {
  readonly checked: string[];
  readonly check: (query: string) => { document: DocumentNode; errors: [] };
} {
  const checked: string[] = [];
  return { checked, check: (query) => (checked.push(query), { document, errors: [] }) };
}

describe('DocumentCache', () => {
  it('checks a document once and drops the one that was not used for longest', () => {
    const { checked, check } = counting();
    const cache = new DocumentCache(2);

    for (const query of ['a', 'b', 'a', 'c', 'a', 'b']) {
      cache.get(query, check);
    }

    expect(checked).toEqual(['a', 'b', 'c', 'b']);
    expect(cache.size).toBe(2);
  });

  it('remembers documents of 32,768 characters and no longer ones', () => {
    const { checked, check } = counting();
    const cache = new DocumentCache(2);

    for (const length of [32_768, 32_768, 32_769, 32_769]) {
      cache.get('a'.repeat(length), check);
    }

    expect(checked.map((query) => query.length)).toEqual([32_768, 32_769, 32_769]);
  });

  it('remembers nothing of a document that cannot be parsed', () => {
    const cache = new DocumentCache(2);
    const fail = (): never => {
      throw new Error('no document');
    };

    expect(() => cache.get('a', fail)).toThrow('no document');
    expect(cache.size).toBe(0);
  });
});
