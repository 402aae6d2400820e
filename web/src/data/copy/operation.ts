import type { EntryChanges, EntryFields, EntrySide } from '../entry.ts';

/** An entry as the server has it. */
export interface StoredEntry extends EntryFields {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt?: string;
  readonly restorableUntil?: string;
}

/** A budget as the server has it. */
export interface StoredBudget {
  readonly currency: string;
  readonly category: string | undefined;
  readonly amountMinor: number;
  readonly version: number;
}

/** Why something was not taken. It stays until the user has decided. */
export type Parked =
  | {
      readonly reason: 'invalid' | 'gone' | 'refused';
      readonly field: string | undefined;
      readonly message: string;
    }
  | {
      readonly reason: 'changedElsewhere' | 'deletedElsewhere';
      /** In a conflict about a budget. */
      readonly theirBudget?: StoredBudget | undefined;
    };

interface OperationState {
  /** True once it may have reached the server: then nothing of it may change any more. */
  readonly isSent?: boolean;
  /** True when it has been carried out, and the changes that it made elsewhere have not been read yet. */
  readonly isDone?: boolean;
  readonly parked?: Parked | undefined;
}

export interface AddOperation extends OperationState {
  readonly kind: 'add';
  readonly id: string;
  readonly fields: EntryFields;
  /** By this device's clock; the server gives another one. */
  readonly at: string;
}

export interface UpdateOperation extends OperationState {
  readonly kind: 'update';
  readonly id: string;
  readonly changes: EntryChanges;
  /** What the user saw in the place of the changes. */
  readonly before: EntryChanges;
  /** True when the user has decided that a deletion elsewhere does not count. */
  readonly restoresFirst?: boolean;
  readonly at: string;
}

export interface TrashOperation extends OperationState {
  readonly kind: 'trash';
  readonly id: string;
  /** What the user saw and threw away. */
  readonly before: EntryFields;
  readonly at: string;
}

export interface RestoreOperation extends OperationState {
  readonly kind: 'restore';
  readonly id: string;
  readonly at: string;
}

export interface RenameOperation extends OperationState {
  readonly kind: 'rename';
  readonly from: string;
  readonly to: string;
  /** Both sides if undefined. */
  readonly side: EntrySide | undefined;
  readonly at: string;
}

export interface BudgetOperation extends OperationState {
  readonly kind: 'budget';
  readonly currency: string;
  readonly category: string | undefined;
  /** Undefined removes it. */
  readonly amountMinor: number | undefined;
  /** What the user saw; undefined for none. */
  readonly before: StoredBudget | undefined;
  readonly at: string;
}

export type NewOperation =
  AddOperation | UpdateOperation | TrashOperation | RestoreOperation | RenameOperation | BudgetOperation;

/** Something that the user has done, and the server is to be told of. Keys grow in the order of doing. */
export type Operation = NewOperation & { readonly key: number };

/** The entry that an operation is about. */
export function entryIdOf(operation: NewOperation): string | undefined {
  return 'id' in operation ? operation.id : undefined;
}
