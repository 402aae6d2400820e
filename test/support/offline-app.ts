import type { TestUser } from './local-stack.ts';
import { changedSince } from './operations.ts';
import type { ShownExpense } from './operations.ts';

/** An app that keeps what it was told by `changes`. */
export class OfflineApp {
  readonly #user: TestUser;
  readonly #known = new Map<string, ShownExpense>();
  #cursor: string | undefined;

  constructor(user: TestUser) {
    this.#user = user;
  }

  /** Applies every page of what has changed since the last time, in order. */
  async catchUp(limit: number): Promise<void> {
    let hasMore = true;
    while (hasMore) {
      const page = await changedSince(this.#user, this.#cursor, limit);
      for (const expense of page.items) {
        this.#known.set(expense.id, expense);
      }
      this.#cursor = page.cursor;
      hasMore = page.hasMore;
    }
  }

  /** Drops its copy and starts over, as after an erasure. */
  drop(): void {
    this.#known.clear();
    this.#cursor = undefined;
  }

  /** All that it knows, deleted ones among them, by id. */
  all(): ShownExpense[] {
    return [...this.#known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Those that are not deleted, by id. */
  expenses(): ShownExpense[] {
    return this.all().filter(({ deletedAt }) => deletedAt === null);
  }
}
