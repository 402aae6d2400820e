import { util } from '@aws-appsync/utils';

/**
 * What a text may contain. Each function says what is wrong with a text, or undefined. Lengths are in UTF-16
 * code units, as JavaScript counts them: a client that cuts at the bound may split a surrogate pair, and half
 * of one is refused here. UTF-8 cannot encode it, so DynamoDB could not store it as it was sent.
 *
 * `util.matches` takes patterns of Java, which reads a text by code points: `\p{Cs}` is half of a pair, never
 * a whole one. Each pattern is anchored, so that the result is the same whether the whole text has to match
 * or a part of it; by `\z`, because Java's `$` also matches before a final line feed.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/built-in-util-js.html,
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */

/** Why the text is not well-formed Unicode. */
export function unicodeProblem(text: string): string | undefined {
  return util.matches('^[^\\p{Cs}]*\\z', text)
    ? undefined
    : 'must be well-formed Unicode: half of a surrogate pair is missing';
}

/**
 * Why the text cannot be free text, which may have several lines and tabs, but no other control characters.
 */
export function freeTextProblem(text: string): string | undefined {
  const illFormed = unicodeProblem(text);
  if (illFormed) {
    return illFormed;
  }
  return util.matches('^[^\\x{0}-\\x{8}\\x{B}\\x{C}\\x{E}-\\x{1F}\\x{7F}-\\x{9F}]*\\z', text)
    ? undefined
    : 'must not contain control characters other than tabs and line breaks';
}

/**
 * Why the text cannot be a name. Names are compared: two that look alike would still differ. So a name is one
 * line, and it begins and ends with a visible character. Inside, joiners and marks of direction may change
 * what is visible. This function does not check for an empty text.
 */
export function nameProblem(text: string): string | undefined {
  const illFormed = unicodeProblem(text);
  if (illFormed) {
    return illFormed;
  }
  if (text.trim() !== text) {
    return 'must not begin or end with white space';
  }
  if (!util.matches('^[^\\p{Cc}\\p{Zl}\\p{Zp}]*\\z', text)) {
    return 'must not contain control characters or line breaks';
  }
  const invisible = invisibleCharacters();
  // An emoji may end with a variation selector, or, as the flag of a region, with tags. After the letters and
  // digits of most scripts a selector has no effect: U+0000 to U+0FFF but for the signs (C) and (R), and
  // U+1E00 to U+1FFF.
  const plain = '\\x{0}-\\x{A8}\\x{AA}-\\x{AD}\\x{AF}-\\x{FFF}\\x{1E00}-\\x{1FFF}';
  const selector = '[\\x{180B}-\\x{180D}\\x{180F}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]';
  const flag = '\\x{1F3F4}[\\x{E0020}-\\x{E007E}]+\\x{E007F}';
  const begin = `[^${invisible}][\\s\\S]*`;
  const end = `[\\s\\S]*([^${invisible}]|[^${invisible}${plain}]${selector}|${flag})`;
  return text === '' || (util.matches(`^${begin}\\z`, text) && util.matches(`^${end}\\z`, text))
    ? undefined
    : 'must not begin or end with an invisible character';
}

/**
 * Members of a character class: white space, control and format characters (category Cf: zero width space and
 * joiners, byte order mark, marks of direction, soft hyphen), what Unicode calls
 * Default_Ignorable_Code_Point, which is not displayed, and three that are blank by design, U+2800, U+FFFC
 * and U+1D159.
 *
 * Source: https://www.unicode.org/Public/17.0.0/ucd/DerivedCoreProperties.txt
 */
function invisibleCharacters(): string {
  return (
    '\\p{Z}\\p{Cc}\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2065}\\x{2800}\\x{3164}' +
    '\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFFC}\\x{1D159}\\x{E0000}-\\x{E0FFF}'
  );
}
