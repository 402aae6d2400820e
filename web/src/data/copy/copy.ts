import type { Entry } from '../entry.ts';
import type { CurrencyTotal } from '../views.ts';
import { applyOperations } from './apply.ts';
import { entryIdOf } from './operation.ts';
import type { Operation, RenameOperation, StoredBudget, StoredEntry } from './operation.ts';
import { RunningTotals } from './running-totals.ts';
import { compare, replaced } from './sorted-entries.ts';

/** What was written to the store, in one transaction. */
export interface Written {
  readonly entries?: readonly StoredEntry[];
  /** Ids of entries that are nowhere any more. */
  readonly removed?: readonly string[];
  /** New and changed operations. */
  readonly operations?: readonly Operation[];
  readonly doneKeys?: readonly number[];
  /** All budgets, when they were read. */
  readonly budgets?: readonly StoredBudget[];
  /** Settings, drafts and the like by their names; undefined forgets one. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

const noOperations: readonly Operation[] = [];

/**
 * The copy of the user's data in memory: what the server has, what was done here since, and both together
 * as the user sees it.
 */
export class Copy {
  readonly #stored = new Map<string, StoredEntry>();
  readonly #operations = new Map<number, Operation>();
  /** Keys of the operations of each entry. */
  readonly #keysOf = new Map<string, number[]>();
  readonly #entries = new Map<string, Entry>();
  #renamings: readonly (RenameOperation & { readonly key: number })[] = [];
  #sorted: readonly Entry[] = [];
  #trash: readonly Entry[] | undefined;
  #sortedOperations: readonly Operation[] | undefined;
  #budgets: readonly StoredBudget[] = [];
  readonly #totals = new RunningTotals();
  readonly #kept = new Map<string, unknown>();
  /** Grows with each change. */
  version = 0;
  /** Grows with each change of what names are worked out from. */
  namesVersion = 0;

  /** The entries that are not in the trash, newest first. */
  get sorted(): readonly Entry[] {
    return this.#sorted;
  }

  /** What they come to. */
  get totals(): readonly CurrencyTotal[] {
    return this.#totals.list();
  }

  /** Entries in the trash, the newest deletion first. */
  get trash(): readonly Entry[] {
    this.#trash ??= [...this.#entries.values()]
      .filter(({ deletedAt }) => deletedAt !== undefined)
      .sort((one, other) => compare(other.deletedAt ?? '', one.deletedAt ?? '') || compare(one.id, other.id));
    return this.#trash;
  }

  /** What was done here and is not done with, in the order of doing. */
  get operations(): readonly Operation[] {
    this.#sortedOperations ??= [...this.#operations.values()].sort((one, other) => one.key - other.key);
    return this.#sortedOperations;
  }

  get budgets(): readonly StoredBudget[] {
    return this.#budgets;
  }

  get storedCount(): number {
    return this.#stored.size;
  }

  entry(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  stored(id: string): StoredEntry | undefined {
    return this.#stored.get(id);
  }

  storedIds(): Iterable<string> {
    return this.#stored.keys();
  }

  operation(key: number): Operation | undefined {
    return this.#operations.get(key);
  }

  operationsOf(id: string): readonly Operation[] {
    return (this.#keysOf.get(id) ?? []).flatMap((key) => this.#operations.get(key) ?? []);
  }

  kept(name: string): unknown {
    return this.#kept.get(name);
  }

  clear(): void {
    this.#stored.clear();
    this.#operations.clear();
    this.#keysOf.clear();
    this.#entries.clear();
    this.#kept.clear();
    this.#totals.clear();
    this.#renamings = [];
    this.#sorted = [];
    this.#trash = undefined;
    this.#sortedOperations = undefined;
    this.#budgets = [];
    this.version += 1;
    this.namesVersion += 1;
  }

  /** Takes over what was written. The same may come twice: it changes nothing the second time. */
  take({ entries = [], removed = [], operations = [], doneKeys = [], budgets, kept = {} }: Written): void {
    const touched = new Set<string>();
    for (const entry of entries) {
      if (isNewer(entry, this.#stored.get(entry.id))) {
        this.#stored.set(entry.id, entry);
        touched.add(entry.id);
      }
    }
    for (const id of removed) {
      this.#stored.delete(id);
      touched.add(id);
    }
    const renamingsBefore = this.#renamings;
    operations.forEach((operation) => this.#put(operation, touched));
    doneKeys.forEach((key) => this.#drop(key, touched));
    if (operations.length + doneKeys.length > 0) {
      this.#sortedOperations = undefined;
    }
    if (this.#renamings !== renamingsBefore) {
      this.#touchRenamed([...renamingsBefore, ...this.#renamings], touched);
    }
    this.#show(touched);
    this.#budgets = budgets ?? this.#budgets;
    Object.entries(kept).forEach(([name, value]) => this.#kept.set(name, value));
    this.version += 1;
  }

  #put(operation: Operation, touched: Set<string>): void {
    const { key } = operation;
    const id = entryIdOf(operation);
    if (!this.#operations.has(key) && id !== undefined) {
      this.#keysOf.set(
        id,
        [...(this.#keysOf.get(id) ?? []), key].sort((one, other) => one - other),
      );
    }
    this.#operations.set(key, operation);
    if (id !== undefined) {
      touched.add(id);
    }
    if (operation.kind === 'rename') {
      const others = this.#renamings.filter((other) => other.key !== key);
      this.#renamings = [...others, operation].sort((one, other) => one.key - other.key);
    }
  }

  #drop(key: number, touched: Set<string>): void {
    const operation = this.#operations.get(key);
    if (operation === undefined) {
      return;
    }
    this.#operations.delete(key);
    const id = entryIdOf(operation);
    if (id !== undefined) {
      const left = (this.#keysOf.get(id) ?? []).filter((other) => other !== key);
      if (left.length > 0) {
        this.#keysOf.set(id, left);
      } else {
        this.#keysOf.delete(id);
      }
      touched.add(id);
    }
    if (operation.kind === 'rename') {
      this.#renamings = this.#renamings.filter((other) => other.key !== key);
    }
  }

  /** Whatever a renaming may have moved, or have moved back. */
  #touchRenamed(renamings: readonly RenameOperation[], touched: Set<string>): void {
    const names = new Set(renamings.flatMap(({ from, to }) => [from, to]));
    for (const entry of this.#entries.values()) {
      if (names.has(entry.category)) {
        touched.add(entry.id);
      }
    }
  }

  /** Works the entries out anew, and puts them in their places. */
  #show(ids: ReadonlySet<string>): void {
    const without = new Set<Entry>();
    const added: Entry[] = [];
    for (const id of ids) {
      const before = this.#entries.get(id);
      const after = applyOperations(this.#stored.get(id), this.#operationsFor(id));
      if (before?.deletedAt !== undefined || after?.deletedAt !== undefined) {
        this.#trash = undefined;
      }
      if (!hasSameNames(before, after)) {
        this.namesVersion += 1;
      }
      if (before !== undefined && before.deletedAt === undefined) {
        without.add(before);
        this.#totals.remove(before);
      }
      if (after === undefined) {
        this.#entries.delete(id);
        continue;
      }
      this.#entries.set(id, after);
      if (after.deletedAt === undefined) {
        added.push(after);
        this.#totals.add(after);
      }
    }
    if (without.size + added.length > 0) {
      this.#sorted = replaced(this.#sorted, without, added);
    }
  }

  #operationsFor(id: string): readonly Operation[] {
    const own = this.#keysOf.has(id) ? this.operationsOf(id) : noOperations;
    return this.#renamings.length === 0
      ? own
      : [...own, ...this.#renamings].sort((one, other) => one.key - other.key);
  }
}

/**
 * Whether an entry from the server is a later one than that which is here. One that was forgotten by the
 * server and added anew begins with version 1 again.
 */
export function isNewer(entry: StoredEntry, here: StoredEntry | undefined): boolean {
  return here === undefined || entry.version > here.version || entry.createdAt > here.createdAt;
}

/** Whether names in use, and what is usual with them, stay as they are: most edits change an amount. */
function hasSameNames(before: Entry | undefined, after: Entry | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.category === after.category &&
    before.subcategory === after.subcategory &&
    before.payee === after.payee &&
    before.paymentMethod === after.paymentMethod &&
    before.kind === after.kind &&
    before.date === after.date &&
    before.createdAt === after.createdAt &&
    before.currency === after.currency &&
    before.deletedAt === after.deletedAt
  );
}
