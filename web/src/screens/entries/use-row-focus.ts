import { type RefObject, useEffect, useRef } from 'react';
import type { ListRow } from './list-rows.ts';
import type { RowVirtualizer } from './use-row-virtualizer.ts';

/**
 * Where the focus goes: to the row whose form was closed, to the next one when it was deleted, to the heading
 * of the screen when there is none. Never to nowhere.
 */
export function useRowFocus(
  rows: readonly ListRow[],
  openId: string | undefined,
  list: RefObject<HTMLUListElement | null>,
  virtualizer: RowVirtualizer,
) {
  const wasOpen = useRef(openId);
  const nextFocus = useRef<{ key: string | undefined }>(undefined);

  function focusKey(key: string | undefined) {
    const index = key === undefined ? -1 : rows.findIndex((row) => row.key === key);
    if (index === -1) {
      document.querySelector<HTMLElement>('h1')?.focus();
      return;
    }
    virtualizer.scrollToIndex(index, { align: 'auto' });
    // The row may have to be drawn first.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        list.current?.querySelector<HTMLElement>(`[data-entry="${key}"]`)?.focus({ preventScroll: true });
      });
    });
  }

  useEffect(() => {
    const closed = wasOpen.current;
    wasOpen.current = openId;
    if (closed !== undefined && openId === undefined) {
      focusKey(nextFocus.current === undefined ? closed : nextFocus.current.key);
      nextFocus.current = undefined;
    }
  });

  return {
    /** The entry will be gone: the one after it, in the order of the list, takes the focus. */
    focusAfterClose: (key: string) => {
      const index = rows.findIndex((row) => row.key === key);
      nextFocus.current = { key: rows.slice(index + 1).find(({ kind }) => kind === 'entry')?.key };
    },
    /** The entry before (-1) or after (1) another. */
    focusNear: (key: string, step: 1 | -1) => {
      const entries = rows.filter(({ kind }) => kind === 'entry');
      const next = entries[entries.findIndex((row) => row.key === key) + step]?.key;
      if (next !== undefined) {
        focusKey(next);
      }
    },
  };
}
