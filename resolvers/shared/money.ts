import { currencyDecimals } from './currency.ts';
import { invalid } from './errors.ts';

/**
 * Amounts are `Float`s in major units at the API (2.25) and integers in minor units inside (225), so that
 * sums are exact. Only this file converts between them.
 */

/**
 * The amount in minor units, e.g. `toMinor(2.25, 'USD')` is 225. Never rounds: ends the request with a
 * `ValidationError` for `amount` when it is not positive, has more decimals than the currency, or more than
 * 15 digits in minor units.
 *
 * Exact, because an IEEE 754 division is correctly rounded: `minor / unit` is the double nearest to that
 * decimal, which is also the double that a client's decimal string was read as. The two are equal if and only
 * if no digit was lost; with up to 15 digits no two decimals share a double.
 */
export function toMinor(amount: number, currency: string): number {
  const reason = amountProblem(amount, currency);
  if (reason) {
    invalid('amount', reason);
  }
  return Math.round(amount * minorUnitsInOne(currency));
}

/** Why `toMinor` would refuse the amount; undefined when it would not. */
export function amountProblem(amount: number, currency: string): string | undefined {
  if (!(amount > 0)) {
    return 'must be greater than 0';
  }
  const unit = minorUnitsInOne(currency);
  if (amount * unit > mostMinorUnits()) {
    return `must be at most ${largestAmount(unit)} ${currency}`;
  }
  return Math.round(amount * unit) / unit === amount
    ? undefined
    : `must have ${decimalsAllowed(unit)} in ${currency}; it is never rounded`;
}

/**
 * The most that is counted exactly, in minor units: 15 digits, which a double gives back unchanged. It bounds
 * an amount, and what one transaction adds to a ledger.
 */
export function mostMinorUnits(): number {
  return 999999999999999;
}

/** The amount in major units, e.g. `toMajor(225, 'USD')` is 2.25. */
export function toMajor(amountMinor: number, currency: string): number {
  return amountMinor / minorUnitsInOne(currency);
}

/** Ends the request with a `ValidationError` unless the code is one of ISO 4217, in capital letters. */
export function checkCurrency(currency: string): void {
  const reason = currencyProblem(currency);
  if (reason) {
    invalid('currency', reason);
  }
}

/** Why `checkCurrency` would refuse the code; undefined when it would not. */
export function currencyProblem(currency: string): string | undefined {
  return currencyDecimals(currency) === undefined
    ? 'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY'
    : undefined;
}

function minorUnitsInOne(currency: string): number {
  const decimals = currencyDecimals(currency);
  if (decimals === 0) {
    return 1;
  }
  return decimals === 3 ? 1000 : 100;
}

function largestAmount(unit: number): string {
  if (unit === 1) {
    return '999999999999999';
  }
  return unit === 100 ? '9999999999999.99' : '999999999999.999';
}

function decimalsAllowed(unit: number): string {
  if (unit === 1) {
    return 'no decimals';
  }
  return unit === 100 ? 'at most 2 decimals' : 'at most 3 decimals';
}
