import type { CurrencyTotal, Entry } from '../../data/index.ts';
import type { Day } from '../../texts/dates/day.ts';
import { currencyTotals } from './currency-totals.ts';

/** A row of the list: the heading of a day, or an entry. */
export type ListRow = DayRow | { readonly kind: 'entry'; readonly key: string; readonly entry: Entry };

export interface DayRow {
  readonly kind: 'day';
  /** The day. */
  readonly key: Day;
  /** Added up when the heading is drawn: a list may have ten thousand days. */
  readonly totals: () => readonly CurrencyTotal[];
}

/** The rows for entries that are sorted by day. */
export function rowsOf(entries: readonly Entry[]): ListRow[] {
  const rows: ListRow[] = [];
  let start = 0;
  for (let end = 1; end <= entries.length; end += 1) {
    const day = entries[start]?.date;
    if (day !== undefined && entries[end]?.date !== day) {
      rows.push(dayRow(day, entries, start, end));
      for (const entry of entries.slice(start, end)) {
        rows.push({ kind: 'entry', key: entry.id, entry });
      }
      start = end;
    }
  }
  return rows;
}

function dayRow(day: Day, entries: readonly Entry[], start: number, end: number): DayRow {
  return { kind: 'day', key: day, totals: () => currencyTotals(entries.slice(start, end)) };
}
