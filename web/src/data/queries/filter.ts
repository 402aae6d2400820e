import { rangeWithin, within } from '../copy/sorted-entries.ts';
import type { Entry } from '../entry.ts';
import type { EntryFilter } from '../views.ts';
import { entriesWith } from './search-index.ts';
import { fold } from './search-text.ts';

/** The entries that a filter lets through, in the order of the list. */
export function filtered(sorted: readonly Entry[], filter: EntryFilter): readonly Entry[] {
  const { from, to, text = '' } = filter;
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found =
    words.length === 0
      ? within(sorted, from, to)
      : entriesWith(sorted, words, ...rangeWithin(sorted, from, to));
  const tests = testsOf(filter);
  return tests.length === 0 ? found : found.filter((entry) => tests.every((test) => test(entry)));
}

function testsOf(filter: EntryFilter): ((entry: Entry) => boolean)[] {
  const { kinds, currency, category, payee, paymentMethod, leastMinor, mostMinor } = filter;
  return [
    kinds === undefined ? undefined : ({ kind }: Entry) => kinds.includes(kind),
    currency === undefined ? undefined : (entry: Entry) => entry.currency === currency,
    category === undefined ? undefined : (entry: Entry) => entry.category === category,
    payee === undefined ? undefined : (entry: Entry) => entry.payee === payee,
    paymentMethod === undefined ? undefined : (entry: Entry) => entry.paymentMethod === paymentMethod,
    leastMinor === undefined ? undefined : (entry: Entry) => entry.amountMinor >= leastMinor,
    mostMinor === undefined ? undefined : (entry: Entry) => entry.amountMinor <= mostMinor,
  ].filter((test) => test !== undefined);
}
