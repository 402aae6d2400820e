import { changed, fieldsOf, seenBy } from './copy/changes.ts';
import type { Copy } from './copy/copy.ts';
import { entryIdOf } from './copy/operation.ts';
import type { Operation } from './copy/operation.ts';
import type { EntryChanges } from './entry.ts';
import type { Saved } from './status.ts';
import type { Plan } from './store/store.ts';
import type { Actions } from './user-data.ts';

type Save = (step: {
  readonly keys: readonly number[];
  readonly plan: (operations: ReadonlyMap<number, Operation>) => Plan;
}) => Promise<Saved>;

/** What a person decides about something that was not taken. */
export function parkedActions(
  copy: Copy,
  save: Save,
): Pick<Actions, 'retryParked' | 'keepMine' | 'keepTheirs' | 'discardParked'> {
  /** Writes another form of a parked operation; nothing when it is gone, or waits again. */
  const replace = (key: number, change: (operation: Operation) => Operation | undefined): Promise<Saved> =>
    save({
      keys: [key],
      plan(operations) {
        const operation = operations.get(key);
        const other = operation?.parked === undefined ? undefined : change(operation);
        return other === undefined ? {} : { operations: [{ ...other, parked: undefined }] };
      },
    });
  const discard = (key: number): Promise<Saved> => {
    const keys = discarded(copy, key).map((operation) => operation.key);
    return save({ keys, plan: () => ({ doneKeys: keys }) });
  };
  return {
    retryParked: (key, changes = {}) => replace(key, (operation) => corrected(operation, changes)),
    keepMine: (key) => replace(key, (operation) => insisted(copy, operation)),
    keepTheirs: discard,
    discardParked: discard,
  };
}

/** Without an entry there is nothing that could be done with it. */
function discarded(copy: Copy, key: number): readonly Operation[] {
  const operation = copy.operation(key);
  const id = operation === undefined ? undefined : entryIdOf(operation);
  if (operation === undefined) {
    return [];
  }
  return operation.kind === 'add' && id !== undefined ? copy.operationsOf(id) : [operation];
}

function corrected(operation: Operation, changes: EntryChanges): Operation {
  switch (operation.kind) {
    case 'add':
      return { ...operation, fields: changed(operation.fields, changes) };
    case 'update':
      return { ...operation, changes: { ...operation.changes, ...changes } };
    default:
      return operation;
  }
}

/** What was done here, as if the user had seen what is there now. */
function insisted(copy: Copy, operation: Operation): Operation {
  const { parked } = operation;
  switch (operation.kind) {
    case 'update': {
      const stored = copy.stored(operation.id);
      const before = stored === undefined ? operation.before : seenBy(operation.changes, stored);
      return { ...operation, before, restoresFirst: stored?.deletedAt !== undefined };
    }
    case 'trash': {
      const stored = copy.stored(operation.id);
      return stored === undefined ? operation : { ...operation, before: fieldsOf(stored) };
    }
    case 'budget':
      return {
        ...operation,
        before: parked !== undefined && 'theirBudget' in parked ? parked.theirBudget : undefined,
      };
    default:
      return operation;
  }
}
