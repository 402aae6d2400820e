import type { DocumentNode } from 'graphql';

import type { EngineErrorEntry } from '../errors.ts';

/** A document that was parsed, with what validation found. */
export interface CheckedDocument {
  readonly document: DocumentNode;
  readonly errors: readonly EngineErrorEntry[];
}

/** Clients send the same few documents over and over; longer ones than this are rarely among them. */
const MAX_CACHED_QUERY_CHARACTERS = 32_768;

/** The documents used last, by their text: at most `capacity`, the one that was not used for longest goes first. */
export class DocumentCache {
  readonly #entries = new Map<string, CheckedDocument>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The document of a text, made by `check` unless it is known. What `check` throws is not remembered. */
  get(query: string, check: (query: string) => CheckedDocument): CheckedDocument {
    const known = this.#entries.get(query);
    const checked = known ?? check(query);
    if (query.length > MAX_CACHED_QUERY_CHARACTERS) return checked;
    this.#entries.delete(query);
    this.#entries.set(query, checked);
    if (this.#entries.size > this.#capacity) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    return checked;
  }
}
