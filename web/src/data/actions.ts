import { randomUuid } from 'expense-tracker-client';
import { budgetOf, budgetsAsSeen } from './copy/budgets.ts';
import { changed, fieldsOf, realChanges, seenBy } from './copy/changes.ts';
import type { Copy } from './copy/copy.ts';
import type { AddOperation, NewOperation, Operation } from './copy/operation.ts';
import { sideOf } from './entry.ts';
import type { Entry, EntryChanges, EntryFields, EntrySide } from './entry.ts';
import { parkedActions } from './parked-actions.ts';
import type { Saved } from './status.ts';
import { StoreError } from './store/store.ts';
import type { Operations, Plan } from './store/store.ts';
import type { Decimals } from './sync/api-entry.ts';
import { decimalsIn } from './sync/settings.ts';
import { undoAdds } from './undo-adds.ts';
import type { Actions } from './user-data.ts';

export interface ActionProps {
  readonly copy: Copy;
  /** @throws {StoreError} when it is not written */
  readonly commit: (keys: readonly number[], plan: (operations: Operations) => Plan) => Promise<unknown>;
  /** The present, by this device's clock, as the API writes it. */
  readonly now: () => string;
  readonly syncNow: () => void;
  /** Told that something waits to be sent. */
  readonly onWaiting: () => void;
  /** Why nothing can be written any more, once that is so. */
  readonly closedAs: () => 'signedOut' | 'superseded' | undefined;
}

/** What one transaction is made of, and the operations that it must look at again. */
interface Step {
  readonly keys?: readonly number[];
  readonly plan: (operations: Operations) => Plan;
}

/** What a person does, written to this device as operations. */
export function createActions(props: ActionProps): Actions {
  const { copy, now } = props;
  const save = (step: Step): Promise<Saved> => saved(props, step);
  const add = (operations: readonly NewOperation[]): Promise<Saved> =>
    save({ plan: () => ({ newOperations: operations }) });
  return {
    addEntry: (fields, id = randomUuid()) =>
      isKnown(copy, id) ? Promise.resolve({ isSaved: true }) : add([addition(id, fields, now())]),
    addEntries: (entries) =>
      add(
        entries
          .filter(({ id }) => !isKnown(copy, id))
          .map(({ id, ...fields }) => addition(id, fields, now())),
      ),
    undoAdds: (ids) => save(undoAdds(copy, ids, now())),
    updateEntry: (id, changes) => save(update(copy, [id], changes, now())),
    updateEntries: (ids, changes) => save(update(copy, ids, changes, now())),
    trash: (ids) =>
      add(
        present(copy, ids)
          .filter(({ deletedAt }) => deletedAt === undefined)
          .map((entry) => ({ kind: 'trash', id: entry.id, before: fieldsOf(entry), at: now() })),
      ),
    restore: (ids) =>
      add(
        present(copy, ids)
          .filter(({ deletedAt }) => deletedAt !== undefined)
          .map(({ id }) => ({ kind: 'restore', id, at: now() })),
      ),
    renameCategory: (from, to, side) => add(renaming(copy, from, to, side, now())),
    renamePayee: (from, to) => {
      const ids = copy.sorted.filter(({ payee }) => payee === from).map(({ id }) => id);
      return save(update(copy, ids, { payee: to }, now()));
    },
    setBudget: (budget) => save(budgetStep(copy, budget, budget.amountMinor, now())),
    removeBudget: (budget) => save(budgetStep(copy, budget, undefined, now())),
    keep: (name, value) => save({ plan: () => ({ kept: { [`user.${name}`]: value } }) }),
    ...parkedActions(copy, save),
    syncNow: props.syncNow,
  };
}

async function saved(
  { commit, onWaiting, closedAs }: ActionProps,
  { keys = [], plan }: Step,
): Promise<Saved> {
  const closed = closedAs();
  if (closed !== undefined) {
    return { isSaved: false, reason: closed };
  }
  try {
    await commit(keys, plan);
  } catch (error) {
    return {
      isSaved: false,
      reason: error instanceof StoreError && error.reason === 'full' ? 'full' : 'failed',
    };
  }
  onWaiting();
  return { isSaved: true };
}

function isKnown(copy: Copy, id: string): boolean {
  return copy.entry(id) !== undefined;
}

function addition(id: string, fields: EntryFields, at: string): AddOperation {
  return { kind: 'add', id, fields: fieldsOf(fields), at };
}

function present(copy: Copy, ids: readonly string[]): Entry[] {
  return [...new Set(ids)].flatMap((id) => copy.entry(id) ?? []);
}

/**
 * Changes of entries: what has not gone out yet is changed where it stands, so that it goes out as it is
 * meant now.
 */
function update(copy: Copy, ids: readonly string[], changes: EntryChanges, at: string): Step {
  const decimals = decimalsIn(copy);
  const updates = present(copy, ids).flatMap((entry) => {
    const real = realChanges(entry, withAmount(entry, changes, decimals));
    const last = copy.operationsOf(entry.id).at(-1);
    return Object.keys(real).length === 0 ? [] : [{ entry, changes: real, last: last?.key }];
  });
  return {
    keys: updates.flatMap(({ last }) => last ?? []),
    plan(operations) {
      const planned = updates.map(({ entry, changes: real, last }) => {
        const open = last === undefined ? undefined : operations.get(last);
        return (
          folded(open, real, entry) ?? {
            kind: 'update' as const,
            id: entry.id,
            changes: real,
            before: seenBy(real, entry),
            at,
          }
        );
      });
      return {
        operations: planned.filter((operation): operation is Operation => 'key' in operation),
        newOperations: planned.filter((operation) => !('key' in operation)),
      };
    },
  };
}

/** Another currency may have other decimals: 12 USD is 1200 minor units, 12 JPY is 12. */
function withAmount(entry: Entry, changes: EntryChanges, decimals: Decimals): EntryChanges {
  const { currency, amountMinor } = changes;
  if (currency === undefined || amountMinor !== undefined) {
    return changes;
  }
  const factor = 10 ** (decimals(currency) - decimals(entry.currency));
  const converted = entry.amountMinor * factor;
  // What the new currency has no decimals for, the form has asked about.
  return { ...changes, amountMinor: Math.max(1, Math.round(converted)) };
}

/** What waits, with further changes; undefined when it may have gone out. */
function folded(
  operation: Operation | undefined,
  changes: EntryChanges,
  seen: EntryFields,
): Operation | undefined {
  if (operation === undefined || operation.isSent === true || operation.isDone === true) {
    return undefined;
  }
  // What was not valid is tried again; a conflict stays one until the user has chosen.
  const isInvalid = operation.parked !== undefined && 'message' in operation.parked;
  const rest = { ...operation, parked: isInvalid ? undefined : operation.parked };
  switch (rest.kind) {
    case 'add':
      return { ...rest, fields: changed(rest.fields, changes) };
    case 'update':
      // What was changed before is meant to take the place of what the user saw then.
      return {
        ...rest,
        changes: { ...rest.changes, ...changes },
        before: { ...seenBy(changes, seen), ...rest.before },
      };
    default:
      return undefined;
  }
}

function renaming(
  copy: Copy,
  from: string,
  to: string,
  side: EntrySide | undefined,
  at: string,
): readonly NewOperation[] {
  const isUsed = copy.sorted.some(
    ({ category, kind }) => category === from && (side === undefined || sideOf(kind) === side),
  );
  const budgets = budgetsAsSeen(copy);
  // Budgets are for what is spent.
  const moved = side === 'INCOME' ? [] : budgets.filter(({ category }) => category === from);
  return [
    ...(isUsed ? [{ kind: 'rename' as const, from, to, side, at }] : []),
    ...moved.flatMap((budget) => {
      const { currency, amountMinor } = budget;
      const target = { currency, category: to };
      return [
        ...(budgetOf(budgets, target) === undefined
          ? [{ kind: 'budget' as const, ...target, amountMinor, before: undefined, at }]
          : []),
        { kind: 'budget' as const, currency, category: from, amountMinor: undefined, before: budget, at },
      ];
    }),
  ];
}

/** The last word about a budget counts, as long as the one before has not gone out. */
function budgetStep(
  copy: Copy,
  target: { readonly currency: string; readonly category: string | undefined },
  amountMinor: number | undefined,
  at: string,
): Step {
  const { currency, category } = target;
  const before = budgetOf(budgetsAsSeen(copy), target);
  const last = copy.operations.findLast(
    (one) => one.kind === 'budget' && one.currency === currency && one.category === category,
  );
  return {
    keys: last === undefined ? [] : [last.key],
    plan(operations) {
      const open = last === undefined ? undefined : operations.get(last.key);
      if (open?.kind === 'budget' && open.isSent !== true) {
        return { operations: [{ ...open, amountMinor, parked: undefined }] };
      }
      return before === undefined && amountMinor === undefined
        ? {}
        : { newOperations: [{ kind: 'budget', currency, category, amountMinor, before, at }] };
    },
  };
}
