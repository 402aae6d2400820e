import type { Currency } from './generated/schema.ts';
import { namedCurrencies } from './shared/currency-names.ts';
import { currencyDecimals } from './shared/currency.ts';
import type { NoneRequest } from './shared/subscription.ts';

/** Every currency that an amount may have, by code: no data source call, and no error of its own. */
export function request(): NoneRequest {
  return { payload: null };
}

export function response(): Currency[] {
  const currencies: Currency[] = [];
  for (const { code, name, withdrawnIn } of namedCurrencies()) {
    const decimals = currencyDecimals(code);
    if (decimals !== undefined) {
      currencies.push({ code, name, decimals, isCurrent: withdrawnIn === null, withdrawnIn });
    }
  }
  return currencies;
}
