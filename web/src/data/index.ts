/**
 * All that screens know of the data: this device's copy of it, and what a person can do. Nothing here waits
 * for the network.
 *
 * @example Show what was spent in June, and add something
 * ```tsx
 * const { currencies } = useSummary({ from: '2025-06-01', to: '2025-06-30' });
 * const { addEntry } = useActions();
 * const saved = await addEntry({
 *   kind: 'EXPENSE',
 *   date: '2025-06-09',
 *   amountMinor: 225,
 *   currency: 'USD',
 *   category: 'Food',
 * });
 * ```
 *
 * @module
 */
export { isSame as hasSameFields } from './copy/changes.ts';
export { sideOf, signedMinor } from './entry.ts';
export type { Entry, EntryChanges, EntryFields, EntryKind, EntrySide } from './entry.ts';
export {
  useActions,
  useBudgets,
  useCategories,
  useCurrencies,
  useDefaults,
  useEntries,
  useKept,
  useOutbox,
  usePayees,
  usePaymentMethods,
  useSummary,
  useSyncStatus,
  useTrash,
  useUserData,
} from './hooks.ts';
export { decimalsOf, toMajor } from './money.ts';
export type { BudgetVersions, ConflictItem, RefusedItem, Saved, SyncStatus } from './status.ts';
export type { UserData } from './user-data.ts';
export type * from './views.ts';
export { randomUuid as newId } from 'expense-tracker-client';
