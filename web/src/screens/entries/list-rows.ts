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
  let day: Day | undefined;
  // Each entry is looked at once: the memory of a long list is what takes the time.
  entries.forEach((entry, index) => {
    if (entry.date !== day) {
      day = entry.date;
      rows.push(dayRow(day, entries, index));
    }
    rows.push({ kind: 'entry', key: entry.id, entry });
  });
  return rows;
}

function dayRow(day: Day, entries: readonly Entry[], start: number): DayRow {
  return {
    kind: 'day',
    key: day,
    totals: () => {
      let end = start + 1;
      while (entries[end]?.date === day) {
        end += 1;
      }
      return currencyTotals(entries.slice(start, end));
    },
  };
}
