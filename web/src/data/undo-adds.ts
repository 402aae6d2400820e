import { fieldsOf } from './copy/changes.ts';
import type { Copy } from './copy/copy.ts';
import type { NewOperation, Operation } from './copy/operation.ts';
import type { Operations, Plan } from './store/store.ts';

/**
 * Takes additions back. What has not gone out is forgotten, with all that was done to it since; what may have
 * reached the server goes to the trash.
 */
export function undoAdds(
  copy: Copy,
  ids: readonly string[],
  at: string,
): { readonly keys: readonly number[]; readonly plan: (operations: Operations) => Plan } {
  const undone = [...new Set(ids)].flatMap((id) => {
    const entry = copy.entry(id);
    return entry === undefined ? [] : [{ entry, own: copy.operationsOf(id) }];
  });
  return {
    keys: undone.flatMap(({ own }) => own.map(({ key }) => key)),
    plan(operations) {
      const doneKeys: number[] = [];
      const newOperations: NewOperation[] = [];
      for (const { entry, own } of undone) {
        const waiting = own.flatMap(({ key }) => operations.get(key) ?? []);
        if (isUnsent(waiting[0])) {
          doneKeys.push(...waiting.map(({ key }) => key));
        } else if (entry.deletedAt === undefined) {
          newOperations.push({ kind: 'trash', id: entry.id, before: fieldsOf(entry), at });
        }
      }
      return { doneKeys, newOperations };
    },
  };
}

function isUnsent(operation: Operation | undefined): boolean {
  return operation?.kind === 'add' && operation.isSent !== true && operation.isDone !== true;
}
