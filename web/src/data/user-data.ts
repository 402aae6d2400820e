import type { Entry, EntryChanges, EntryFields, EntrySide } from './entry.ts';
import type { Outbox, Saved, SyncStatus } from './status.ts';
import type {
  Budget,
  CategoryUse,
  Currency,
  Defaults,
  EntryFilter,
  EntryList,
  NameUse,
  PayeeUse,
  Period,
  PeriodSummary,
} from './views.ts';

/**
 * Everything of one user on this device. Reading is synchronous and from memory; each getter gives the same
 * object until what it shows has changed. Screens use the hooks of `hooks.ts`.
 */
export interface UserData {
  /** Calls `listener` after each change of anything; gives the function that ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  entries(filter: EntryFilter): EntryList;
  entry(id: string): Entry | undefined;
  /** The trash, the newest deletion first. */
  trash(): readonly Entry[];
  summary(period: Period): PeriodSummary;
  categories(): readonly CategoryUse[];
  payees(): readonly PayeeUse[];
  paymentMethods(): readonly NameUse[];
  defaults(): Defaults;
  /** Budgets with what is spent of them in a period, which is a month as a rule. */
  budgets(period: Period): readonly Budget[];
  currencies(): readonly Currency[];
  status(): SyncStatus;
  outbox(): Outbox;
  /** A setting or draft of this user on this device, as it was kept; JSON data. */
  kept(name: string): unknown;
  readonly actions: Actions;
}

/**
 * What a person does. Each is fulfilled as soon as it is kept on this device, never rejects, and is sent by
 * itself, now or later.
 */
export interface Actions {
  /** @param id makes a second call do nothing: give one for each form, `newId()` */
  readonly addEntry: (fields: EntryFields, id?: string) => Promise<Saved>;
  /** Several, all or none on this device; an import, for example. Ids that are there already are left out. */
  readonly addEntries: (entries: readonly (EntryFields & { readonly id: string })[]) => Promise<Saved>;
  /** Takes additions back: what was not sent is forgotten, the rest goes to the trash. */
  readonly undoAdds: (ids: readonly string[]) => Promise<Saved>;
  readonly updateEntry: (id: string, changes: EntryChanges) => Promise<Saved>;
  readonly updateEntries: (ids: readonly string[], changes: EntryChanges) => Promise<Saved>;
  readonly trash: (ids: readonly string[]) => Promise<Saved>;
  readonly restore: (ids: readonly string[]) => Promise<Saved>;
  /** Renames or merges, with the budget. Default for `side`: both. */
  readonly renameCategory: (from: string, to: string, side?: EntrySide) => Promise<Saved>;
  readonly renamePayee: (from: string, to: string) => Promise<Saved>;
  readonly setBudget: (budget: {
    currency: string;
    category: string | undefined;
    amountMinor: number;
  }) => Promise<Saved>;
  readonly removeBudget: (budget: { currency: string; category: string | undefined }) => Promise<Saved>;
  /** Keeps a setting or draft, JSON data; `undefined` forgets it. */
  readonly keep: (name: string, value: unknown) => Promise<Saved>;
  /** Sends a refused item once more, with other values if they are given. */
  readonly retryParked: (key: number, changes?: EntryChanges) => Promise<Saved>;
  /** Of a conflict: what was done here counts. */
  readonly keepMine: (key: number) => Promise<Saved>;
  /** Of a conflict: what was done elsewhere counts. The same as `discardParked`. */
  readonly keepTheirs: (key: number) => Promise<Saved>;
  /** Forgets what was done here. */
  readonly discardParked: (key: number) => Promise<Saved>;
  /** Looks for changes and sends what waits, now. */
  readonly syncNow: () => void;
}
