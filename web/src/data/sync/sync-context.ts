import type { Clock, ExpenseClient } from 'expense-tracker-client';
import type { Copy } from '../copy/copy.ts';
import type { Commit, Operations, Plan } from '../store/store.ts';

/** What the parts of the sync work with. */
export interface SyncContext {
  readonly client: Pick<ExpenseClient, 'send' | 'follow'>;
  readonly copy: Copy;
  readonly clock: Clock;
  /**
   * Writes to the store, then to the copy, and tells the other tabs.
   *
   * @throws {StoreError} when it is not written
   */
  readonly commit: (keys: readonly number[], plan: (operations: Operations) => Plan) => Promise<Commit>;
  /**
   * The same for changes that were read: they can wait when there is no room.
   *
   * @throws {StoreError} when it is not written
   */
  readonly commitFeed: (plan: Plan) => Promise<Commit>;
  /** Aborted when this tab stops to sync. */
  readonly signal: AbortSignal;
  /** Told what time the server has, whenever it is to be seen. */
  readonly onServerTime: (epochMs: number) => void;
}

/**
 * How a piece of work with the server has ended. `failed`: no answer, or none for now. `refused`: nobody is
 * signed in any more, or the server refuses this app.
 */
export type SyncResult = 'done' | 'failed' | 'refused';
