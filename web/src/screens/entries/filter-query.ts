import type { EntryFilter, EntryKind } from '../../data/index.ts';
import { isDay } from '../../texts/dates/day.ts';

/** The names of the query of `/entries`. Amounts are plain decimals, such as `min=12.50`. */
export type FilterName =
  'from' | 'to' | 'kind' | 'category' | 'payee' | 'method' | 'currency' | 'q' | 'min' | 'max';

const KINDS: readonly EntryKind[] = ['EXPENSE', 'REFUND', 'INCOME'];

/** The filter that an address says. What it says wrong does not filter. */
export function filterOf(query: URLSearchParams, decimalsOf: (currency: string) => number): EntryFilter {
  const currency = text(query, 'currency');
  const kinds = KINDS.filter((kind) => query.getAll('kind').includes(kind));
  const decimals = currency === undefined ? undefined : decimalsOf(currency);
  return {
    ...{ from: day(query, 'from'), to: day(query, 'to'), currency },
    kinds: kinds.length === 0 ? undefined : kinds,
    category: text(query, 'category'),
    payee: text(query, 'payee'),
    paymentMethod: text(query, 'method'),
    text: text(query, 'q'),
    // Without a currency an amount is no amount.
    leastMinor: decimals === undefined ? undefined : minorOf(text(query, 'min'), decimals),
    mostMinor: decimals === undefined ? undefined : minorOf(text(query, 'max'), decimals),
  };
}

/** The address of the entries that a filter leaves. */
export function entriesPath(filter: Partial<Record<FilterName, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '') {
      query.set(name, value);
    }
  }
  const said = query.toString();
  return said === '' ? '/entries' : `/entries?${said}`;
}

/** How many filters an address sets, the search not among them. */
export function filterCount(query: URLSearchParams): number {
  const names: readonly FilterName[] = ['kind', 'category', 'payee', 'method', 'currency'];
  const hasPeriod = query.has('from') || query.has('to');
  const hasAmount = query.has('min') || query.has('max');
  return names.filter((name) => query.has(name)).length + Number(hasPeriod) + Number(hasAmount);
}

/**
 * Minor units of a plain decimal; `undefined` for anything else, and for more decimals than the currency has.
 */
function minorOf(decimal: string | undefined, decimals: number): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,3}))?$/.exec(decimal ?? '') ?? [];
  const minor = `${whole}${fraction.padEnd(decimals, '0')}`;
  return whole === undefined || fraction.length > decimals || minor.length > 15 ? undefined : Number(minor);
}

function text(query: URLSearchParams, name: FilterName): string | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : value;
}

function day(query: URLSearchParams, name: FilterName): string | undefined {
  const value = query.get(name);
  return value !== null && isDay(value) ? value : undefined;
}
