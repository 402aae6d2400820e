import { type CurrencyTotal, type Entry, signedMinor } from '../../data/index.ts';

/** What entries add up to: a total for each currency, refunds taken off what was spent. Never added up. */
export function currencyTotals(entries: Iterable<Entry>): CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>();
  for (const entry of entries) {
    const { currency, kind } = entry;
    const before = totals.get(currency) ?? { currency, spentMinor: 0, incomeMinor: 0, count: 0 };
    const minor = signedMinor(entry);
    totals.set(currency, {
      currency,
      spentMinor: before.spentMinor + (kind === 'INCOME' ? 0 : minor),
      incomeMinor: before.incomeMinor + (kind === 'INCOME' ? minor : 0),
      count: before.count + 1,
    });
  }
  return [...totals.values()];
}
