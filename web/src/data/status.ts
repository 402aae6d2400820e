import type { Entry, EntryChanges } from './entry.ts';
import type { Budget } from './views.ts';

/** How this device stands with the server. */
export interface SyncStatus {
  /**
   * `starting`: the copy is being read. `loading`: the copy is not whole yet. `behind`: changes are being
   * looked for. `live`: every change until now is here, the next ones come by themselves. `offline`: the
   * browser says that there is no network. `failing`: the server does not answer, or refuses for now.
   */
  readonly connection: 'starting' | 'loading' | 'behind' | 'live' | 'offline' | 'failing';
  /** While loading: how many entries are here already. */
  readonly loadedCount: number;
  /** Epoch milliseconds of the last time that every change was here. */
  readonly lastCompleteAt: number | undefined;
  /**
   * `kept`: on this device. `memory`: the browser refuses to keep anything, all is gone with the tab. `full`:
   * there is no room; what is entered is kept as long as possible. `blocked`: another tab runs an older
   * version and must be closed. `superseded`: another tab runs a newer version; load this one again.
   */
  readonly storage: 'kept' | 'memory' | 'full' | 'blocked' | 'superseded';
  /** How far this device's clock is ahead of the server's, in milliseconds; undefined when about right. */
  readonly clockOffMs: number | undefined;
}

/** What waits to be sent, and what needs a decision. */
export interface Outbox {
  /** How many things wait to be sent. */
  readonly waitingCount: number;
  readonly parked: readonly ParkedItem[];
}

/** Something that the server did not take. It holds up no other entry. */
export type ParkedItem = RefusedItem | ConflictItem;

interface ParkedBase {
  /** What `retryParked`, `keepMine`, `keepTheirs` and `discardParked` are given. */
  readonly key: number;
  readonly action: 'add' | 'update' | 'trash' | 'restore' | 'rename' | 'budget';
  /** The entry as it would be, if it is about one. */
  readonly entry: Entry | undefined;
  /** For `rename` and `budget`: what it is about, e.g. `Food`. */
  readonly name: string | undefined;
}

export interface RefusedItem extends ParkedBase {
  readonly reason: 'invalid' | 'gone' | 'refused';
  /** For `invalid`: the field of the API that was wrong, e.g. `amount`. */
  readonly field: string | undefined;
  /** The server's words, in English. */
  readonly message: string;
}

/** A budget as it would be here, and as it is elsewhere. Without an amount there is none. */
export interface BudgetVersions extends Pick<Budget, 'currency' | 'category'> {
  readonly mineMinor: number | undefined;
  readonly theirsMinor: number | undefined;
}

/** The same was changed here and elsewhere. */
export interface ConflictItem extends ParkedBase {
  readonly reason: 'changedElsewhere' | 'deletedElsewhere';
  /** The entry as the server has it. */
  readonly theirs: Entry | undefined;
  /** What was changed here, in `update`. */
  readonly changes: EntryChanges | undefined;
  /** In `budget`. */
  readonly budget: BudgetVersions | undefined;
}

/**
 * What came of an action: it is kept on this device, or it is not and the form must stay open. `full`: there
 * is no room. `failed`: the browser's database cannot be written. `signedOut`: nobody is signed in any more.
 * `superseded`: another tab runs a newer version.
 */
export type Saved =
  | { readonly isSaved: true }
  | { readonly isSaved: false; readonly reason: 'full' | 'failed' | 'signedOut' | 'superseded' };
