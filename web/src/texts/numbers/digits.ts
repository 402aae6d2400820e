/**
 * Direction marks and isolates, and zero width characters: `Intl` puts them beside signs of right-to-left
 * texts.
 */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const DECIMAL_DIGIT = /\p{Nd}/gu;

/**
 * The text as a parser reads it: without invisible characters, and with the digits of every script as 0 to 9.
 * For example `١٢٫٥٠` is `12٫50`.
 */
export function withPlainDigits(text: string): string {
  return text.replace(INVISIBLE, '').replace(DECIMAL_DIGIT, plainDigit);
}

/**
 * Digits of a script are ten code points in a row, and the first of them is no neighbour of another digit.
 */
function plainDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  if (codePoint < 128) {
    return digit;
  }
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) {
    value += 1;
  }
  return `${value}`;
}
