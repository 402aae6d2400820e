/** Java's POSIX classes, which are ASCII only, as members of a character class. */
export const ASCII_CLASSES: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\u0000-\\u007f',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Punct: '\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e',
  Graph: '\\u0021-\\u007e',
  Print: '\\u0020-\\u007e',
  Blank: ' \\t',
  Cntrl: '\\u0000-\\u001f\\u007f',
  XDigit: '0-9a-fA-F',
  Space: '\\t-\\r ',
};

const BINARY_PROPERTIES: Readonly<Record<string, string>> = {
  IsAlphabetic: 'Alphabetic',
  IsIdeographic: 'Ideographic',
  IsLowercase: 'Lowercase',
  IsUppercase: 'Uppercase',
  IsWhite_Space: 'White_Space',
  IsHex_Digit: 'Hex_Digit',
  IsDigit: 'Nd',
  IsLetter: 'L',
};

/**
 * JavaScript's name for a Unicode property of Java's, e.g. `Lu`, `IsAlphabetic`, `IsLatin`, `script=Latin`;
 * undefined for blocks (`InGreek`) and Java's own (`javaLowerCase`).
 */
export function unicodeProperty(name: string): string | undefined {
  if (/^(?:Is)?(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?|LC)$/.test(name)) {
    return name.startsWith('Is') ? name.slice(2) : name;
  }
  if (Object.hasOwn(BINARY_PROPERTIES, name)) {
    return BINARY_PROPERTIES[name];
  }
  const script = /^(?:Is|script=|sc=)([A-Z][A-Za-z_]+)$/.exec(name)?.[1];
  const category = /^(?:general_category|gc)=([A-Z][a-z]?)$/.exec(name)?.[1];
  return script === undefined ? category : `Script=${script}`;
}
