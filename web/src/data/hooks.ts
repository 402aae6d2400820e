import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Entry } from './entry.ts';
import type { Outbox, SyncStatus } from './status.ts';
import type { Actions, UserData } from './user-data.ts';
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

/** Given by `SignedIn` of `session/`. */
export const UserDataContext = createContext<UserData | undefined>(undefined);

/**
 * The data of the signed-in user.
 *
 * @throws {Error} when nobody is signed in: a component that uses data stands below `SignedIn`
 */
export function useUserData(): UserData {
  const data = useContext(UserDataContext);
  if (data === undefined) {
    throw new Error('Components that use data stand below <SignedIn>.');
  }
  return data;
}

/** A part of the data; the component is drawn again when it has changed. */
function useData<Part>(read: (data: UserData) => Part): Part {
  const data = useUserData();
  return useSyncExternalStore(
    data.subscribe,
    useCallback(() => read(data), [data, read]),
  );
}

/** Entries by a filter; the filter may be a new object each time. */
export function useEntries(filter: EntryFilter): EntryList {
  return useData((data) => data.entries(filter));
}

export function useTrash(): readonly Entry[] {
  return useData((data) => data.trash());
}

export function useSummary(period: Period): PeriodSummary {
  return useData((data) => data.summary(period));
}

export function useCategories(): readonly CategoryUse[] {
  return useData((data) => data.categories());
}

export function usePayees(): readonly PayeeUse[] {
  return useData((data) => data.payees());
}

export function usePaymentMethods(): readonly NameUse[] {
  return useData((data) => data.paymentMethods());
}

/** What a new entry begins with. */
export function useDefaults(): Defaults {
  return useData((data) => data.defaults());
}

export function useBudgets(period: Period): readonly Budget[] {
  return useData((data) => data.budgets(period));
}

export function useCurrencies(): readonly Currency[] {
  return useData((data) => data.currencies());
}

export function useSyncStatus(): SyncStatus {
  return useData((data) => data.status());
}

export function useOutbox(): Outbox {
  return useData((data) => data.outbox());
}

/** A setting or draft that `actions.keep` has kept. */
export function useKept(name: string): unknown {
  return useData((data) => data.kept(name));
}

export function useActions(): Actions {
  return useUserData().actions;
}
