import type { Clock, ExpenseClient } from 'expense-tracker-client';
import { createActions } from './actions.ts';
import { createViews } from './create-views.ts';
import { KeptCopy } from './kept-copy.ts';
import type { Platform } from './platform.ts';
import { prepareSearch } from './queries/search-index.ts';
import type { SyncStatus } from './status.ts';
import type { Store } from './store/store.ts';
import { Engine } from './sync/engine.ts';
import type { EngineStatus } from './sync/engine.ts';
import type { Gate } from './sync/gate.ts';
import { KEPT } from './sync/settings.ts';
import { joinTabs } from './sync/tabs.ts';
import type { TabMessage } from './sync/tabs.ts';
import type { UserData } from './user-data.ts';

export interface UserDataProps {
  /** The same in all tabs of this user, and of nobody else. */
  readonly name: string;
  readonly client: Pick<ExpenseClient, 'send' | 'follow'>;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly platform: Platform;
  /** Opens the store, which tells what happens to its database. */
  readonly openStore: (events: { onBlocked: () => void; onSuperseded: () => void }) => Store;
}

export interface OpenUserData extends UserData {
  /** Told the server's time whenever it is to be seen. */
  noteServerTime(epochMs: number): void;
  /** Ends everything of this user in this tab. Nothing is deleted. */
  close(): void;
}

/** Several changes within this time are shown at once. */
const SHOW_EVERY_MS = 50;
/** Between two parts of the texts that are searched. */
const PREPARE_EVERY_MS = 20;

/** Opens a user's data: reads the copy, then keeps it and the server the same until it is closed. */
export function createUserData(props: UserDataProps): OpenUserData {
  const opened = new OpenedData(props);
  opened.open();
  return opened.data;
}

class OpenedData {
  readonly data: OpenUserData;
  readonly #props: UserDataProps;
  readonly #copy: KeptCopy;
  readonly #tabs;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<() => void>();
  #engine: Engine | undefined;
  /** The status of the leading tab. */
  #led: EngineStatus | undefined;
  #status: SyncStatus | undefined;
  #shownAt = -Infinity;
  #cancelShow: (() => void) | undefined;

  constructor(props: UserDataProps) {
    this.#props = props;
    const { clock, platform } = props;
    const store = props.openStore({
      onBlocked: () => this.#copy.noteStorage('blocked'),
      onSuperseded: () => this.#supersede(),
    });
    this.#copy = new KeptCopy({
      store,
      platform,
      onChange: (commit) => {
        if (commit !== undefined) {
          this.#tabs.post({ kind: 'wrote', commit });
        }
        this.#show();
      },
    });
    this.#tabs = joinTabs(props.name, (message) => this.#hear(message));
    const { copy } = this.#copy;
    const actions = createActions({
      copy,
      commit: (keys, plan) => this.#copy.commit(keys, plan),
      now: () => new Date(clock.now()).toISOString(),
      syncNow: () => this.#wake(),
      onWaiting: () => {
        platform.persist();
        this.#showNow();
        this.#send();
      },
      closedAs: () => this.#closedAs(),
    });
    this.data = {
      ...createViews(copy, () => !this.#isWhole()),
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      status: () => (this.#status ??= this.#statusNow()),
      actions,
      noteServerTime: (epochMs) => this.#engine?.noteServerTime(epochMs),
      close: () => this.#close(),
    };
  }

  open(): void {
    const { signal } = this.#closing;
    const stopListening = this.#props.platform.onWake(() => this.#wake());
    signal.addEventListener('abort', stopListening);
    void this.#copy.load().then(() => {
      if (!signal.aborted && this.#copy.storage !== 'superseded') {
        this.#tabs.post({ kind: 'status', status: undefined });
        this.#tabs.whenLeading(() => void this.#lead());
        prepareSearch(
          this.#copy.copy.sorted,
          (run) => this.#props.clock.after(PREPARE_EVERY_MS, run),
          () => signal.aborted,
        );
      }
    });
  }

  async #lead(): Promise<void> {
    // What the former leader has written last may not have been told.
    await this.#copy.refresh();
    const { client, clock, gate, platform } = this.#props;
    const { signal } = this.#closing;
    if (signal.aborted) {
      return;
    }
    this.#engine = new Engine({
      ...{ client, clock, gate, signal },
      copy: this.#copy.copy,
      commit: (keys, plan) => this.#copy.commit(keys, plan),
      commitFeed: (plan) => this.#copy.commitFeed(plan),
      onServerTime: () => undefined,
      isOnline: platform.isOnline,
      onStatus: (status) => {
        this.#led = status;
        this.#postStatus();
        this.#show();
      },
    });
    this.#engine.start();
  }

  #hear(message: TabMessage): void {
    switch (message.kind) {
      case 'wrote':
        this.#copy.take(message.commit);
        if ((message.commit.written.operations ?? []).length > 0) {
          this.#engine?.send();
        }
        break;
      case 'status':
        if (message.status === undefined) {
          this.#postStatus();
        } else if (this.#engine === undefined) {
          this.#led = message.status;
          this.#show();
        }
        break;
      case 'look':
        this.#engine?.start();
        break;
    }
  }

  #postStatus(): void {
    if (this.#engine !== undefined) {
      this.#tabs.post({ kind: 'status', status: this.#statusNow() });
    }
  }

  #wake(): void {
    void this.#copy.refresh();
    this.#status = undefined;
    if (this.#engine === undefined) {
      this.#tabs.post({ kind: 'look' });
    } else {
      this.#engine.start();
    }
    this.#show();
  }

  /** In another tab, the leading one hears of what was written. */
  #send(): void {
    this.#engine?.send();
  }

  #supersede(): void {
    this.#copy.noteStorage('superseded');
    this.#closing.abort();
    this.#tabs.close();
  }

  #closedAs(): 'signedOut' | 'superseded' | undefined {
    if (this.#copy.storage === 'superseded') {
      return 'superseded';
    }
    return this.#closing.signal.aborted ? 'signedOut' : undefined;
  }

  #isWhole(): boolean {
    return this.#copy.isLoaded && this.#copy.copy.kept(KEPT.isWhole) === true;
  }

  #statusNow(): SyncStatus {
    const { copy, isLoaded, storage } = this.#copy;
    const lastCompleteAt = copy.kept(KEPT.lastCompleteAt);
    const isOffline = !this.#props.platform.isOnline();
    const led = isOffline ? 'offline' : (this.#led?.connection ?? 'behind');
    return {
      connection: isLoaded ? led : 'starting',
      loadedCount: copy.storedCount,
      lastCompleteAt: typeof lastCompleteAt === 'number' ? lastCompleteAt : undefined,
      storage,
      clockOffMs: this.#led?.clockOffMs,
    };
  }

  /** Shows changes soon: many come in a row while a copy is being read. */
  #show(): void {
    this.#status = undefined;
    if (this.#cancelShow !== undefined) {
      return;
    }
    const { clock } = this.#props;
    const waitMs = Math.max(0, this.#shownAt + SHOW_EVERY_MS - clock.now());
    this.#cancelShow = clock.after(Math.min(waitMs, SHOW_EVERY_MS), () => this.#showNow());
  }

  #showNow(): void {
    this.#cancelShow?.();
    this.#cancelShow = undefined;
    this.#status = undefined;
    this.#shownAt = this.#props.clock.now();
    this.#listeners.forEach((listener) => listener());
  }

  #close(): void {
    this.#closing.abort();
    this.#cancelShow?.();
    this.#tabs.close();
    this.#copy.close();
  }
}
