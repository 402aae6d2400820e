import type { CurrencyDecimals } from '../inspection.ts';

/** Symbols that one currency has, and those that several share. */
const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  euro: ['EUR'],
  euros: ['EUR'],
  '£': ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'LBP', 'SYP', 'SDG', 'SSP'],
  '¥': ['JPY', 'CNY'],
  円: ['JPY'],
  元: ['CNY', 'TWD', 'HKD'],
  圓: ['TWD', 'HKD'],
  원: ['KRW'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₪': ['ILS'],
  '₫': ['VND'],
  đ: ['VND'],
  '฿': ['THB'],
  '₦': ['NGN'],
  '₱': ['PHP'],
  '₺': ['TRY'],
  '₴': ['UAH'],
  '₽': ['RUB'],
  '₸': ['KZT'],
  '₾': ['GEL'],
  '₡': ['CRC'],
  '₲': ['PYG'],
  '₵': ['GHS'],
  '৳': ['BDT'],
  '₼': ['AZN'],
  '֏': ['AMD'],
  zł: ['PLN'],
  kč: ['CZK'],
  ft: ['HUF'],
  lei: ['RON', 'MDL'],
  лв: ['BGN'],
  руб: ['RUB'],
  kn: ['HRK'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  rp: ['IDR'],
  rm: ['MYR'],
  r: ['ZAR'],
  ksh: ['KES'],
  kshs: ['KES'],
  tsh: ['TZS'],
  ush: ['UGX'],
  fr: ['CHF'],
  sfr: ['CHF'],
  tl: ['TRY'],
  us$: ['USD'],
  ca$: ['CAD'],
  c$: ['CAD', 'NIO'],
  cad$: ['CAD'],
  usd$: ['USD'],
  a$: ['AUD'],
  au$: ['AUD'],
  nz$: ['NZD'],
  hk$: ['HKD'],
  s$: ['SGD'],
  nt$: ['TWD'],
  r$: ['BRL'],
  mx$: ['MXN'],
  's/': ['PEN'],
  $: [
    ...[
      'USD',
      'CAD',
      'AUD',
      'NZD',
      'HKD',
      'SGD',
      'TWD',
      'MXN',
      'ARS',
      'CLP',
      'COP',
      'UYU',
      'BBD',
      'BMD',
      'BND',
      'BSD',
    ],
    ...['BZD', 'FJD', 'GYD', 'JMD', 'KYD', 'LRD', 'NAD', 'SBD', 'SRD', 'TTD', 'XCD'],
  ],
};

/** The currencies that a code or symbol can stand for; none for another word. */
export function currenciesOf(unit: string, known: ReadonlyMap<string, CurrencyDecimals>): readonly string[] {
  const code = unit.toUpperCase();
  if (known.has(code)) {
    return [code];
  }
  return (SYMBOLS[unit.toLowerCase()] ?? []).filter((candidate) => known.has(candidate));
}

/** The currency that the name of a column or a line above the table names, for example `Betrag (€)`. */
export function currencyInName(
  name: string,
  known: ReadonlyMap<string, CurrencyDecimals>,
): string | undefined {
  const sure = currenciesInName(name, known).flatMap((list) => (list.length === 1 ? list : []));
  const [first] = sure;
  return sure.every((code) => code === first) ? first : undefined;
}

/** For each code and symbol in the name, the currencies that it can stand for. */
export function currenciesInName(
  name: string,
  known: ReadonlyMap<string, CurrencyDecimals>,
): (readonly string[])[] {
  const words = name.matchAll(/\p{L}*\$|\p{Sc}|\b[A-Z]{3}\b|[円元圓원]|zł|Kč|\b[Ee]uros?\b/gu);
  return [...words].map(([word]) => currenciesOf(word, known)).filter((list) => list.length > 0);
}
