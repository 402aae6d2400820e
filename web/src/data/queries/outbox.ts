import type { Copy } from '../copy/copy.ts';
import { entryIdOf } from '../copy/operation.ts';
import type { BudgetOperation, Operation, StoredBudget, StoredEntry } from '../copy/operation.ts';
import type { Entry } from '../entry.ts';
import type { BudgetVersions, Outbox, ParkedItem } from '../status.ts';

/** What waits to be sent, and what needs a decision. */
export function outboxOf(copy: Copy): Outbox {
  const open = copy.operations.filter(({ isDone }) => isDone !== true);
  const parked = open.filter((operation) => operation.parked !== undefined);
  return {
    waitingCount: open.length - parked.length,
    parked: parked.flatMap((one) => itemOf(copy, one) ?? []),
  };
}

function itemOf(copy: Copy, operation: Operation): ParkedItem | undefined {
  const { key, kind: action, parked } = operation;
  const id = entryIdOf(operation);
  const base = {
    key,
    action,
    entry: id === undefined ? undefined : copy.entry(id),
    name: nameOf(operation),
  };
  if (parked === undefined) {
    return undefined;
  }
  if ('message' in parked) {
    return { ...base, ...parked };
  }
  const stored = id === undefined ? undefined : copy.stored(id);
  return {
    ...base,
    reason: parked.reason,
    theirs: stored === undefined ? undefined : asEntry(stored),
    changes: operation.kind === 'update' ? operation.changes : undefined,
    budget: operation.kind === 'budget' ? versionsOf(operation, parked.theirBudget) : undefined,
  };
}

function versionsOf(
  { currency, category, amountMinor }: BudgetOperation,
  theirs: StoredBudget | undefined,
): BudgetVersions {
  return { currency, category, mineMinor: amountMinor, theirsMinor: theirs?.amountMinor };
}

function nameOf(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'rename':
      return operation.from;
    case 'budget':
      return operation.category ?? operation.currency;
    default:
      return undefined;
  }
}

function asEntry(stored: StoredEntry): Entry {
  return { ...stored, state: 'synced' };
}
