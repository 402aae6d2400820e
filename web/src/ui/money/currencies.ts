import { createContext, useContext, useMemo } from 'react';
import { type CurrencyDisplay, formatMoney } from '../../texts/numbers/format-money.ts';
import { useTexts } from '../../texts/texts-context.ts';

/** How many decimals amounts of a currency have, by its code. */
type DecimalsOf = (currency: string) => number;

/** Given by the app, from the currencies of the API: `Intl` has other decimals for some. */
export const DecimalsContext = createContext<DecimalsOf>(() => 2);

/**
 * How the app shows amounts: in the person's locale, with the decimals that the API has for each currency.
 */
export function useMoney() {
  const { locale } = useTexts();
  const decimalsOf = useContext(DecimalsContext);
  return useMemo(
    () => ({
      decimalsOf,
      money: (minor: number, currency: string, display?: CurrencyDisplay, sign?: 'auto' | 'always') =>
        formatMoney(minor, currency, {
          locale,
          decimals: decimalsOf(currency),
          ...(display === undefined ? {} : { display }),
          ...(sign === undefined ? {} : { sign }),
        }),
    }),
    [locale, decimalsOf],
  );
}
