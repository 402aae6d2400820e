import {
  defaultRangeExtractor,
  measureElement,
  type Range,
  useWindowVirtualizer,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ListRow } from './list-rows.ts';

/** Before the first row of its kind is measured. */
const HEIGHTS = { day: 36, entry: 57 };
const ROWS_BEYOND = 10;

/**
 * Which rows are in the page, and where. The heading of the day in view and the row with the focus always
 * are.
 */
export function useRowVirtualizer(rows: readonly ListRow[], list: RefObject<HTMLUListElement | null>) {
  const [margin, setMargin] = useState(0);
  const sticky = useRef(0);
  // Rows of a kind are equally high: what arrives above those in view is as high as they are.
  const heights = useRef({ ...HEIGHTS });
  const dayIndexes = useMemo(() => indexesOfDays(rows), [rows]);

  const rangeExtractor = useCallback(
    (range: Range) => {
      sticky.current = dayIndexes.findLast((index) => index <= range.startIndex) ?? 0;
      const focused = Number(
        document.activeElement?.closest<HTMLElement>('.rows > li')?.dataset['index'] ?? -1,
      );
      const kept = [sticky.current, ...(focused >= 0 && focused < rows.length ? [focused] : [])];
      return [...new Set([...kept, ...defaultRangeExtractor(range)])].sort((a, b) => a - b);
    },
    [dayIndexes, rows.length],
  );

  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    count: rows.length,
    estimateSize: (index) => heights.current[rows[index]?.kind ?? 'entry'],
    measureElement: (element, ...rest) => {
      const height = measureElement(element, ...rest);
      const kind = rows[Number(element.dataset['index'])]?.kind;
      if (kind !== undefined && element.querySelector('form') === null) {
        heights.current[kind] = height;
      }
      return height;
    },
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: ROWS_BEYOND,
    scrollMargin: margin,
    rangeExtractor,
  });

  // What is above the list may grow: a notice, the filters.
  useLayoutEffect(() => {
    const top = list.current === null ? 0 : list.current.getBoundingClientRect().top + scrollY;
    if (Math.abs(top - margin) > 1) {
      setMargin(top);
    }
  });
  useRowAnchor(rows, virtualizer);

  return { virtualizer, sticky, margin };
}

export type RowVirtualizer = ReturnType<typeof useRowVirtualizer>['virtualizer'];

/** Rows that arrive above those in view move nothing: the first entry in view stays where it is. */
function useRowAnchor(
  rows: readonly ListRow[],
  virtualizer: ReturnType<typeof useWindowVirtualizer<HTMLLIElement>>,
) {
  const anchor = useRef<{ key: string; offset: number; rows: readonly ListRow[] }>(undefined);

  useLayoutEffect(() => {
    const before = anchor.current;
    if (before !== undefined && before.rows !== rows) {
      const index = rows.findIndex(({ key }) => key === before.key);
      const start = virtualizer.measurementsCache[index]?.start;
      if (start !== undefined && Math.abs(start - before.offset - scrollY) > 1) {
        scrollTo(0, start - before.offset);
      }
    }
    const first = virtualizer
      .getVirtualItems()
      .find(({ index, end }) => end > scrollY && rows[index]?.kind === 'entry');
    // At the top, what is new shall be seen.
    anchor.current =
      first === undefined || scrollY < (virtualizer.options.scrollMargin || 1)
        ? undefined
        : { key: String(first.key), offset: first.start - scrollY, rows };
  });
}

function indexesOfDays(rows: readonly ListRow[]): number[] {
  return rows.flatMap((row, index) => (row.kind === 'day' ? [index] : []));
}
