import type { Operation } from '../copy/operation.ts';
import type { Commit, Store } from './store.ts';

/**
 * For browsers that refuse to keep anything, in private windows for example: all is gone with the tab. What
 * is to be read again is in the copy in memory already, so only operations are held here.
 */
export function memoryStore(): Store {
  const operations = new Map<number, Operation>();
  let revision = 0;
  let key = 0;
  return {
    isKept: false,
    load: () => Promise.resolve(revision),
    transact(_keys, plan): Promise<Commit> {
      const { newOperations = [], operations: changed = [], doneKeys = [], ...rest } = plan(operations);
      const added = newOperations.map((operation) => ({ ...operation, key: (key += 1) }));
      [...changed, ...added].forEach((operation) => operations.set(operation.key, operation));
      doneKeys.forEach((done) => operations.delete(done));
      revision += 1;
      return Promise.resolve({
        written: { ...rest, operations: [...changed, ...added], doneKeys },
        revision,
      });
    },
    revision: () => Promise.resolve(revision),
    close: () => undefined,
  };
}
