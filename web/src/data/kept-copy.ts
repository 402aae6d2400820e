import { Copy } from './copy/copy.ts';
import type { Platform } from './platform.ts';
import type { SyncStatus } from './status.ts';
import { memoryStore } from './store/memory-store.ts';
import { StoreError } from './store/store.ts';
import type { Commit, Operations, Plan, Store } from './store/store.ts';

/** As much is left for what the user does: the feed stops before the disk is full. */
const ROOM_BYTES = 5_000_000;
/** Plans with more entries than this are looked at for the room that they need. */
const LARGE = 100;

export interface KeptCopyProps {
  readonly store: Store;
  readonly platform: Platform;
  /** Told after each change, with what this tab has written itself. */
  readonly onChange: (own?: Commit) => void;
}

/** The copy in memory together with the store in which it outlives the tab. */
export class KeptCopy {
  readonly copy = new Copy();
  readonly #props: KeptCopyProps;
  #store: Store;
  #isLoaded = false;
  /** The last transaction that the copy has, and later ones that came before those between. */
  #revision = 0;
  readonly #ahead = new Set<number>();
  #early: Commit[] = [];
  #storage: SyncStatus['storage'] = 'kept';

  constructor(props: KeptCopyProps) {
    this.#props = props;
    this.#store = props.store;
    this.#storage = props.store.isKept ? 'kept' : 'memory';
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  get storage(): SyncStatus['storage'] {
    return this.#storage;
  }

  /** Told by the database. */
  noteStorage(storage: 'blocked' | 'superseded'): void {
    this.#setStorage(storage);
  }

  /** Reads what is kept. Where nothing can be kept, the copy lives in memory only. */
  async load(): Promise<void> {
    this.#isLoaded = false;
    try {
      let isFirst = true;
      const revision = await this.#store.load((part) => {
        if (isFirst) {
          this.copy.clear();
          isFirst = false;
        }
        this.copy.take(part);
        this.#props.onChange();
      });
      this.#revision = revision;
      this.#ahead.clear();
      if (this.#storage === 'blocked') {
        this.#setStorage('kept');
      }
    } catch (error) {
      if (error instanceof StoreError && error.reason === 'superseded') {
        this.#setStorage('superseded');
        return;
      }
      this.#store = memoryStore();
      this.#setStorage('memory');
    }
    this.#isLoaded = true;
    const early = this.#early;
    this.#early = [];
    early.forEach((commit) => this.take(commit));
    this.#props.onChange();
  }

  /** Takes over what another tab has written. */
  take(commit: Commit): void {
    if (!this.#isLoaded) {
      this.#early.push(commit);
    } else if (this.#isNew(commit.revision)) {
      this.copy.take(commit.written);
      this.#props.onChange();
    }
  }

  /** Reads everything anew when other tabs have written something that this one was not told of. */
  async refresh(): Promise<void> {
    if (this.#isLoaded && (await this.#store.revision().catch(() => this.#revision)) > this.#revision) {
      await this.load();
    }
  }

  /**
   * Writes to the store, then to the copy.
   *
   * @throws {StoreError} when it is not written
   */
  async commit(keys: readonly number[], plan: (operations: Operations) => Plan): Promise<Commit> {
    let commit: Commit;
    try {
      commit = await this.#store.transact(keys, plan);
    } catch (error) {
      if (error instanceof StoreError && error.reason === 'full') {
        this.#setStorage('full');
      }
      throw error;
    }
    if (this.#storage === 'full') {
      this.#setStorage('kept');
    }
    if (this.#isNew(commit.revision)) {
      this.copy.take(commit.written);
    }
    this.#props.onChange(commit);
    return commit;
  }

  /**
   * The same for what comes from the server, which can wait: room is left for what the user does.
   *
   * @throws {StoreError} when it is not written
   */
  async commitFeed(plan: Plan): Promise<Commit> {
    if ((plan.entries?.length ?? 0) > LARGE) {
      await this.#checkRoom();
    }
    return this.commit([], () => plan);
  }

  async #checkRoom(): Promise<void> {
    const room = await this.#props.platform.roomBytes().catch(() => undefined);
    if (room !== undefined && room < ROOM_BYTES) {
      this.#setStorage('full');
      throw new StoreError('full');
    }
  }

  close(): void {
    this.#store.close();
  }

  #isNew(revision: number): boolean {
    if (revision <= this.#revision || this.#ahead.has(revision)) {
      return false;
    }
    this.#ahead.add(revision);
    while (this.#ahead.delete(this.#revision + 1)) {
      this.#revision += 1;
    }
    return true;
  }

  #setStorage(storage: SyncStatus['storage']): void {
    if (this.#storage !== storage) {
      this.#storage = storage;
      this.#props.onChange();
    }
  }
}
