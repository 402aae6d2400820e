import type { Entry } from '../entry.ts';
import type { CurrencyTotal } from '../views.ts';
import { compare } from './sorted-entries.ts';

interface Total {
  spentMinor: number;
  incomeMinor: number;
  count: number;
}

/** What entries come to by currency, kept up to date entry by entry. */
export class RunningTotals {
  readonly #totals = new Map<string, Total>();
  /** Most entries have the currency of the one before. */
  #last: { readonly currency: string; readonly total: Total } | undefined;

  add(entry: Entry): void {
    this.#count(entry, 1);
  }

  remove(entry: Entry): void {
    this.#count(entry, -1);
  }

  clear(): void {
    this.#totals.clear();
    this.#last = undefined;
  }

  /** The currency with the most entries first. */
  list(): readonly CurrencyTotal[] {
    return [...this.#totals]
      .filter(([, { count }]) => count > 0)
      .map(([currency, total]) => ({ currency, ...total }))
      .sort((one, other) => other.count - one.count || compare(one.currency, other.currency));
  }

  #count({ currency, kind, amountMinor }: Entry, times: 1 | -1): void {
    const total = this.#totalOf(currency);
    total.count += times;
    if (kind === 'INCOME') {
      total.incomeMinor += times * amountMinor;
    } else {
      total.spentMinor += kind === 'REFUND' ? -times * amountMinor : times * amountMinor;
    }
  }

  #totalOf(currency: string): Total {
    if (this.#last?.currency === currency) {
      return this.#last.total;
    }
    let total = this.#totals.get(currency);
    if (total === undefined) {
      total = { spentMinor: 0, incomeMinor: 0, count: 0 };
      this.#totals.set(currency, total);
    }
    this.#last = { currency, total };
    return total;
  }
}

/** What a list comes to. */
export function totalsOf(entries: readonly Entry[]): readonly CurrencyTotal[] {
  const totals = new RunningTotals();
  entries.forEach((entry) => totals.add(entry));
  return totals.list();
}
