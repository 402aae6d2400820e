/** One part of a pattern: literal text, or a letter and how often it is repeated. */
export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: string; readonly count: number };

/**
 * The letters of Java's `DateTimeFormatter` that the local stack implements, and how often each may be
 * repeated.
 */
const MAXIMUM_COUNTS: Readonly<Record<string, number>> = {
  G: 5,
  u: 19,
  y: 19,
  D: 3,
  M: 5,
  L: 5,
  d: 2,
  Q: 4,
  q: 4,
  E: 5,
  a: 1,
  h: 2,
  K: 2,
  k: 2,
  H: 2,
  m: 2,
  s: 2,
  S: 9,
  A: 19,
  n: 19,
  N: 19,
  V: 2,
  z: 4,
  O: 4,
  X: 5,
  x: 5,
  Z: 5,
};

/**
 * Reads a pattern of Java's `DateTimeFormatter`, e.g. `yyyy-MM-dd'T'HH:mm:ss.SSSZ`.
 *
 * Source: https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html
 *
 * @throws {Error} on an unknown letter or count, and, by name, on what the local stack lacks: week-based
 *   fields (`Y`, `w`, `W`, `e`, `c`, `F`), whose result depends on the service's locale, optional sections
 *   and padding
 */
export function parseDateTimePattern(pattern: string): PatternPart[] {
  const parts: PatternPart[] = [];
  let index = 0;
  const addText = (text: string) => {
    const last = parts[parts.length - 1];
    if (last?.kind === 'text') {
      parts[parts.length - 1] = { kind: 'text', text: last.text + text };
    } else {
      parts.push({ kind: 'text', text });
    }
  };
  while (index < pattern.length) {
    const rest = pattern.slice(index);
    const field = /^([A-Za-z])\1*/.exec(rest);
    const quoted = /^'((?:[^']|'')*)'/.exec(rest);
    if (field !== null) {
      const letter = field[0].charAt(0);
      const count = field[0].length;
      checkField(pattern, letter, count);
      parts.push({ kind: 'field', letter, count });
      index += count;
    } else if (quoted !== null) {
      addText(quoted[1] === '' ? "'" : (quoted[1] ?? '').split("''").join("'"));
      index += quoted[0].length;
    } else if (/^[[\]{}#']/.test(rest)) {
      throw new Error(`the date format ${pattern}: ${rest.charAt(0)} is not implemented by the local stack`);
    } else {
      addText(rest.charAt(0));
      index += 1;
    }
  }
  return parts;
}

function checkField(pattern: string, letter: string, count: number): void {
  const maximum = MAXIMUM_COUNTS[letter];
  if (maximum === undefined) {
    const hint = letter === 'Y' ? ' (a week-based year; yyyy is the year)' : '';
    throw new Error(
      `the date format ${pattern}: the letter ${letter}${hint} is not implemented by the local stack`,
    );
  }
  const isOddCount = (letter === 'V' && count !== 2) || (letter === 'O' && count !== 1 && count !== 4);
  if (count > maximum || isOddCount) {
    throw new Error(`the date format ${pattern}: too many or too few letters ${letter}`);
  }
}
