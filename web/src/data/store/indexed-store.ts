import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Written } from '../copy/copy.ts';
import type { Operation, StoredBudget } from '../copy/operation.ts';
import { Database } from './database.ts';
import type { DatabaseEvents, UserSchema } from './database.ts';
import type { Commit, Plan, Store } from './store.ts';

type Stores = ('entries' | 'operations' | 'kept')[];
type Transaction = IDBPTransaction<UserSchema, Stores, 'readwrite'>;

/** Entries are read in parts, so that no part holds up what the user does. */
const PART = 5000;
const ALL: Stores = ['entries', 'operations', 'kept'];
const REVISION = 'store.revision';
const BUDGETS = 'store.budgets';

/** Keeps the copy of one user in IndexedDB. */
export function indexedStore(name: string, events: DatabaseEvents): Store {
  const database = new Database(name, events);
  return {
    isKept: true,
    load: (take) => database.use((opened) => load(opened, take)),
    transact: (keys, plan) => database.use((opened) => transact(opened, keys, plan)),
    revision: () => database.use(async (opened) => revisionIn(await opened.get('kept', REVISION))),
    close: () => database.close(),
  };
}

async function load(database: IDBPDatabase<UserSchema>, take: (part: Written) => void): Promise<number> {
  const transaction = database.transaction(ALL, 'readonly');
  const kept = transaction.objectStore('kept');
  const [names, values, operations] = await Promise.all([
    kept.getAllKeys(),
    kept.getAll(),
    transaction.objectStore('operations').getAll(),
  ]);
  const settings = new Map(names.map((name, index) => [name, values[index]]));
  const revision = revisionIn(settings.get(REVISION));
  const budgets = settings.get(BUDGETS);
  settings.delete(REVISION);
  settings.delete(BUDGETS);
  take({
    kept: Object.fromEntries(settings),
    // What is stored has its key, and budgets are written below.
    operations: operations as Operation[],
    ...(budgets === undefined ? {} : { budgets: budgets as StoredBudget[] }),
  });
  const entries = transaction.objectStore('entries');
  for (let after: string | undefined = ''; after !== undefined;) {
    const part = await entries.getAll(IDBKeyRange.lowerBound(after, true), PART);
    take({ entries: part });
    after = part.length === PART ? part.at(-1)?.id : undefined;
  }
  await transaction.done;
  return revision;
}

async function transact(
  database: IDBPDatabase<UserSchema>,
  keys: readonly number[],
  plan: (operations: ReadonlyMap<number, Operation>) => Plan,
): Promise<Commit> {
  const transaction = database.transaction(ALL, 'readwrite');
  try {
    const operations = transaction.objectStore('operations');
    const found = await Promise.all(keys.map((key) => operations.get(key)));
    const read = found.filter((operation) => operation !== undefined) as Operation[]; // As stored.
    const planned = plan(new Map(read.map((operation) => [operation.key, operation])));
    const commit = await write(transaction, planned);
    await transaction.done;
    return commit;
  } catch (error) {
    // Whatever had been written of it is undone; the transaction may have ended by itself.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It had.
    }
    throw transaction.error ?? error;
  }
}

async function write(transaction: Transaction, plan: Plan): Promise<Commit> {
  const { newOperations = [], entries = [], removed = [], doneKeys = [], kept = {}, budgets } = plan;
  const entryStore = transaction.objectStore('entries');
  const operationStore = transaction.objectStore('operations');
  const keptStore = transaction.objectStore('kept');
  const revision = revisionIn(await keptStore.get(REVISION)) + 1;
  const settings = {
    ...kept,
    [REVISION]: revision,
    ...(budgets === undefined ? {} : { [BUDGETS]: budgets }),
  };
  // Each is a promise, whatever it throws: none is left alone when the transaction ends early.
  const [keys] = await Promise.all([
    Promise.all(newOperations.map(async (operation) => operationStore.add(operation))),
    ...(plan.operations ?? []).map(async (operation) => operationStore.put(operation)),
    ...doneKeys.map(async (key) => operationStore.delete(key)),
    ...entries.map(async (entry) => entryStore.put(entry)),
    ...removed.map(async (id) => entryStore.delete(id)),
    ...Object.entries(settings).map(async ([name, value]) =>
      value === undefined ? keptStore.delete(name) : keptStore.put(value, name),
    ),
  ]);
  const added = newOperations.map((operation, index) => ({ ...operation, key: keys[index] ?? 0 }));
  return {
    written: {
      entries,
      removed,
      doneKeys,
      kept,
      operations: [...(plan.operations ?? []), ...added],
      ...(budgets === undefined ? {} : { budgets }),
    },
    revision,
  };
}

function revisionIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
