import type { Written } from '../copy/copy.ts';
import type { NewOperation, Operation } from '../copy/operation.ts';

/** What one transaction is to write. */
export interface Plan extends Written {
  /** They are given keys, which grow. */
  readonly newOperations?: readonly NewOperation[];
}

/** What one transaction has written. */
export interface Commit {
  readonly written: Written;
  /** The number of this transaction, of all tabs. */
  readonly revision: number;
}

/** Where the copy of one user outlives the tab. */
export interface Store {
  /** False when it is gone with the tab. */
  readonly isKept: boolean;
  /**
   * Reads all, part by part: operations and settings first, then entries. Gives the number of the last
   * transaction before.
   *
   * @throws {StoreError} when it cannot be read
   */
  load(take: (part: Written) => void): Promise<number>;
  /**
   * Reads operations as they are now and writes what follows from that, in one transaction: no other tab
   * comes between.
   *
   * @throws {StoreError} when it is not written
   */
  transact(keys: readonly number[], plan: (operations: Operations) => Plan): Promise<Commit>;
  /** The number of the last transaction. */
  revision(): Promise<number>;
  close(): void;
}

/** Operations as they are in the store, by their keys; those that are done with are missing. */
export type Operations = ReadonlyMap<number, Operation>;

/**
 * Why something was not read or written. `full`: there is no room. `failed`: the browser's database does not
 * work. `blocked`: a tab with an older version must be closed first. `superseded`: a newer version has taken
 * over.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: 'full' | 'failed' | 'blocked' | 'superseded';

  constructor(reason: StoreError['reason'], cause?: unknown) {
    super(`The copy on this device: ${reason}`, { cause });
    this.reason = reason;
  }
}
