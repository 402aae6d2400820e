import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { NewOperation, Operation, StoredEntry } from '../copy/operation.ts';
import { StoreError } from './store.ts';

/** The form of the database. A change of it needs another number, and a step in `upgrade`. */
const VERSION = 1;

export interface UserSchema extends DBSchema {
  entries: { key: string; value: StoredEntry };
  operations: { key: number; value: Operation | NewOperation };
  kept: { key: string; value: unknown };
}

export interface DatabaseEvents {
  /** A tab with an older version holds the database; it was asked to let go. */
  readonly onBlocked: () => void;
  /** A tab with a newer version wants the database: this one has closed it. */
  readonly onSuperseded: () => void;
  /** @default that of this version; tests give another one */
  readonly version?: number;
}

/**
 * A user's database, opened when it is needed and again when the browser has closed it, as Safari does after
 * a while in the background.
 */
export class Database {
  readonly #name: string;
  readonly #events: DatabaseEvents;
  #opening: Promise<IDBPDatabase<UserSchema>> | undefined;
  #isSuperseded = false;

  constructor(name: string, events: DatabaseEvents) {
    this.#name = name;
    this.#events = events;
  }

  /**
   * Runs something with the database, a second time when the connection turns out to be lost.
   *
   * @throws {StoreError} when it cannot be done
   */
  async use<Value>(run: (database: IDBPDatabase<UserSchema>) => Promise<Value>): Promise<Value> {
    try {
      try {
        return await run(await this.#open());
      } catch (error) {
        if (!isConnectionLost(error) || this.#isSuperseded) {
          throw error;
        }
        this.#opening = undefined;
        return await run(await this.#open());
      }
    } catch (error) {
      throw storeError(error);
    }
  }

  close(): void {
    void this.#opening?.then((database) => database.close()).catch(() => undefined);
    this.#opening = undefined;
  }

  #open(): Promise<IDBPDatabase<UserSchema>> {
    if (this.#isSuperseded) {
      return Promise.reject(new StoreError('superseded'));
    }
    this.#opening ??= this.#openNow().catch((error: unknown) => {
      // The next use tries again.
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  #openNow(): Promise<IDBPDatabase<UserSchema>> {
    return openDB<UserSchema>(this.#name, this.#events.version ?? VERSION, {
      upgrade(database, oldVersion) {
        if (oldVersion < 1) {
          database.createObjectStore('entries', { keyPath: 'id' });
          database.createObjectStore('operations', { keyPath: 'key', autoIncrement: true });
          database.createObjectStore('kept');
        }
      },
      blocked: () => this.#events.onBlocked(),
      blocking: (_current, blocked, event) => {
        (event.target as IDBDatabase).close(); // The event is that of a connection.
        this.#opening = undefined;
        // Without a version it is being deleted, after a sign-out.
        if (blocked !== null) {
          this.#isSuperseded = true;
          this.#events.onSuperseded();
        }
      },
      terminated: () => {
        this.#opening = undefined;
      },
    });
  }
}

/** Browsers differ in what they call it. */
function isConnectionLost(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    (error.name === 'InvalidStateError' ||
      (error.name === 'UnknownError' && /connection/i.test(error.message)) ||
      (error.name === 'AbortError' && /connection/i.test(error.message)))
  );
}

function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) {
    return error;
  }
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') {
    return new StoreError('full', error);
  }
  // The database has a newer form than this version of the app knows.
  return new StoreError(name === 'VersionError' ? 'superseded' : 'failed', error);
}
