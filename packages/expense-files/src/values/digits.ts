const OTHER_CHARACTER = /[^\0-\x7f]/u;
const OTHER_DIGIT = /[^\P{Nd}0-9]/gu;

/** The text with the decimal digits of all scripts as `0` to `9`, for example `٣` and `３` as `3`. */
export function asciiDigits(text: string): string {
  if (!OTHER_CHARACTER.test(text)) {
    return text;
  }
  return text.replace(OTHER_DIGIT, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // The digits of a script are ten in a row, from zero on.
    let zero = code;
    while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) {
      zero -= 1;
    }
    return `${code - zero}`;
  });
}

/** True for a text with a digit that is not zero, of any script. */
export function hasValue(text: string): boolean {
  return /[1-9]/u.test(text) || (OTHER_CHARACTER.test(text) && /[1-9]/u.test(asciiDigits(text)));
}
