import type { EntryFields } from '../../data/index.ts';
import { useMoney } from '../../ui/money/currencies.ts';

/** An entry in a few words, for example `Food, Corner shop, $3.50`. */
export function useEntrySummaryText(): (fields: EntryFields) => string {
  const { money } = useMoney();
  return ({ category, payee, description, amountMinor, currency }) =>
    [category, payee ?? description, money(amountMinor, currency)]
      .filter((part) => part !== undefined)
      .join(', ');
}
