import type { Currency } from './views.ts';

/** Decimals of a currency that the list does not have: those that most have. */
const USUAL_DECIMALS = 2;

/** How many decimals an amount of a currency has. */
export function decimalsOf(currencies: readonly Currency[], code: string): number {
  return currencies.find((currency) => currency.code === code)?.decimals ?? USUAL_DECIMALS;
}

/**
 * An amount of the API in minor units: 2.25 USD is 225. Exact for what the API gives: a number of at most 15
 * significant digits, with no more decimals than the currency has.
 */
export function toMinor(amount: number, decimals: number): number {
  return Math.round(amount * 10 ** decimals);
}

/** Minor units as the API takes them: 225 is 2.25 USD. */
export function toMajor(amountMinor: number, decimals: number): number {
  return amountMinor / 10 ** decimals;
}
