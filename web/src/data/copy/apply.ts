import { sideOf } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { changed } from './changes.ts';
import type { Operation, RenameOperation, StoredEntry } from './operation.ts';

/** How long an entry stays in the trash; the server says the moment once it knows of the deletion. */
const TRASH_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * An entry as the user sees it: as the server has it, with everything that was done here since.
 *
 * @param stored undefined for what the server does not have yet
 * @param operations those about the entry, and the renamings, in the order of doing
 * @returns undefined for what is not there
 */
export function applyOperations(
  stored: StoredEntry | undefined,
  operations: readonly Operation[],
): Entry | undefined {
  if (operations.length === 0) {
    return stored === undefined ? undefined : { ...stored, state: 'synced' };
  }
  let entry: StoredEntry | undefined = stored;
  for (const operation of operations) {
    entry = applied(entry, operation);
  }
  return entry === undefined ? undefined : { ...entry, state: stateOf(operations) };
}

function stateOf(operations: readonly Operation[]): Entry['state'] {
  const own = operations.filter(({ kind }) => kind !== 'rename');
  return own.length === 0 ? 'synced' : own.some(({ parked }) => parked !== undefined) ? 'parked' : 'waiting';
}

function applied(entry: StoredEntry | undefined, operation: Operation): StoredEntry | undefined {
  if (operation.kind === 'add') {
    const { id, fields, at } = operation;
    return entry ?? { ...fields, id, version: 0, createdAt: at, updatedAt: at };
  }
  if (entry === undefined) {
    return undefined;
  }
  switch (operation.kind) {
    case 'update':
      return changed(operation.restoresFirst === true ? restored(entry) : entry, operation.changes);
    case 'trash':
      return entry.deletedAt === undefined
        ? { ...entry, deletedAt: operation.at, restorableUntil: later(operation.at) }
        : entry;
    case 'restore':
      return restored(entry);
    case 'rename':
      return isRenamed(entry, operation) ? { ...entry, category: operation.to } : entry;
    case 'budget':
      return entry;
  }
}

/** Deleted entries keep their category, as the server has it. */
function isRenamed(entry: StoredEntry, { from, side }: RenameOperation): boolean {
  return (
    entry.category === from &&
    entry.deletedAt === undefined &&
    (side === undefined || side === sideOf(entry.kind))
  );
}

function restored(entry: StoredEntry): StoredEntry {
  const kept: { -readonly [Name in keyof StoredEntry]: StoredEntry[Name] } = { ...entry };
  delete kept.deletedAt;
  delete kept.restorableUntil;
  return kept;
}

function later(at: string): string {
  return new Date(Date.parse(at) + TRASH_MS).toISOString();
}
