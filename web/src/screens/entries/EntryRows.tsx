import { type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Entry } from '../../data/index.ts';
import { goTo, leaveForm, usePlace, withQuery } from '../../ui/router/location.ts';
import { DayHeading } from './DayHeading.tsx';
import { EditRow } from './EditRow.tsx';
import { EntryRow } from './EntryRow.tsx';
import { rowsOf } from './list-rows.ts';
import { useDelete } from './use-delete.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowVirtualizer } from './use-row-virtualizer.ts';
import type { Selection } from './use-selection.ts';

interface EntryRowsProps {
  entries: readonly Entry[];
  selection: Selection;
}

/**
 * Any number of entries by day: only those in view are in the page. The one that `open` of the address names
 * is a form in its place.
 */
export function EntryRows({ entries, selection }: EntryRowsProps) {
  const place = usePlace();
  const openId = place.query.get('open') ?? undefined;
  const rows = useMemo(() => rowsOf(entries), [entries]);
  const list = useRef<HTMLUListElement>(null);
  const deleteEntries = useDelete();
  const { virtualizer, sticky, margin } = useRowVirtualizer(rows, list);
  const { focusAfterClose, focusNear } = useRowFocus(rows, openId, list, virtualizer);

  function close() {
    leaveForm(withQuery(place, { open: undefined }));
  }

  async function remove(id: string) {
    focusAfterClose(id);
    if (await deleteEntries([id])) {
      close();
    }
  }

  function moveByKey(event: KeyboardEvent) {
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isRowButton(event.target)) {
      event.preventDefault();
      focusNear(event.target.dataset['entry'] ?? '', event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  return (
    <ul ref={list} className="rows" style={{ height: virtualizer.getTotalSize() }} onKeyDown={moveByKey}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) {
          return null;
        }
        const isOpen = row.key === openId;
        return (
          <li
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={`row row-${row.kind}`}
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            style={item.index === sticky.current ? { position: 'sticky' } : placed(item, margin)}
          >
            {row.kind === 'day' ? <DayHeading row={row} /> : null}
            {row.kind === 'entry' && !isOpen ? (
              <EntryRow
                entry={row.entry}
                isChosen={selection.ids.has(row.key)}
                onChoose={selection.toggle}
                onOpen={(id) => goTo(withQuery(place, { open: id }), { replace: openId !== undefined })}
              />
            ) : null}
            {row.kind === 'entry' && isOpen ? (
              <EditRow entry={row.entry} onClose={close} onDelete={() => void remove(row.key)} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function placed(item: VirtualItem, margin: number) {
  return { position: 'absolute', transform: `translateY(${item.start - margin}px)` } as const;
}

function isRowButton(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.dataset['entry'] !== undefined;
}
