/** How an amount is shown: `code` where several currencies with one sign may stand together. */
export type CurrencyDisplay = 'symbol' | 'code' | 'none';

interface MoneyFormat {
  locale: string;
  /** By `currencies` of the API: `Intl` has others for some. */
  decimals: number;
  display?: CurrencyDisplay;
  /** `always` shows a plus, too. */
  sign?: 'auto' | 'always';
}

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount of minor units in a person's locale, exact up to the last digit: 123450 is `$1,234.50`. Zero has
 * no sign.
 */
export function formatMoney(minor: number, currency: string, format: MoneyFormat): string {
  // A string, since a double of 15 digits with decimals may print one more.
  return numberFormat(currency, format).format(decimalText(minor, format.decimals));
}

/** The plain decimal of minor units, as files and inputs have it: -123450 with two decimals is `-1234.50`. */
export function decimalText(minor: number, decimals: number): `${number}` {
  const digits = `${Math.abs(minor)}`.padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  // The shape is made above.
  return `${minor < 0 ? '-' : ''}${text}` as `${number}`;
}

/** What stands in an input while an amount is edited: 123450 is `1234,50` in German. */
export function inputText(minor: number, decimals: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });
  const decimal = format.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  return decimalText(minor, decimals).replace('.', decimal);
}

function numberFormat(currency: string, format: MoneyFormat): Intl.NumberFormat {
  const { locale, decimals, display = 'symbol', sign = 'auto' } = format;
  const key = `${currency} ${locale} ${decimals} ${display} ${sign}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(locale, {
      ...(display === 'none'
        ? { style: 'decimal' }
        : { style: 'currency', currency, currencyDisplay: display === 'code' ? 'code' : 'symbol' }),
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: sign === 'always' ? 'exceptZero' : 'negative',
    });
    formats.set(key, made);
  }
  return made;
}
