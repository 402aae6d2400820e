import { entryIdOf } from '../copy/operation.ts';
import type { Operation, UpdateOperation } from '../copy/operation.ts';

/** The most that one request of the API takes, by the kind of operation; others go one by one. */
const LARGEST: Readonly<Record<Operation['kind'], number>> = {
  add: 50,
  update: 33,
  trash: 50,
  restore: 50,
  rename: 1,
  budget: 1,
};

/**
 * What is sent next: the first operation that nothing holds up, with those that follow it and fit into the
 * same request. The order of doing stays. What is parked holds up later operations of the same entry only.
 *
 * @param operations in the order of doing
 * @param isAlone whether an operation must be sent by itself
 */
export function nextBatch(
  operations: readonly Operation[],
  isAlone: (operation: Operation) => boolean,
): readonly Operation[] {
  const blocked = new Set<string>();
  const taken = new Set<string>();
  const batch: Operation[] = [];
  for (const operation of operations) {
    const target = targetOf(operation);
    if (operation.isDone === true || blocked.has(target)) {
      continue;
    }
    if (operation.parked !== undefined) {
      blocked.add(target);
      continue;
    }
    const [first] = batch;
    if (first !== undefined && (taken.has(target) || !goTogether(first, operation) || isAlone(operation))) {
      break;
    }
    batch.push(operation);
    taken.add(target);
    if (batch.length === LARGEST[operation.kind] || isAlone(operation)) {
      break;
    }
  }
  return batch;
}

/** What an operation is about: operations about the same wait for each other. */
function targetOf(operation: Operation): string {
  switch (operation.kind) {
    case 'rename':
      return `rename ${operation.key}`;
    case 'budget':
      return `budget ${operation.currency} ${operation.category ?? ''}`;
    default:
      return entryIdOf(operation) ?? '';
  }
}

function goTogether(one: Operation, other: Operation): boolean {
  return one.kind === 'update' && other.kind === 'update'
    ? isSameChange(one, other)
    : one.kind === other.kind;
}

/** One request changes all of its entries in the same way, and no amounts. */
function isSameChange(
  { changes: one, ...rest }: UpdateOperation,
  { changes: other, ...more }: UpdateOperation,
): boolean {
  const names = Object.keys(one);
  return (
    rest.restoresFirst !== true &&
    more.restoresFirst !== true &&
    !('amountMinor' in one) &&
    !('currency' in one) &&
    names.length === Object.keys(other).length &&
    names.every(
      (name) => name in other && one[name as keyof typeof one] === other[name as keyof typeof other],
    )
  );
}
