import { withPlainDigits } from '../../texts/numbers/digits.ts';
import { separatorsOf, type Separators } from '../../texts/numbers/separators.ts';
import { signsOf, plainSign } from './currency-signs.ts';

/** The largest amount has 15 digits in minor units: the API keeps as many exactly. */
export const MAX_MINOR = 999_999_999_999_999;

/** Why a text is not an amount. Texts say it in words (`amountProblems`). */
export type AmountProblem =
  'empty' | 'notANumber' | 'signed' | 'zero' | 'tooManyDecimals' | 'tooLarge' | 'ambiguous' | 'otherCurrency';

type ParsedAmount = { minor: number } | { problem: AmountProblem };

interface AmountRules {
  /** For example `USD`: a sign of another currency beside the amount is refused. */
  currency: string;
  /** Of the currency, by `currencies` of the API: `Intl` has others for some. */
  decimals: number;
  /** Decides what `1.234` is. */
  locale: string;
}

/** A word or sign, then the number, then a word or sign. `12,-` is a way to write 12 in German. */
const SHAPE =
  /^(?<before>(?:[\p{L}\p{Sc}][\p{L}\p{M}\p{Sc}.]*)?)\s*(?<number>[\d.,'\s]*\d[\d.,']*?)(?:[.,][-–—])?\s*(?<after>(?:[\p{L}\p{Sc}][\p{L}\p{M}\p{Sc}.]*)?)$/u;
const SIGN = /[-−–—+()]/;
/** Thousands, or the Indian lakhs and crores. */
const GROUPED = /^(?:\d{1,3}(?:'\d{3})+|\d{1,2}(?:'\d{2})+'\d{3})$/;

/**
 * Reads an amount as people write and paste it (`12,34`, `$13,379.70`, `1 234,56 €`, `١٢٫٥٠`): the exact
 * value in minor units, or why it is none. Nothing is cut, rounded or guessed.
 */
export function parseAmount(text: string, rules: AmountRules): ParsedAmount {
  const plain = withPlainDigits(text).trim();
  if (plain === '') {
    return { problem: 'empty' };
  }
  const canonical = plain.replace(/[’‘`´٬]/g, "'").replace(/[\u00a0\u2007\u2009\u202f]/g, ' ');
  const found = SHAPE.exec(canonical.replace(/٫/g, ','))?.groups;
  if (found === undefined) {
    return {
      problem: SIGN.test(plain) && /\d/.test(plain) && !/[*/=]/.test(plain) ? 'signed' : 'notANumber',
    };
  }
  const signs = [found.before, found.after]
    .map((sign) => plainSign(sign ?? ''))
    .filter((sign) => sign !== '');
  if (signs.some((sign) => !signsOf(rules.currency, rules.locale).has(sign))) {
    return { problem: 'otherCurrency' };
  }
  const separators = canonical.includes('٫') ? { decimal: ',', group: '' } : separatorsOf(rules.locale);
  return minorOf((found.number ?? '').trim().replace(/ /g, "'"), separators, rules.decimals);
}

/** `number` has digits, `.`, `,` and `'` for what can only part thousands. */
function minorOf(number: string, separators: Separators, decimals: number): ParsedAmount {
  const decimal = decimalSeparator(number, separators, decimals);
  if (decimal === 'ambiguous') {
    return { problem: 'ambiguous' };
  }
  const at = decimal === undefined ? -1 : number.lastIndexOf(decimal);
  const [whole, fraction] = at === -1 ? [number, ''] : [number.slice(0, at), number.slice(at + 1)];
  const digits = ungrouped(whole);
  if (digits === undefined || !/^\d*$/.test(fraction)) {
    return { problem: 'notANumber' };
  }
  if (fraction.length > decimals) {
    return { problem: 'tooManyDecimals' };
  }
  const minor = `${digits}${fraction.padEnd(decimals, '0')}`.replace(/^0+(?=\d)/, '');
  if (minor === '' || minor === '0') {
    return { problem: 'zero' };
  }
  return minor.length > `${MAX_MINOR}`.length ? { problem: 'tooLarge' } : { minor: Number(minor) };
}

/** Which of `.` and `,` parts the decimals; `undefined` if the number has none. */
function decimalSeparator(
  number: string,
  separators: Separators,
  decimals: number,
): '.' | ',' | 'ambiguous' | undefined {
  const dots = number.split('.').length - 1;
  const commas = number.split(',').length - 1;
  if (dots > 0 && commas > 0) {
    return number.lastIndexOf('.') > number.lastIndexOf(',') ? '.' : ',';
  }
  if (dots + commas !== 1) {
    return undefined;
  }
  const separator = dots === 1 ? '.' : ',';
  const canBeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(number);
  if (!canBeThousands || separator === separators.decimal) {
    return separator;
  }
  // A German keypad in an English app: 1,234 KWD may be one dinar, or a thousand.
  return separator === separators.group && decimals !== 3 ? undefined : 'ambiguous';
}

/** The digits of a whole number, `undefined` if they are not parted by one separator as thousands are. */
function ungrouped(whole: string): string | undefined {
  const kinds = new Set(whole.replace(/\d/g, ''));
  if (kinds.size === 0) {
    return whole;
  }
  const grouped = whole.replace(/[.,]/g, "'");
  return kinds.size === 1 && GROUPED.test(grouped) ? grouped.replace(/'/g, '') : undefined;
}
