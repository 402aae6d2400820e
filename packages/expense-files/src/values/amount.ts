import { asciiDigits } from './digits.ts';

/** How a column writes its decimals. */
export type DecimalMark = '.' | ',';

/** An amount as it is written, taken apart. */
export interface WrittenAmount {
  isNegative: boolean;
  /** Digits without separators and with a point, for example `1234.50`. */
  digits: string;
  /** The currency's code or symbol that stands in the cell; undefined without one. */
  unit: string | undefined;
  /** A word after the amount, such as `Cr`; in lower case. */
  word: string | undefined;
}

/** What `readAmount` answers for a text that is no amount: why. */
export interface AmountProblem {
  problem: string;
}

/** The body of a cell without sign and unit. */
export interface AmountParts {
  isNegative: boolean;
  body: string;
  unit: string | undefined;
  word: string | undefined;
}

const SPACES = /[\s\u00A0\u202F\u2007\u2009\u200A\u2000-\u2006\u2008\u205F\u3000]/gu;
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/gu;
const MINUS = /[-\u2212\u2012\u2013\u2014\uFE63\uFF0D]/u;
/** Groups of three digits, or the Indian ones of two before the last three. */
const GROUPED =
  /^\d{1,3}(?:(?<mark>[., '’`´_٬])\d{3})(?:\k<mark>\d{3})*$|^\d{1,2}(?:(?<indian>[., ])\d{2})+\k<indian>\d{3}$/u;
const BODY = /^[\d.,'’`´_٬٫ ]*\d[\d.,'’`´_٬٫ ]*$/u;

/**
 * Reads an amount, exactly. Nothing is rounded or guessed: a comma that separates no group of three is an
 * error in a column of decimal points.
 *
 * @example `readAmount('1.234,50 €', ',')` is `{ isNegative: false, digits: '1234.50', unit: '€' }`.
 */
export function readAmount(text: string, decimal: DecimalMark): WrittenAmount | AmountProblem {
  const parts = amountParts(text);
  if ('problem' in parts) {
    return parts;
  }
  const digits = plainDigits(parts.body, decimal);
  if (digits === undefined) {
    return { problem: `${quoted(text)} is not an amount with the decimal separator ${quoted(decimal)}` };
  }
  return { isNegative: parts.isNegative, digits, unit: parts.unit, word: parts.word };
}

/** Most amounts: a sign and digits. */
const PLAIN = /^(-?)(\d+(?:[.,]\d+)?)$/;

/** Takes sign, parentheses and unit off, and leaves digits and separators. */
export function amountParts(text: string): AmountParts | AmountProblem {
  const plain = PLAIN.exec(text);
  if (plain?.[2] !== undefined) {
    return { isNegative: plain[1] === '-', body: plain[2], unit: undefined, word: undefined };
  }
  let rest = asciiDigits(text.normalize('NFKC').replace(INVISIBLE, '')).replace(SPACES, ' ').trim();
  // `Rs.500` and `kr. 45`: the point is a part of the unit.
  rest = rest.replace(/(\p{L})\.(?=\s?\d)/u, '$1 ');
  let minus = 0;
  const inParentheses = /^\(\s*(.*?)\s*\)$/u.exec(rest);
  if (inParentheses?.[1] !== undefined) {
    minus += 1;
    rest = inParentheses[1];
  }
  const split = /^(?<before>[^\d.,٫]*?)(?<body>[.,٫]?\d(?:.*\d)?[.,٫]?)(?<after>[^\d]*)$/u.exec(rest);
  const before = split?.groups?.['before'];
  const after = split?.groups?.['after'];
  const body = split?.groups?.['body'];
  if (before === undefined || after === undefined || body === undefined || !BODY.test(body)) {
    return { problem: `${quoted(text)} is not an amount` };
  }
  if (/[.,]$/u.test(body) && /^\s?[^\w\s]/u.test(after) && MINUS.test(after)) {
    return { problem: `${quoted(text)} is unclear: the dash may stand for no decimals, or for minus` };
  }
  const units: string[] = [];
  let word: string | undefined;
  for (const side of [before, after]) {
    const signs = [...side].filter((char) => MINUS.test(char)).length;
    minus += signs;
    const unit = [...side]
      .filter((char) => !MINUS.test(char) && char !== '+')
      .join('')
      .trim();
    if (/^(?:cr|dr|c|d|db|s|h)\.?$/iu.test(unit)) {
      word = unit.replace('.', '').toLowerCase();
    } else if (unit !== '') {
      units.push(unit);
    }
  }
  if (minus > 1) {
    return { problem: `${quoted(text)} has two minus signs` };
  }
  if (units.length > 1 && units[0] !== units[1]) {
    return { problem: `${quoted(text)} has two currencies` };
  }
  return { isNegative: minus === 1, body, unit: units[0], word };
}

/** Digits and a point, or undefined when the separators do not fit. */
function plainDigits(body: string, decimal: DecimalMark): string | undefined {
  const marked = body.replaceAll('٫', decimal);
  const parts = marked.split(decimal);
  const [whole = '', fraction] = parts;
  if (parts.length > 2 || (fraction !== undefined && !/^\d*$/u.test(fraction))) {
    return undefined;
  }
  if (whole !== '' && !/^\d+$/u.test(whole) && !GROUPED.test(whole)) {
    return undefined;
  }
  const plain = whole.replace(/\D/gu, '') || '0';
  return fraction === undefined || fraction === '' ? plain : `${plain}.${fraction}`;
}

/** What one amount says about its column's decimal mark. */
export type DecimalEvidence = DecimalMark | 'whole' | 'unclear' | 'neither';

/**
 * Which decimal mark the amount can have.
 *
 * @example `1.234,50` is `,`; `81.3` is `.`; `1.234` is `unclear`; `12` is `whole`.
 */
export function decimalEvidence(text: string): DecimalEvidence {
  const parts = amountParts(text);
  return 'problem' in parts ? 'neither' : bodyEvidence(parts.body);
}

/** The same of the body that `amountParts` gives. */
export function bodyEvidence(body: string): DecimalEvidence {
  if (!/[.,٫]/u.test(body)) {
    return plainDigits(body, '.') === undefined ? 'neither' : 'whole';
  }
  const point = plainDigits(body, '.');
  const comma = plainDigits(body, ',');
  if (point !== undefined && body.includes('٫')) {
    // The Arabic mark separates decimals, and nothing else.
    return '.';
  }
  if (point !== undefined && comma !== undefined) {
    // `0.500` is no group of thousands.
    const leadingZero = /^0([.,])/u.exec(body);
    return leadingZero?.[1] === '.' || leadingZero?.[1] === ',' ? leadingZero[1] : 'unclear';
  }
  if (point !== undefined) {
    return '.';
  }
  return comma === undefined ? 'neither' : ',';
}

/** The text in quotes, cut to what a line can hold. */
function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return JSON.stringify(short);
}
