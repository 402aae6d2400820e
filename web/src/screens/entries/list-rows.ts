import { type Entry, signedMinor } from '../../data/index.ts';
import type { Day } from '../../texts/dates/day.ts';

/** A row of the list: the heading of a day, or an entry. */
export type ListRow =
  | { readonly kind: 'day'; readonly key: Day; readonly day: Day; readonly totals: readonly DayTotal[] }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: Entry };

export interface DayTotal {
  readonly currency: string;
  /** Income less what was spent. */
  readonly balanceMinor: number;
}

/** The rows for entries that are sorted by day. */
export function rowsOf(entries: readonly Entry[]): ListRow[] {
  const rows: ListRow[] = [];
  let totals: DayTotal[] = [];
  let day: Day | undefined;
  for (const entry of entries) {
    if (entry.date !== day) {
      day = entry.date;
      totals = [];
      rows.push({ kind: 'day', key: day, day, totals });
    }
    addTo(totals, entry);
    rows.push({ kind: 'entry', key: entry.id, entry });
  }
  return rows;
}

/** Adds an entry to the total of its currency, in place: a list may have a hundred thousand. */
function addTo(totals: DayTotal[], entry: Entry): void {
  const minor = entry.kind === 'INCOME' ? entry.amountMinor : -signedMinor(entry);
  const at = totals.findIndex(({ currency }) => currency === entry.currency);
  if (at === -1) {
    totals.push({ currency: entry.currency, balanceMinor: minor });
  } else {
    totals[at] = { currency: entry.currency, balanceMinor: (totals[at]?.balanceMinor ?? 0) + minor };
  }
}
