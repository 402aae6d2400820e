import type { Copy } from '../copy/copy.ts';
import { decimalsOf } from '../money.ts';
import type { Currency } from '../views.ts';
import type { Decimals } from './api-entry.ts';

/** What the sync keeps for itself beside the entries, by name. */
export const KEPT = {
  /** Where to go on reading changes; it comes from the server only. */
  cursor: 'sync.cursor',
  /** True when the copy has been whole once: an empty list then means that there is nothing. */
  isWhole: 'sync.isWhole',
  /** True while the copy is read anew, because its cursor was too old. */
  isRenewing: 'sync.isRenewing',
  currencies: 'sync.currencies',
  /** Epoch milliseconds, by this device's clock. */
  lastCompleteAt: 'sync.lastCompleteAt',
} as const;

export function cursorOf(copy: Copy): string | undefined {
  const cursor = copy.kept(KEPT.cursor);
  return typeof cursor === 'string' ? cursor : undefined;
}

const noCurrencies: readonly Currency[] = [];

export function currenciesOf(copy: Copy): readonly Currency[] {
  // Written by the sync only.
  return (copy.kept(KEPT.currencies) as readonly Currency[] | undefined) ?? noCurrencies;
}

/** How many decimals currencies have, looked up fast. */
export function decimalsIn(copy: Copy): Decimals {
  const currencies = currenciesOf(copy);
  const known = new Map(currencies.map(({ code, decimals }) => [code, decimals]));
  return (code) => known.get(code) ?? decimalsOf(currencies, code);
}
