const known = new Map<string, ReadonlySet<string>>();

/**
 * What stands for a currency beside an amount, in lower case: its code and the signs that `Intl` has for it.
 * For example `usd`, `$` and `us$` (which English has outside the United States).
 */
export function signsOf(currency: string, locale: string): ReadonlySet<string> {
  const key = `${currency} ${locale}`;
  let signs = known.get(key);
  if (signs === undefined) {
    signs = new Set([
      currency.toLowerCase(),
      ...[locale, 'en', 'en-GB'].flatMap((place) =>
        (['symbol', 'narrowSymbol'] as const).map((display) => plainSign(signIn(currency, place, display))),
      ),
    ]);
    known.set(key, signs);
  }
  return signs;
}

/** A sign as `signsOf` has it. */
export function plainSign(sign: string): string {
  return sign
    .replace(/[\u061c\u200e\u200f\s\u00a0\u202f]/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

/**
 * The currency that a sign stands for: the first of the given ones that has it. Put the person's own currency
 * first: `$` is a sign of many.
 */
export function currencyOfSign(
  sign: string,
  currencies: readonly string[],
  locale: string,
): string | undefined {
  const plain = plainSign(sign);
  return (
    currencies.find((currency) => currency.toLowerCase() === plain) ??
    currencies.find((currency) => signsOf(currency, locale).has(plain))
  );
}

function signIn(currency: string, locale: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(
    1,
  );
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
