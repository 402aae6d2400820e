import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { EngineErrorEntry } from '../errors.ts';

/** A parsed document with its validation errors. */
export interface CheckedDocument {
  readonly document: DocumentNode;
  readonly errors: readonly EngineErrorEntry[];
}

/** Clients send the same few documents again and again, and rarely longer ones than this. */
const MAX_CACHED_QUERY_CHARACTERS = 32_768;

/** The documents used last, by their text: at most `capacity`; the least recently used is dropped first. */
export class DocumentCache {
  readonly #documents: LRUCache<string, CheckedDocument>;

  constructor(capacity: number) {
    this.#documents = new LRUCache({ max: capacity });
  }

  get size(): number {
    return this.#documents.size;
  }

  /** The document of a text, made by `check` unless it is cached. What `check` throws is not cached. */
  get(query: string, check: (query: string) => CheckedDocument): CheckedDocument {
    const known = this.#documents.get(query);
    if (known !== undefined) {
      return known;
    }
    const checked = check(query);
    if (query.length <= MAX_CACHED_QUERY_CHARACTERS) {
      this.#documents.set(query, checked);
    }
    return checked;
  }
}
