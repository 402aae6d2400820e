import { within } from '../copy/sorted-entries.ts';
import type { Entry } from '../entry.ts';
import type { EntryFilter } from '../views.ts';
import { fold, searchTextOf } from './search-text.ts';

/** The entries that a filter lets through, in the order of the list. */
export function filtered(sorted: readonly Entry[], filter: EntryFilter): readonly Entry[] {
  const inTime = within(sorted, filter.from, filter.to);
  const tests = testsOf(filter);
  return tests.length === 0 ? inTime : inTime.filter((entry) => tests.every((test) => test(entry)));
}

function testsOf(filter: EntryFilter): ((entry: Entry) => boolean)[] {
  const { kinds, currency, category, payee, paymentMethod, leastMinor, mostMinor } = filter;
  const words = fold(filter.text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return [
    kinds === undefined ? undefined : ({ kind }: Entry) => kinds.includes(kind),
    currency === undefined ? undefined : (entry: Entry) => entry.currency === currency,
    category === undefined ? undefined : (entry: Entry) => entry.category === category,
    payee === undefined ? undefined : (entry: Entry) => entry.payee === payee,
    paymentMethod === undefined ? undefined : (entry: Entry) => entry.paymentMethod === paymentMethod,
    leastMinor === undefined ? undefined : (entry: Entry) => entry.amountMinor >= leastMinor,
    mostMinor === undefined ? undefined : (entry: Entry) => entry.amountMinor <= mostMinor,
    // The slowest comes last.
    words.length === 0
      ? undefined
      : (entry: Entry) => {
          const text = searchTextOf(entry);
          return words.every((word) => text.includes(word));
        },
  ].filter((test) => test !== undefined);
}
