import { deleteDB, openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

/** Who is signed in. */
export interface KnownUser {
  readonly username: string;
  /** The `sub`. */
  readonly userId: string;
}

interface AppSchema extends DBSchema {
  /** `key`, `tokens`, `user`, `outputs`; and databases that are to be deleted, as `delete <name>`. */
  app: { key: string; value: unknown };
}

/**
 * What the app keeps of no one user's data: who is signed in, tokens, and the databases of users who have
 * signed out and are not deleted yet. Where the browser keeps nothing, it lasts as long as the tab.
 */
export class AppDatabase {
  readonly #name: string;
  readonly #memory = new Map<string, unknown>();
  #opening: Promise<IDBPDatabase<AppSchema>> | undefined;
  #isKept = true;

  /** @param name each app of an origin has one */
  constructor(name: string) {
    this.#name = name;
  }

  /** False once it has turned out that the browser keeps nothing. */
  get isKept(): boolean {
    return this.#isKept;
  }

  get(key: string): Promise<unknown> {
    return this.#use(
      (database) => database.get('app', key),
      () => this.#memory.get(key),
    );
  }

  /** Writes all of it or nothing; undefined removes. */
  set(values: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#use(
      async (database) => {
        const transaction = database.transaction('app', 'readwrite');
        await Promise.all([
          ...Object.entries(values).map(([key, value]) =>
            value === undefined ? transaction.store.delete(key) : transaction.store.put(value, key),
          ),
          transaction.done,
        ]);
      },
      () => Object.entries(values).forEach(([key, value]) => this.#memory.set(key, value)),
    );
  }

  /**
   * Deletes the databases of users who have signed out, also those that an earlier run of the app has not
   * come to.
   */
  async deleteLeftovers(): Promise<void> {
    const keys = await this.#use(
      (database) => database.getAllKeys('app', IDBKeyRange.bound('delete ', 'delete!')),
      () => [],
    );
    await Promise.all(keys.map((key) => this.#deleteOne(key)));
  }

  async #deleteOne(key: string): Promise<void> {
    try {
      await deleteDB(key.slice('delete '.length));
      await this.set({ [key]: undefined });
    } catch {
      // The next start tries again.
    }
  }

  async #use<Value>(
    run: (database: IDBPDatabase<AppSchema>) => Promise<Value>,
    inMemory: () => Value,
  ): Promise<Value> {
    if (this.#isKept) {
      try {
        return await this.#run(run);
      } catch {
        this.#isKept = false;
      }
    }
    return inMemory();
  }

  /** A second time, when the browser has closed the connection meanwhile. */
  async #run<Value>(run: (database: IDBPDatabase<AppSchema>) => Promise<Value>): Promise<Value> {
    try {
      return await run(await this.#open());
    } catch {
      this.#opening = undefined;
      return run(await this.#open());
    }
  }

  #open(): Promise<IDBPDatabase<AppSchema>> {
    this.#opening ??= openDB<AppSchema>(this.#name, 1, {
      upgrade: (database) => void database.createObjectStore('app'),
      blocking: (_version, _blocked, event) => (event.target as IDBDatabase).close(), // A connection's event.
      terminated: () => {
        this.#opening = undefined;
      },
    });
    return this.#opening;
  }
}
