import { useMemo, useState } from 'react';
import type { Entry } from '../../data/index.ts';

/**
 * Entries that are marked to change them together. What a filter hides stays marked, is counted, and is not
 * changed: `shown` is what an action works on.
 */
export function useSelection(entries: readonly Entry[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(
    () => (ids.size === 0 ? [] : entries.filter(({ id }) => ids.has(id))),
    [entries, ids],
  );

  return {
    ids,
    shown,
    hiddenCount: ids.size - shown.length,
    isAll: shown.length > 0 && shown.length === entries.length,
    toggle: (id: string) => {
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) {
          next.add(id);
        }
        return next;
      });
    },
    chooseAll: () => setIds(new Set([...ids, ...entries.map(({ id }) => id)])),
    clear: () => setIds(new Set()),
    /** Only what was hidden stays. */
    dropShown: () => {
      const done = new Set(shown.map(({ id }) => id));
      setIds((before) => new Set([...before].filter((id) => !done.has(id))));
    },
  };
}

export type Selection = ReturnType<typeof useSelection>;
